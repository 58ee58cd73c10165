/**
 * The content of a draft proposal, without its layout: all texts and formatted numbers, in one language. For a language
 * without texts in `server/texts` that is English throughout, also where the model has translations.
 */
import { setImmediate } from 'node:timers/promises';
import type { FileStore } from '#server/platform/files/file-store.ts';
import { isCommitted } from '#server/configurator/parameters.ts';
import { fieldsOf } from '#server/model/product/fields-of.ts';
import { texts, type FormatText } from '#server/texts/texts.ts';
import { localize } from '#server/model/product/localize.ts';
import { nameOf } from '#server/model/product/row-label.ts';
import { convertPrice } from '#server/model/product/convert-price.ts';
import { priceConfiguration } from '#server/model/product/price.ts';
import type { ModelField } from '#server/model/product/model-field.ts';
import { describeWithUnit } from '../product/describe-value.ts';
import {
  openMandatoryFields,
  unitsOf,
  valueOf,
  type EvaluatedConfiguration,
} from '../product/evaluated-configuration.ts';
import { priceCell } from '../product/present-prices.ts';
import { articleOf, productName } from '../product/present-product.ts';
import { isPriceOnRequest } from '../product/external-product.ts';
import { summaryLine } from '../product/summary-line.ts';
import { formatMoney, formatNumber } from '../text/format-numbers.ts';
import { foreignSummary } from '../product/foreign-item.ts';
import { foreignAmounts, foreignDetails, furtherTotals } from './draft-foreign.ts';
import type { DraftDetails, DraftDocument, DraftKind, DraftPosition } from './draft-document.ts';
import { pictureOf } from './draft-picture.ts';
import { PLAIN_LETTERHEAD, type Letterhead } from './letterhead.ts';
import type { ProposedCart, ProposedLine } from './proposed-cart.ts';
import { shareDetails } from './share-details.ts';

/**
 * The content of a draft. Pauses after every line, because all calls share this thread.
 *
 * @param stop aborted when the content is not needed any more
 * @throws the reason of `stop`
 */
export async function draftContent(
  { cart, lines, total, currency }: ProposedCart,
  {
    kind = 'draft',
    date,
    language: asked,
    letterhead = PLAIN_LETTERHEAD,
    files,
    stop,
  }: {
    kind?: DraftKind;
    date: Date;
    language: string | undefined;
    letterhead?: Letterhead;
    /** Where pictures of configured products are; without it, those of the catalog are drawn. */
    files?: Pick<FileStore, 'open'>;
    stop?: AbortSignal;
  },
): Promise<DraftDocument> {
  const textLanguage = texts.languageOf(asked);
  // With its region, for dates and numbers.
  const language = asked?.startsWith(textLanguage) ? asked : textLanguage;
  const format = texts.group('proposal', language);
  const reference = `${REFERENCES[kind]}-${cart.id.slice(0, 8).toUpperCase()}-${cart.version}`;
  const about = (...names: string[]) => names.map((name) => cart.attributes.get(name) ?? '').filter(Boolean);
  const facts = [
    { label: format('reference'), lines: [reference] },
    { label: format('date'), lines: [longDate(date, language)] },
    { label: format('prepared-for'), lines: about('customerName', 'company') },
    { label: format('contact'), lines: about('customerEmail', 'customerPhoneNumber') },
  ];
  const frame = frameOf(kind, language);
  const context = { language, currency, format, hasPrices: frame.hasPrices };
  const positions: DraftPosition[] = [];
  const configured: DraftDetails[] = [];
  for (const [index, line] of lines.entries()) {
    positions.push({ ...position(line, index, context), picture: await pictureOf(line, files) });
    const { item, configuration } = line;
    if (configuration) configured.push(details(line, configuration, index, context));
    if (item.foreign) {
      const product = productName(line.listed, item, language);
      const named = { number: String(index + 1), product, qty: item.qty };
      configured.push(foreignDetails(item.foreign, named, context));
    }
    await setImmediate();
    stop?.throwIfAborted();
  }
  const further = furtherTotals(lines, currency, language);
  // A sum of nothing would hide what is paid in another currency.
  const isPaidElsewhere = Number(total) === 0 && further.length > 0;
  return {
    ...frame,
    language,
    fileName: `${format('file')}-${reference.toLowerCase()}.pdf`,
    date,
    letterhead,
    reference,
    facts: facts.filter((fact) => fact.lines.length > 0),
    positions,
    ...(!isPaidElsewhere && { total: formatMoney(total, currency, language) }),
    furtherTotals: further,
    details: shareDetails(configured),
  };
}

function longDate(date: Date | string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
}

/** What a reference starts with: the cart and its version alone do not tell documents apart. */
const REFERENCES: Readonly<Record<DraftKind, string>> = { draft: 'DP', summary: 'CS', 'data-sheet': 'DS' };

function frameOf(
  kind: DraftKind,
  language: string,
): Pick<DraftDocument, 'title' | 'intro' | 'notes' | 'hasPrices'> {
  const format = texts.group('proposal', language);
  const formatDocument = texts.group('document', language);
  switch (kind) {
    case 'draft':
      return {
        title: format('title'),
        intro: format('intro'),
        notes: [format('note-draft'), format('note-prices')],
        hasPrices: true,
      };
    case 'summary':
      return {
        title: formatDocument('summary'),
        intro: formatDocument('intro-summary'),
        notes: [format('note-prices')],
        hasPrices: true,
      };
    case 'data-sheet':
      return {
        title: formatDocument('data-sheet'),
        intro: formatDocument('intro-data-sheet'),
        notes: [formatDocument('note-data-sheet')],
        hasPrices: false,
      };
  }
}

/** More do not fit the width of a page. */
const MAX_COLUMNS = 2;

interface Context {
  readonly language: string;
  readonly currency: string;
  readonly format: FormatText<'proposal'>;
  readonly hasPrices: boolean;
}

function position(
  line: ProposedLine,
  index: number,
  { language, currency, format, hasPrices }: Context,
): Omit<DraftPosition, 'picture'> {
  const { item, listed, configuration } = line;
  const open = configuration ? openMandatoryFields(configuration) : [];
  const amount = (minor: number) => {
    if (line.isUnreadable) return '';
    return isPriceOnRequest(listed)
      ? texts.format('pricing.on-request', language)
      : formatMoney(minor, currency, language);
  };
  const openNames = open.map(({ label }) => localize(label, language)).join(', ');
  return {
    number: String(index + 1),
    product: productName(line.listed, line.item, language),
    summary: configuration
      ? summaryLine(configuration, language)
      : line.agreement
        ? localize(line.agreement.summary, language)
        : item.foreign
          ? foreignSummary(item.foreign)
          : articleOf(listed, language),
    remarks: [
      ...(line.isUnreadable ? [texts.format('cart.unreadable', language)] : []),
      ...(open.length > 0 ? [format('incomplete', { fields: openNames })] : []),
      ...(listed ? (line.isOutdated ? [format('outdated')] : []) : [format('gone')]),
      ...(line.pricedAt === undefined || !hasPrices
        ? []
        : [format('priced-at', { date: longDate(line.pricedAt, language) })]),
    ],
    quantity: formatNumber(item.qty, language),
    ...(item.foreign
      ? foreignAmounts(item.foreign, item.qty, language)
      : { unitPrice: amount(line.unitPrice), amount: amount(line.total) }),
  };
}

function details(
  line: ProposedLine,
  configuration: EvaluatedConfiguration,
  index: number,
  { language, currency, format, hasPrices }: Context,
): DraftDetails {
  // The parts of a price that was kept as a whole are not known any more.
  const money = (minor: number) =>
    !line.isPriceCurrent ? '' : minor === 0 ? format('included') : formatMoney(minor, currency, language);
  const { model } = configuration.product;
  const system = unitsOf(configuration);
  const priced = priceConfiguration(model, configuration.evaluation.assignment, {
    currency,
    pieces: line.item.qty,
    together: line.together,
    variants: configuration.state.variants,
  });
  const off = priced.reductions.reduce((sum, { amount }) => sum + amount, 0);
  const { services } = line;
  const servicesLabel = texts.format('pricing.services', language);
  const ofServices =
    services?.amount === undefined
      ? texts.format('pricing.no-price', language)
      : money(convertPrice(services.amount, model, currency));
  const columns = model.priceColumns
    .filter(({ show }) => hasPrices || typeof show === 'object')
    .slice(0, MAX_COLUMNS);
  return {
    number: String(index + 1),
    product: productName(line.listed, line.item, language),
    summary: summaryLine(configuration, language),
    sections: chosenParameters(configuration, language),
    partsTitle: texts.format(
      `${hasPrices ? 'proposal' : 'document'}.${line.item.qty > 1 ? 'parts-of-one' : 'parts'}`,
      language,
    ),
    columns: columns.map(({ label }) => localize(label, language)),
    parts: [
      ...priced.sections.map((section) => ({
        label: localize(section.label, language),
        rows: section.lines.map((part) => ({
          role: localize(part.role, language),
          part: localize(part.label, language),
          article: part.article ?? '',
          quantity: formatNumber(part.quantity, language),
          price: part.isPriceMissing ? texts.format('pricing.no-price', language) : money(part.total),
          further: columns.map((column) => priceCell(model, part, column, { language, currency, system })),
        })),
        sum: line.isPriceCurrent ? formatMoney(section.total, currency, language) : '',
      })),
      ...(services && hasPrices
        ? [
            {
              label: servicesLabel,
              rows: [
                {
                  role: servicesLabel,
                  part: '',
                  article: '',
                  quantity: '',
                  price: ofServices,
                  further: columns.map(() => ''),
                },
              ],
              sum: line.isPriceCurrent ? ofServices : '',
            },
          ]
        : []),
      ...(off === 0 || !line.isPriceCurrent || !hasPrices
        ? []
        : [
            {
              label: texts.format('pricing.discounts', language),
              rows: priced.reductions.map(({ label, amount }) => ({
                role: localize(label, language),
                part: '',
                article: '',
                quantity: '',
                price: formatMoney(-amount, currency, language),
                further: columns.map(() => ''),
              })),
              sum: formatMoney(-off, currency, language),
            },
          ]),
    ],
    price: formatMoney(line.unitPrice, currency, language),
  };
}

/** The visible fields with a value by step, each once; without info groups, which repeat fields. */
function chosenParameters(configuration: EvaluatedConfiguration, language: string): DraftDetails['sections'] {
  const { product, state } = configuration;
  const system = unitsOf(configuration);
  const shown = new Set<string>();
  const entry = (field: ModelField) => {
    const value = describeWithUnit(field, valueOf(configuration, field), language, system);
    if (field.hidden || shown.has(field.name) || field.widget === 'selected_image' || value === '') return [];
    shown.add(field.name);
    return [{ label: localize(nameOf(field), language), value, isChosen: isCommitted(state, field) }];
  };
  const sections = product.model.steps.map((step) => ({
    label: localize(step.label, language),
    entries: fieldsOf({ ...step, groups: step.groups.filter(({ info }) => !info) }).flatMap(entry),
  }));
  return sections.filter(({ entries }) => entries.length > 0);
}
