import type { ProductModel } from '#server/model/product/product-model.ts';
import type { CatalogAttribute, CatalogProduct, PicklistValue } from '../wire/catalog-product.ts';

/** A product of the sandbox: what its catalog tells, and which fields of a model stand for it. */
export interface SandboxProduct {
  readonly model: ProductModel;
  /** In a language, where the model has it. */
  readonly catalog: (language: string | undefined) => CatalogProduct;
  /** By the key of the attribute's id. */
  readonly attributes: ReadonlyMap<string, AttributeBinding>;
  /** By the key of the id that relates the component to its bundle. */
  readonly components: ReadonlyMap<string, ComponentBinding>;
  /**
   * What becomes of choices that contradict each other. `messages`: all stay, and errors say what is wrong, as configuration rules
   * do. `adjust`: older ones give way to the newest, as a constraint model does.
   */
  readonly conflicts: 'messages' | 'adjust';
  /** Messages of warnings that are told as Info, by their names in the model. */
  readonly infos: ReadonlySet<string>;
  /** What a product costs by its selling model. Without it, the model's prices count. */
  readonly priceBook: readonly PriceBookEntry[] | undefined;
}

export interface PriceBookEntry {
  readonly id: string;
  readonly product: string;
  readonly sellingModel: string;
  /** In major units of the model's currency. */
  readonly price: number;
}

/** How rules show in an attribute or a component: its values are told as hidden or disabled. */
export type Treatment = 'Hide' | 'Disable';

export interface AttributeBinding {
  readonly attribute: CatalogAttribute;
  readonly content: AttributeContent;
  /** Told with the attribute of a line. */
  readonly isPriceImpacting: boolean;
  /** Of values that do not fit. Values that are never possible are hidden anyway. */
  readonly treatment: Treatment | undefined;
  /** The component because of which values are hidden or disabled: such a treatment has the scope of the bundle. */
  readonly treatmentComponent?: string;
}

export type AttributeContent =
  | { readonly kind: 'number' | 'text' | 'checkbox'; readonly field: string }
  /** The values of the field, by the keys of their ids. */
  | {
      readonly kind: 'picklist';
      readonly field: string;
      readonly values: ReadonlyMap<string, BoundValue>;
    }
  /** Several values, each of which is a yes/no field. */
  | { readonly kind: 'multi-picklist'; readonly values: ReadonlyMap<string, BoundValue> };

export interface BoundValue {
  readonly value: PicklistValue;
  /** Of the field; or, of several values, the field. */
  readonly name: string;
}

export interface ComponentBinding {
  readonly product: CatalogProduct;
  readonly groupId: string;
  readonly field: string;
  readonly treatment: Treatment | undefined;
}

/** The fields that the attribute's value is made of. */
export function fieldsOfAttribute({ content }: AttributeBinding): readonly string[] {
  return content.kind === 'multi-picklist'
    ? [...content.values.values()].map(({ name }) => name)
    : [content.field];
}
