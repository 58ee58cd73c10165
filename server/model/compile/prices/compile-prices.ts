import type { Compilation } from '../compilation.ts';
import { minorUnits, priceFeature } from '../domains/compile-domains.ts';
import { one, toNumber } from '#server/model/number/rational.ts';
import type { Scope } from '#server/model/expression/scope.ts';
import { currencyDecimals, toMinorUnits } from '#server/model/number/money.ts';
import type { CurrenciesSource, DiscountSource } from '#server/model/source/schema/price-schema.ts';
import type { Currencies } from '#server/model/product/convert-price.ts';
import type { ModelDomain } from '#server/model/product/model-domain.ts';
import { domainOf, type ModelField } from '#server/model/product/model-field.ts';
import type {
  CurrencyRule,
  DiscountStep,
  ModelDiscount,
  PriceColumn,
} from '#server/model/product/product-model.ts';
import { hintFor } from '#server/model/source/suggest-name.ts';
import type { Path } from '#server/model/source/yaml-source.ts';

/** The currencies of a model or a catalog, checked; `error` says what is wrong where. */
export function compileCurrencies(
  sources: CurrenciesSource | undefined,
  currency: string,
  error: (path: Path, message: string, hint?: string) => void,
): Pick<Currencies, 'currencies' | 'coin'> {
  const currencies = new Map<string, CurrencyRule>();
  let coin: number | undefined;
  for (const [code, { rate, round }] of sources ?? []) {
    const path = ['currencies', code];
    const step = round === undefined ? 1 : toMinorUnits(round, code);
    if (step === undefined || step < 1) {
      const message = `${code} has ${currencyDecimals(code)} decimals.`;
      error([...path, 'round'], message, 'Round to a multiple of its smallest coin.');
    }
    if (code === currency) {
      if (rate !== undefined || round === undefined) {
        const hint = rate === undefined ? 'Give "round", its smallest coin.' : 'Remove it here.';
        error(path, `${currency} is the currency of all prices already.`, hint);
      }
      coin = Math.max(step ?? 1, 1);
      continue;
    }
    const hint = `Write what 1 ${currency} is in ${code}.`;
    if (rate === undefined) error(path, 'The "rate" is missing.', hint);
    else if (rate.numerator <= 0n) error([...path, 'rate'], 'A rate is more than 0.', hint);
    currencies.set(code, { rate: rate ?? one, round: Math.max(step ?? 1, 1) });
  }
  return { currencies, ...(coin !== undefined && { coin }) };
}

/** What is taken off. */
export function compileDiscounts(compilation: Compilation, scope: Scope): readonly ModelDiscount[] {
  return [...(compilation.model.discounts ?? [])].map(([name, source]): ModelDiscount => {
    const path = ['discounts', name];
    source.on?.forEach((field, index) => {
      const place = [...path, 'on', index];
      const found = scope.get(field);
      if (!found) {
        if (!compilation.model.fields.has(field)) compilation.unknown('field', field, scope.keys(), place);
      } else if (!('features' in found)) compilation.error(place, `"${field}" has no price.`);
    });
    return {
      name,
      label: compilation.text(source.label, [...path, 'label']),
      condition:
        source.if === undefined ? undefined : compilation.condition(source.if, [...path, 'if'], scope),
      on: source.on && new Set(source.on),
      steps: compileSteps(compilation, source, path),
    };
  });
}

function compileSteps(compilation: Compilation, source: DiscountSource, path: Path): readonly DiscountStep[] {
  const kinds = (['percent', 'amount', 'breaks'] as const).filter((key) => source[key] !== undefined);
  if (kinds.length !== 1) {
    const message =
      kinds.length === 0
        ? 'The amount of the discount is missing.'
        : 'A discount can have only one of these.';
    compilation.error({ path, key: true }, message, 'Give one of: "percent", "amount", "breaks".');
    return [];
  }
  const { from = 1, percent, amount, breaks } = source;
  if (from < 1) compilation.error([...path, 'from'], '"from" is a whole number from 1 on.');
  if (breaks) {
    if (source.from !== undefined)
      compilation.error(
        [...path, 'from'],
        '"breaks" include their own minimum quantities.',
        'Remove "from".',
      );
    return [...breaks]
      .map(([pieces, off]) => {
        checkPercent(compilation, toNumber(off), [...path, 'breaks', pieces]);
        return { from: Number(pieces), off: { percent: off } };
      })
      .sort((a, b) => b.from - a.from);
  }
  if (percent) {
    checkPercent(compilation, toNumber(percent), [...path, 'percent']);
    return [{ from, off: { percent } }];
  }
  const minor = minorUnits(compilation, amount, [...path, 'amount']);
  if (minor <= 0) compilation.error([...path, 'amount'], 'The amount of a discount must be more than 0.');
  return [{ from, off: { amount: minor } }];
}

function checkPercent(compilation: Compilation, percent: number, path: Path): void {
  if (percent > 0 && percent <= 100) return;
  compilation.error(path, 'This is not a discount.', 'It is more than 0 and at most 100 per cent.');
}

/** The columns that every price list has; clients of the API know them by these names. */
const usualColumns = new Set([
  'descriptionColumn',
  'parameterColumn',
  'qtyColumn',
  'itemNumberColumn',
  'customerNetPriceColumn',
  'summary',
  'rows',
]);

/** Further columns of price lists. */
export function compilePriceColumns(
  compilation: Compilation,
  domains: readonly ModelDomain[],
  fields: ReadonlyMap<string, ModelField>,
): readonly PriceColumn[] {
  const features = new Set(
    [...domains, ...[...fields.values()].flatMap((field) => domainOf(field) ?? [])].flatMap(
      (domain) => domain.features?.map(({ name }) => name) ?? [],
    ),
  );
  return [...(compilation.model.price_columns ?? [])].map(([name, { label, show }]): PriceColumn => {
    const path = ['price_columns', name];
    if (usualColumns.has(name))
      compilation.error({ path, key: true }, `Every price list has "${name}" already.`);
    if (show !== 'unit_price' && show !== 'list_price' && !features.has(show)) {
      const hint = hintFor(show, ['unit_price', 'list_price', ...features]);
      const message =
        show === priceFeature ? 'Say which price.' : `There is no feature with a label named "${show}".`;
      compilation.error([...path, 'show'], message, hint);
    }
    return {
      name,
      label: compilation.text(label, [...path, 'label']),
      show: show === 'unit_price' || show === 'list_price' ? show : { feature: show },
    };
  });
}
