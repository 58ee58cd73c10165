/** The tenant's own words, beside those of the models. English is what every other language falls back to. */
const english = {
  priceColumn: 'Price',
  freeTextFilter: 'Search',
  cartName: 'Shopping cart',
  cartActive: 'Created',
  requestSubmitted: 'Submitted',
  discounts: 'Discounts',
  yes: 'Yes',
  no: 'No',
};

export type Wording = typeof english;

const german: Wording = {
  priceColumn: 'Preis',
  freeTextFilter: 'Suche',
  cartName: 'Warenkorb',
  cartActive: 'Angelegt',
  requestSubmitted: 'Eingereicht',
  discounts: 'Rabatte',
  yes: 'Ja',
  no: 'Nein',
};

/** Whether the language asked for is one the tenant speaks, and which. */
export function spokenLanguage(language: string | undefined): 'en' | 'de' {
  return language?.split('-')[0] === 'de' ? 'de' : 'en';
}

export function wording(language: string | undefined): Wording {
  return spokenLanguage(language) === 'de' ? german : english;
}

/** Yes or no where no field of the model says how it is called. */
export function sayYesNo(isYes: boolean, language: string | undefined): string {
  const { yes, no } = wording(language);
  return isYes ? yes : no;
}
