/** A field of the structure as a parameter of the Self Service API. */
import type { Domain, Element, Parameter } from '#contract/configuration.ts';
import { texts } from '#server/texts/texts.ts';
import { recordKey } from '../wire/salesforce-id.ts';
import { noComponent, type AttributeField, type StructureField } from './product-structure.ts';
import { periodOf } from './selling-model.ts';
import { NO, VALUE_SEPARATOR, YES } from './transaction-state.ts';
import { valueKey, type Treatments } from './treatments.ts';

export interface ParameterView {
  readonly locale: string;
  readonly values: ReadonlyMap<string, string>;
  readonly committed: ReadonlySet<string>;
  readonly treatments: Treatments;
}

export function presentParameter(field: StructureField, view: ParameterView): Parameter {
  const value = view.values.get(field.name) ?? '';
  const treatment = view.treatments.fields.get(field.name);
  const isReadonly = treatment === 'disabled' || isFixed(field);
  const widget = widgetOf(field);
  const isNumber = field.kind === 'component' && field.max !== 1;
  return {
    isGroup: false,
    isParameter: true,
    name: field.name,
    description: field.label,
    value,
    valueDescription: describeValue(field, value, view.locale),
    committed: view.committed.has(field.name),
    alwaysCommitted: false,
    isMandatory: isMandatory(field),
    properties: {
      guitype: isReadonly ? 'readonly' : widget === 'onoff' ? 'radio' : widget,
      tc_gui_input: widget === 'onoff' ? 'radio' : widget,
      ...(widget === 'onoff' && { tc_guitype: 'onoff' }),
      hidden: treatment === 'hidden' || isHidden(field) ? 'yes' : 'no',
      readonly: isReadonly ? 'yes' : 'no',
      ...(field.help !== undefined && { tc_info_text: field.help }),
      ...(isMandatory(field) && { tc_mandatory: 'input' }),
      ...(isNumber && { tc_range_min: String(field.min), tc_range_step: '1' }),
      ...(isNumber && field.max !== undefined && { tc_range_max: String(field.max) }),
    },
    domain: domainOf(field, value, view),
  };
}

/** What a value is called; several are listed. */
export function describeValue(field: StructureField, value: string, locale: string): string {
  if (value === '') return '';
  if (field.kind === 'attribute' && field.content === 'multi-picklist')
    return value
      .split(VALUE_SEPARATOR)
      .map((key) => nameOfValue(field, key))
      .join(', ');
  return elementsOf(field, locale).find(({ name }) => name === value)?.description ?? value;
}

/** Whether nobody can order without a value. */
export function isMandatory(field: StructureField): boolean {
  if (field.kind === 'attribute') return field.attribute.isRequired === true;
  return field.kind === 'component-choice' && !field.isOptional;
}

function isFixed(field: StructureField): boolean {
  if (field.kind === 'attribute')
    return field.attribute.isReadOnly === true || field.attribute.isConfigurable === false;
  return field.kind === 'component' && field.max !== undefined && field.min === field.max;
}

function isHidden(field: StructureField): boolean {
  return field.kind === 'attribute' && field.attribute.isHidden === true;
}

type Widget = 'text' | 'onoff' | 'dropdown' | 'radio' | 'checkboxes';

function widgetOf(field: StructureField): Widget {
  switch (field.kind) {
    case 'attribute':
      return WIDGETS[field.content];
    case 'component':
      return field.max === 1 ? 'onoff' : 'text';
    case 'component-choice':
      return 'radio';
    case 'selling-model':
      return 'dropdown';
  }
}

const WIDGETS: Readonly<Record<AttributeField['content'], Widget>> = {
  number: 'text',
  text: 'text',
  checkbox: 'onoff',
  picklist: 'dropdown',
  'multi-picklist': 'checkboxes',
};

function domainOf(field: StructureField, value: string, { locale, treatments }: ParameterView): Domain {
  if (field.kind === 'attribute' && field.content === 'number') return { name: 'float', elements: [] };
  if (field.kind === 'attribute' && field.content === 'text') return { name: 'string', elements: [] };
  if (field.kind === 'component' && field.max !== 1)
    return {
      name: 'int',
      min: String(field.min),
      ...(field.max !== undefined && { max: String(field.max) }),
      elements: [],
    };
  const selected = new Set(value.split(VALUE_SEPARATOR));
  const elements = elementsOf(field, locale).flatMap((element): Element[] => {
    const treatment = treatments.values.get(valueKey(field.name, element.name));
    const isSelected = selected.has(element.name);
    if (treatment === 'hidden' && !isSelected) return [];
    const isDisabled = treatment === 'disabled' && !isSelected;
    return [
      {
        ...element,
        // Salesforce has no value that would change others: what it does not disable can be chosen.
        state: isDisabled ? 'red' : 'green',
        selected: isSelected,
        properties: { ...element.properties, ...(isDisabled && { disabled: 'yes' }) },
      },
    ];
  });
  return { name: field.name, elements };
}

type Named = Pick<Element, 'name' | 'description' | 'properties'>;

function elementsOf(field: StructureField, locale: string): readonly Named[] {
  const yesAndNo = (): Named[] => [
    { name: YES, description: texts.format('value.yes', locale, {}), properties: {} },
    { name: NO, description: texts.format('value.no', locale, {}), properties: {} },
  ];
  switch (field.kind) {
    case 'attribute':
      if (field.content === 'checkbox') return yesAndNo();
      return [...field.values.keys()].map((name) => ({
        name,
        description: nameOfValue(field, name),
        properties: {},
      }));
    case 'component':
      return field.max === 1 ? yesAndNo() : [];
    case 'component-choice': {
      const none = texts.format('component.none', locale, {});
      return [
        ...(field.isOptional ? [{ name: noComponent, description: none, properties: {} }] : []),
        ...field.components.map(({ key, product }): Named => ({
          name: key,
          description: product.name ?? key,
          properties: product.description == null ? {} : { tc_info_text: product.description },
        })),
      ];
    }
    case 'selling-model':
      return field.node.sellingModels
        .filter(
          ({ productSellingModel }) =>
            productSellingModel.sellingModelType === 'OneTime' || periodOf(productSellingModel) !== undefined,
        )
        .map(({ productSellingModel: { id, name } }) => ({
          name: recordKey(id),
          description: name ?? id,
          properties: {},
        }));
  }
}

function nameOfValue({ values }: AttributeField, key: string): string {
  const found = values.get(key);
  return found?.displayValue ?? found?.textValue ?? found?.name ?? key;
}
