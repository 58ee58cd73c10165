/** Services over years, as the modelling language compiles them (docs/authoring.md, "Services over years"). */
import type { Condition, NumberExpression } from '../expression/expression.ts';
import type { LocalizedText } from '../source/texts.ts';
import type { ModelTable } from './model-field.ts';

/** What an expression of a service calls the year that it is calculated for, from 1 on. */
export const SERVICE_YEAR = 'year';
/** The longest term. */
export const MAX_SERVICE_YEARS = 100;

export interface ModelServices {
  /** The integer field that says how many years. */
  readonly term: string;
  /** The text field with the first day of the contract, `2027-01-31`. */
  readonly start: string | undefined;
  /** Per cent a year. */
  readonly escalation: NumberExpression | undefined;
  readonly costEscalation: NumberExpression | undefined;
  readonly assets: ServiceAssets | undefined;
  readonly products: readonly ServiceProduct[];
}

/** What services are charged for: the rows of a table, and configured products of the cart. */
export interface ServiceAssets {
  readonly table: ModelTable;
  /** The text fields that name the rows, the first row's first; empty where nothing names them. */
  readonly labels: readonly string[];
  readonly cart: CartAssets | undefined;
}

export interface CartAssets {
  /** Names of the models whose cart items are asset groups. */
  readonly models: readonly string[];
  readonly condition: Condition | undefined;
  /** A cart item is calculated as the first row is, with attributes of the item in these fields of the row. */
  readonly values: readonly { readonly field: string; readonly attribute: string }[];
}

export interface ServiceProduct {
  readonly name: string;
  readonly label: LocalizedText;
  /** In which years it is charged. */
  readonly charged: { readonly kind: 'once' } | { readonly kind: 'recurring'; readonly every: number };
  /** Of the whole contract, or of each row of the assets. */
  readonly terms:
    | { readonly of: 'contract'; readonly contract: ServiceTerms }
    | { readonly of: 'assets'; readonly rows: readonly ServiceTerms[] };
}

/** What one year of a service costs, in the model's currency, before escalation. */
export interface ServiceTerms {
  readonly condition: Condition | undefined;
  readonly price: NumberExpression;
  readonly cost: NumberExpression;
}
