/** The catalog of an org with a product of ours: a category for each step, a component group for each group with parts to choose. */
import { localize } from '#server/model/product/localize.ts';
import { domainOf, type ModelField } from '#server/model/product/model-field.ts';
import type { ModelGroup, ModelStep, ProductModel } from '#server/model/product/product-model.ts';
import type {
  AttributeCategory,
  CatalogAttribute,
  CatalogProduct,
  ComponentGroup,
  PicklistValue,
  SellingModelOption,
} from '../wire/catalog-product.ts';
import { stableRecordId } from './record-id.ts';

/** The selling model of everything we sell. */
const ONE_TIME = '0jPxx000000001dEAA';

export class CatalogWriter {
  readonly #model: ProductModel;
  readonly #language: string | undefined;

  constructor(model: ProductModel, language: string | undefined) {
    this.#model = model;
    this.#language = language;
  }

  product(): CatalogProduct {
    const { name, title, description, steps } = this.#model;
    const seen = new Set<string>();
    const id = this.#id('01t', 'product');
    return {
      additionalFields: [],
      attributeCategories: steps.flatMap((step) => this.#category(step, seen)),
      description: localize(description, this.#language),
      id,
      isActive: true,
      isAssetizable: true,
      isConfigurable: true,
      isSoldOnlyWithOtherProds: false,
      name: localize(title, this.#language),
      nodeType: 'bundleProduct',
      prices: [],
      productClassification: {},
      productCode: name,
      productComponentGroups: steps.flatMap((step) => this.#componentGroups(step, id)),
      productSellingModelOptions: [this.#oneTime(id)],
      productType: 'Bundle',
    };
  }

  attributeId({ name }: ModelField): string {
    return this.#id('0tj', name);
  }

  #id(prefix: Parameters<typeof stableRecordId>[0], name: string): string {
    return stableRecordId(prefix, `${this.#model.name} ${name}`);
  }

  /** A field stands where it is shown first. */
  #category(step: ModelStep, seen: Set<string>): AttributeCategory[] {
    const id = this.#id('0v3', step.name);
    const attributes = fieldsIn(step.groups).flatMap((field): CatalogAttribute[] => {
      if (seen.has(field.name) || isComponent(field) || !isTold(field)) return [];
      seen.add(field.name);
      return [this.#attribute(field, id)];
    });
    if (attributes.length === 0) return [];
    return [{ id, code: step.name, name: localize(step.label, this.#language), attributes }];
  }

  /** Without a default: what nobody chooses depends on the other fields, and the transaction tells it. */
  #attribute(field: ModelField, attributeCategoryId: string): CatalogAttribute {
    const label = localize(field.label, this.#language);
    const picklist = field.type === 'enumerated' ? this.#picklist(field) : undefined;
    return {
      attributeCategoryId,
      attributeNameOverride: label,
      ...(picklist && { attributePicklist: picklist }),
      code: field.name,
      dataType: DATA_TYPES[field.type],
      ...(field.help && { description: localize(field.help, this.#language) }),
      id: this.attributeId(field),
      isCloneable: false,
      isConfigurable: !field.readonly,
      isHidden: field.hidden,
      isPriceImpacting: domainOf(field)?.values.some(({ price }) => price !== 0) ?? false,
      isReadOnly: field.readonly,
      isRequired: field.mandatory !== undefined,
      label,
      name: field.name,
    };
  }

  #picklist(field: ModelField): { id: string; values: PicklistValue[] } {
    return {
      id: this.#id('0v5', field.name),
      values: (domainOf(field)?.values ?? []).map(({ name, label }, sequence) => {
        const text = localize(label, this.#language);
        return {
          code: name,
          displayValue: text,
          id: this.#id('0v6', `${field.name} ${name}`),
          isBooleanValue: false,
          name,
          sequence,
          textValue: text,
        };
      }),
    };
  }

  #componentGroups(step: ModelStep, parentProductId: string): ComponentGroup[] {
    return groupsIn(step.groups).flatMap((group, sequence): ComponentGroup[] => {
      const options = group.members.filter((member): member is ModelField => !('members' in member));
      const id = this.#id('0y7', group.name);
      const components = options
        .filter((field) => isComponent(field) && isTold(field))
        .map((field, index) => this.#component(field, { groupId: id, parentProductId, sequence: index }));
      if (components.length === 0) return [];
      return [
        {
          classifications: [],
          code: group.name,
          components,
          ...(group.help && { description: localize(group.help, this.#language) }),
          id,
          maxBundleComponents: components.length,
          minBundleComponents: 0,
          name: localize(group.label, this.#language),
          parentProductId,
          sequence,
        },
      ];
    });
  }

  #component(
    field: ModelField,
    place: { groupId: string; parentProductId: string; sequence: number },
  ): CatalogProduct {
    const id = this.#id('01t', field.name);
    const flags = { isComponentRequired: false, isDefaultComponent: false, isQuantityEditable: false };
    return {
      ...flags,
      additionalFields: [],
      attributeCategories: [],
      ...(field.help && { description: localize(field.help, this.#language) }),
      id,
      isActive: true,
      isAssetizable: true,
      isConfigurable: false,
      isSoldOnlyWithOtherProds: false,
      name: localize(field.label, this.#language),
      nodeType: 'simpleProduct',
      prices: [],
      productClassification: {},
      productCode: field.name,
      productComponentGroups: [],
      productRelatedComponent: {
        ...flags,
        childProductId: id,
        childSellingModelId: ONE_TIME,
        doesBundlePriceIncludeChild: false,
        id: this.#id('0dS', field.name),
        maxQuantity: 1,
        parentProductId: place.parentProductId,
        parentSellingModelId: ONE_TIME,
        productComponentGroupId: place.groupId,
        quantity: 1,
        quantityScaleMethod: 'Proportional',
        sequence: place.sequence,
      },
      productSellingModelOptions: [this.#oneTime(id)],
    };
  }

  #oneTime(productId: string): SellingModelOption {
    return {
      id: stableRecordId('0iO', productId),
      productId,
      productSellingModel: {
        id: ONE_TIME,
        name: 'One Time',
        sellingModelType: 'OneTime',
        status: 'Active',
      },
      productSellingModelId: ONE_TIME,
    };
  }
}

const DATA_TYPES: Readonly<Record<ModelField['type'], string>> = {
  enumerated: 'PICKLIST',
  'yes-no': 'CHECKBOX',
  integer: 'NUMBER',
  decimal: 'NUMBER',
  text: 'TEXT',
  computed: 'TEXT',
};

/** Rows and calculated values have no place in a catalog. */
function isTold({ type, row, hidden }: ModelField): boolean {
  return type !== 'computed' && row === undefined && !hidden;
}

/** A part that is there or not. */
function isComponent(field: ModelField): boolean {
  if (field.type !== 'yes-no') return false;
  return field.domain.values.some(({ article }) => article !== undefined) || field.option !== undefined;
}

function fieldsIn(members: readonly (ModelField | ModelGroup)[]): ModelField[] {
  return members.flatMap((member) => ('members' in member ? fieldsIn(member.members) : [member]));
}

function groupsIn(members: readonly (ModelField | ModelGroup)[]): ModelGroup[] {
  return members.flatMap((member) => ('members' in member ? [member, ...groupsIn(member.members)] : []));
}
