/** A product of ours as an org would have it: fields become attributes, parts to have or not become components. */
import type { ModelField } from '#server/model/product/model-field.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import type { CatalogAttribute, CatalogProduct } from '../wire/catalog-product.ts';
import { recordKey } from '../wire/salesforce-id.ts';
import { CatalogWriter } from './catalog-of-model.ts';
import type {
  AttributeBinding,
  AttributeContent,
  ComponentBinding,
  SandboxProduct,
} from './sandbox-product.ts';

export function productOfModel(model: ProductModel): SandboxProduct {
  const told = new Map<string | undefined, CatalogProduct>();
  const catalog = (language: string | undefined): CatalogProduct => {
    const known = told.get(language);
    if (known) return known;
    // Whatever callers ask for, only the model's languages are kept.
    const product = new CatalogWriter(model, language).product();
    if (language === undefined || model.languages.includes(language)) told.set(language, product);
    return product;
  };
  const writer = new CatalogWriter(model, undefined);
  const product = catalog(undefined);
  const attributes = (product.attributeCategories ?? []).flatMap((category) => category.attributes ?? []);
  const fields = new Map([...model.fields.values()].map((field) => [writer.attributeId(field), field]));
  return {
    model,
    catalog,
    attributes: new Map(
      attributes.flatMap((attribute): [string, AttributeBinding][] => {
        const field = fields.get(attribute.id);
        return field ? [[recordKey(attribute.id), bindingOf(attribute, field)]] : [];
      }),
    ),
    components: new Map(
      (product.productComponentGroups ?? []).flatMap((group) =>
        (group.components ?? []).flatMap((component): [string, ComponentBinding][] => {
          const id = component.productRelatedComponent?.id;
          const field = component.productCode;
          if (id === undefined || field == null) return [];
          return [[recordKey(id), { product: component, groupId: group.id, field, treatment: undefined }]];
        }),
      ),
    ),
    conflicts: 'adjust',
    infos: new Set(),
    priceBook: undefined,
  };
}

function bindingOf(attribute: CatalogAttribute, field: ModelField): AttributeBinding {
  const values = new Map(
    (attribute.attributePicklist?.values ?? []).map((value) => [
      recordKey(value.id),
      { value, name: value.code ?? '' },
    ]),
  );
  const content: AttributeContent =
    attribute.dataType === 'PICKLIST'
      ? { kind: 'picklist', field: field.name, values }
      : { kind: KINDS[field.type] ?? 'text', field: field.name };
  return { attribute, content, isPriceImpacting: attribute.isPriceImpacting === true, treatment: undefined };
}

const KINDS: Partial<Record<ModelField['type'], 'number' | 'text' | 'checkbox'>> = {
  integer: 'number',
  decimal: 'number',
  'yes-no': 'checkbox',
};
