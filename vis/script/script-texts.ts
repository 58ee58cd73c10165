/** What a person reads in the page while the frame cannot speak for itself. */
const texts = {
  en: {
    title: 'Product in 3D',
    failed: 'The 3D view could not be loaded.',
    retry: 'Try again',
  },
  de: {
    title: 'Produkt in 3D',
    failed: 'Die 3D-Ansicht konnte nicht geladen werden.',
    retry: 'Erneut versuchen',
  },
} as const;

export function scriptTexts(language: string | undefined): (typeof texts)['en' | 'de'] {
  return language?.startsWith('de') ? texts.de : texts.en;
}
