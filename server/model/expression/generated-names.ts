/**
 * Names of the fields and rules that the model compiler adds to those of the author. They are built here and nowhere read:
 * what such a field or rule is for stands in the product model (`NumberField.counts`, `FieldRow`, `ModelRule.origin`).
 */

/** Names of fields that customers see. They are on the wire and in saved carts, so they stay as they are. */
export const fieldNames = {
  /** How many of the variant that the field `part` chooses. */
  quantity: (part: string) => `${part}_quantity`,
  /** How many rows of a table there are. */
  count: (table: string) => `${table}_count`,
  /** A field in one row of a table. */
  inRow: (table: string, row: number, member: string) => `${table}_${row}_${member}`,
};

declare const generated: unique symbol;
/** A name in the engine's problem that no name of an author's can be, for those are identifiers. */
export type GeneratedName = string & { readonly [generated]: true };

const generate = (name: string) => name as GeneratedName;

export const engineNames = {
  /** A field, and the rule that ties it, which a formula needs; `owner` tells apart what is compiled separately. */
  auxiliary: (owner: string, index: number) => generate(`${owner === '' ? '' : `${owner} `}= ${index}`),
  /** The fields of a row have one value each while the row is not there. */
  absentRow: (count: string, row: number) => generate(`= no ${count} ${row}`),
  /** What a rule with `each` says of one row. */
  ruleOfRow: (rule: string, row: number) => generate(`${rule}.${row}`),
  /** No part and the quantity 0 are the same. */
  emptyQuantity: (quantity: string) => generate(`${quantity}.none`),
};
