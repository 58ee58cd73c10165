import { fieldsIn } from '../../expression/expression.ts';
import { resolveNumber } from '../../expression/resolve-expression.ts';
import { rowsOf, type RowBinding, type RowScope, type Scope } from '../../expression/scope.ts';
import type { ModelField, ModelTable } from '../../product/model-field.ts';
import {
  MAX_SERVICE_YEARS,
  SERVICE_YEAR,
  type CartAssets,
  type ModelServices,
  type ServiceAssets,
  type ServiceProduct,
  type ServiceTerms,
} from '../../product/model-services.ts';
import type { ServiceProductSource, ServicesSource } from '../../source/schema/service-schema.ts';
import type { Path } from '../../source/yaml-source.ts';
import type { Compilation } from '../compilation.ts';

/** What the parts of a service need of the rest of the model. */
interface ServiceContext {
  readonly compilation: Compilation;
  readonly fields: ReadonlyMap<string, ModelField>;
  readonly tables: ReadonlyMap<string, ModelTable>;
  /** Fields of the model, and `year`. */
  readonly scope: Scope;
}

/** Services over years; undefined where the model has none. */
export function compileServices(
  compilation: Compilation,
  fields: ReadonlyMap<string, ModelField>,
  tables: ReadonlyMap<string, ModelTable>,
  given: Scope,
): ModelServices | undefined {
  const source = compilation.model.services;
  if (!source) return undefined;
  if (given.has(SERVICE_YEAR)) {
    const hint = `Services call the year of the contract "${SERVICE_YEAR}". Give the field another name.`;
    compilation.error(
      { path: ['fields', SERVICE_YEAR], key: true },
      'This name has a meaning already.',
      hint,
    );
  }
  const scope = new Map(given).set(SERVICE_YEAR, { type: 'number', min: 1, max: MAX_SERVICE_YEARS });
  const context = { compilation, fields, tables, scope };
  checkTerm(context, source.term);
  if (source.start !== undefined && fields.get(source.start)?.type !== 'text')
    compilation.error(
      ['services', 'start'],
      'The start is not a text field.',
      'It holds a date: 2027-01-31.',
    );
  const percent = (key: 'escalation' | 'cost_escalation') =>
    source[key] === undefined ? undefined : compileNumber(context, source[key], ['services', key]);
  const escalation = percent('escalation');
  const assets = compileAssets(context, source.assets);
  const products = [...source.products].map(([name, product]) =>
    compileProduct(context, name, product, source.assets?.rows),
  );
  if (products.length === 0)
    compilation.error({ path: ['services', 'products'], key: true }, 'A service has one product at least.');
  if (assets?.cart) checkCartValues(context, assets, assets.cart, products);
  return {
    term: source.term,
    start: source.start,
    escalation,
    costEscalation: percent('cost_escalation') ?? escalation,
    assets,
    products,
  };
}

function checkTerm({ compilation, fields }: ServiceContext, term: string): void {
  const path = ['services', 'term'];
  const field = fields.get(term);
  if (!field) compilation.unknown('field', term, fields.keys(), path);
  else if (field.type !== 'integer' || field.min < 1 || field.max > MAX_SERVICE_YEARS) {
    const message = `The term is an integer field from 1 or more to at most ${MAX_SERVICE_YEARS} years.`;
    compilation.error(path, message);
  }
}

function compileAssets(
  { compilation, fields, tables, scope }: ServiceContext,
  source: ServicesSource['assets'],
): ServiceAssets | undefined {
  if (!source) return undefined;
  const path = ['services', 'assets'];
  const table = tables.get(source.rows);
  const rows = rowsOf(scope, source.rows) ?? [];
  if (!table) {
    compilation.unknownRows(source.rows, [...path, 'rows']);
    return undefined;
  }
  const { label, cart } = source;
  const labels = label === undefined ? [] : rows.flatMap((row) => row.fields.get(label) ?? []);
  if (label !== undefined && fields.get(labels[0] ?? '')?.type !== 'text')
    compilation.error([...path, 'label'], `No text field of a row is called "${label}".`);
  return {
    table,
    labels,
    cart: cart && {
      models: cart.products,
      condition:
        cart.if === undefined ? undefined : compilation.condition(cart.if, [...path, 'cart', 'if'], scope),
      values: [...cart.values].flatMap(([member, attribute]) => {
        const field = rows[0]?.fields.get(member);
        if (field !== undefined) return [{ field, attribute }];
        const known = rows[0]?.fields.keys() ?? [];
        compilation.unknown('field of a row', member, known, [...path, 'cart', 'values', member]);
        return [];
      }),
    },
  };
}

function compileProduct(
  context: ServiceContext,
  name: string,
  source: ServiceProductSource,
  assets: string | undefined,
): ServiceProduct {
  const { compilation, scope } = context;
  const path = ['services', 'products', name];
  const { once = false, every } = source;
  if (once && every !== undefined)
    compilation.error(
      [...path, 'every'],
      'A service that is charged once has no "every".',
      'Remove one of the two.',
    );
  if (every !== undefined && (every < 1 || every > MAX_SERVICE_YEARS))
    compilation.error([...path, 'every'], `"every" is a number of years from 1 to ${MAX_SERVICE_YEARS}.`);
  if (source.each !== undefined && source.each !== assets) {
    const hint = assets === undefined ? 'Describe "assets" of the services.' : `Write "each: ${assets}".`;
    compilation.error([...path, 'each'], `"${source.each}" is not the rows of the assets.`, hint);
  }
  const rows = source.each === undefined ? undefined : rowsOf(scope, source.each);
  return {
    name,
    label: compilation.text(source.label, [...path, 'label']),
    charged: once ? { kind: 'once' } : { kind: 'recurring', every: every ?? 1 },
    terms: rows
      ? { of: 'assets', rows: rows.map((row) => compileTerms(context, source, path, row)) }
      : { of: 'contract', contract: compileTerms(context, source, path) },
  };
}

function compileTerms(
  context: ServiceContext,
  { if: condition, price, cost }: ServiceProductSource,
  path: Path,
  row?: RowScope,
): ServiceTerms {
  const { compilation, scope } = context;
  return {
    condition:
      condition === undefined
        ? undefined
        : compilation.condition(condition, [...path, 'if'], scope, row?.fields),
    price: compileNumber(context, price, [...path, 'price'], row?.fields),
    cost: compileNumber(context, cost, [...path, 'cost'], row?.fields),
  };
}

function compileNumber(
  { compilation, scope }: ServiceContext,
  text: string,
  path: Path,
  binding?: RowBinding,
) {
  const { expression, errors } = resolveNumber(text, scope, binding);
  compilation.expressionErrors(errors, path);
  return expression;
}

/** Of a product in the cart nothing is known but its attributes: every field that is calculated with needs one. */
function checkCartValues(
  { compilation, fields }: ServiceContext,
  { table }: ServiceAssets,
  { values }: CartAssets,
  products: readonly ServiceProduct[],
): void {
  const given = new Set(values.map(({ field }) => field));
  for (const { name, terms } of products) {
    const first = terms.of === 'assets' ? terms.rows[0] : undefined;
    const parts = first ? [first.price, first.cost, ...(first.condition ? [first.condition] : [])] : [];
    for (const field of new Set(parts.flatMap((part) => [...fieldsIn(part)]))) {
      const row = fields.get(field)?.row;
      if (row?.table.name !== table.name || given.has(field)) continue;
      const message = `"${name}" is calculated with "${row.member}", which has no value for products of the cart.`;
      compilation.error(
        { path: ['services', 'assets', 'cart', 'values'], key: true },
        message,
        'Add it here.',
      );
    }
  }
}
