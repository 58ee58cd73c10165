/** What names in a scene stand for: fields of the model, and what the scene itself calculates. */
import type { Expression, Literal } from '#scene/expression/expression.ts';
import { valuesOf, type ModelField, type ModelTable } from '../product/model-field.ts';
import type { ProductModel } from '../product/product-model.ts';

/** A part of an expression with what is known of its result before there is a configuration. */
export interface TypedExpression {
  readonly expression: Expression;
  readonly type: 'number' | 'truth' | 'word';
  /** Of a number that is a quantity of something; undefined where it is not known to be one. */
  readonly unit: string | undefined;
  /** What a word can be; undefined for any. */
  readonly words: ReadonlySet<string> | undefined;
  /** Between what a number lies. */
  readonly min: number;
  readonly max: number;
}

export interface SceneModel extends Pick<ProductModel, 'fields' | 'tables' | 'computed' | 'steps'> {
  readonly featureUnit: (field: ModelField, feature: string) => string | undefined;
}

/** What names mean in a part that is there once for each row. */
export interface RowContext {
  readonly table: ModelTable;
  readonly number: number;
}

const yesNo: ReadonlySet<string> = new Set(['yes', 'no']);

export function typed(
  expression: Expression,
  type: TypedExpression['type'],
  more: Partial<TypedExpression> = {},
): TypedExpression {
  return { expression, type, unit: undefined, words: undefined, min: -Infinity, max: Infinity, ...more };
}

export function numberLiteral(value: number): TypedExpression {
  return typed(value, 'number', { min: value, max: value });
}

export class SceneNames {
  readonly model: SceneModel;
  readonly #values: ReadonlyMap<string, TypedExpression>;
  readonly #row: RowContext | undefined;
  readonly #reads: Set<string>;

  /**
   * @param values what the scene calculates under a name, and its actions
   * @param reads collects the fields that are read
   */
  constructor(
    model: SceneModel,
    values: ReadonlyMap<string, TypedExpression>,
    reads: Set<string>,
    row?: RowContext,
  ) {
    this.model = model;
    this.#values = values;
    this.#reads = reads;
    this.#row = row;
  }

  get row(): RowContext | undefined {
    return this.#row;
  }

  inRow(row: RowContext | undefined): SceneNames {
    return new SceneNames(this.model, this.#values, this.#reads, row);
  }

  /** The names that an author can mean. */
  get all(): readonly string[] {
    const fields = [...this.model.fields.values()].map(({ name, row }) => (row ? row.member : name));
    return [...new Set([...this.#values.keys(), ...fields])];
  }

  /** Where a name that stands for nothing here would stand for something. */
  rowHint(name: string): string | undefined {
    const field = [...this.model.fields.values()].find(({ row }) => row?.member === name);
    const table = field?.row?.table.name;
    if (table === undefined) return undefined;
    return `It is a field of every row of "${table}": write sum(${table}: …), or give the part "each: ${table}".`;
  }

  /** Undefined for a name that stands for nothing. */
  find(name: string): TypedExpression | undefined {
    if (this.#row && name === 'row') return numberLiteral(this.#row.number);
    const field = this.field(name);
    return field ? this.#ofField(field) : this.#values.get(name);
  }

  /** A field by its name, or by its name in the row that is spoken about. */
  field(name: string): ModelField | undefined {
    const row = this.#row;
    const member = row && `${row.table.name}_${row.number}_${name}`;
    return this.model.fields.get(member ?? name) ?? this.model.fields.get(name);
  }

  #ofField(field: ModelField): TypedExpression {
    this.#reads.add(field.name);
    const expression: Expression = { op: 'field', name: field.name };
    switch (field.type) {
      case 'integer':
      case 'decimal':
        return typed(expression, 'number', { unit: field.unit, min: field.min, max: field.max });
      case 'yes-no':
        return typed(expression, 'truth', { words: yesNo });
      case 'computed':
        return field.calculation.result === 'yes-no'
          ? typed(expression, 'truth', { words: yesNo })
          : typed(expression, 'number', { unit: field.unit });
      case 'enumerated':
        return typed(expression, 'word', { words: new Set(field.domain.values.map(({ name }) => name)) });
      case 'text':
        return typed(expression, 'word');
    }
  }

  /** The features of a field's values, by name. */
  features(field: ModelField): readonly string[] {
    const known = valuesOf(field).flatMap((value) => Object.keys(value.features));
    return [...new Set([...known, ...(quantityOf(field) === undefined ? [] : ['quantity'])])];
  }

  /** Undefined where the field's values have no such feature. */
  feature(field: ModelField, feature: string): TypedExpression | undefined {
    const quantity = feature === 'quantity' ? quantityOf(field) : undefined;
    if (quantity !== undefined) {
      const counted = this.model.fields.get(quantity);
      return counted && this.#ofField(counted);
    }
    if (!this.features(field).includes(feature)) return undefined;
    this.#reads.add(field.name);
    const entries = valuesOf(field).map((value) => [value.name, value.features[feature]] as const);
    const sample = entries.find(([, content]) => content !== undefined)?.[1];
    // Without an option, nothing is there of what its part has.
    const absent: Literal = typeof sample === 'number' ? 0 : typeof sample === 'boolean' ? false : '';
    const values = Object.fromEntries(
      entries.flatMap(([value, content]) => {
        const known = content ?? (field.type === 'yes-no' && field.option ? absent : undefined);
        return known === undefined ? [] : [[wordOf(field, value), known] as const];
      }),
    );
    const expression: Expression = { op: 'feature', field: field.name, values };
    const contents = Object.values(values);
    if (typeof sample === 'boolean') return typed(expression, 'truth', { words: yesNo });
    if (typeof sample !== 'number')
      return typed(expression, 'word', { words: new Set(contents.map(String)) });
    const numbers = contents.filter((content) => typeof content === 'number');
    return typed(expression, 'number', {
      unit: this.model.featureUnit(field, feature),
      min: Math.min(...numbers),
      max: Math.max(...numbers),
    });
  }
}

/** Yes/no values are `Yes` and `No` in a configuration, and truths in a scene, whose tables say yes and no. */
function wordOf(field: ModelField, value: string): string {
  return field.type === 'yes-no' ? value.toLowerCase() : value;
}

/** The field that says how many of the chosen variant there are. */
function quantityOf(field: ModelField): string | undefined {
  return field.type === 'enumerated' ? field.quantity : undefined;
}
