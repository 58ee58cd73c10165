import { ForeignError, type ForeignCommit } from '#server/upstreams/foreign-configurator.ts';
import { plainNumber } from './decimal-text.ts';
import {
  noComponent,
  type AttributeField,
  type ProductStructure,
  type StructureField,
} from './product-structure.ts';
import { NO, VALUE_SEPARATOR, YES, findValue, valuesIn } from './transaction-state.ts';
import { recordKey } from '../wire/salesforce-id.ts';

/**
 * A commit in the notation of this adapter; an empty value leaves the field to the system.
 * @throws ForeignError not-found for a field, refused for a value, that the product does not have
 */
export function readCommit(structure: ProductStructure, { name, value: sent }: ForeignCommit): ForeignCommit {
  const field = structure.fields.get(name);
  if (!field) throw new ForeignError('not-found', `The product has no parameter ${name}.`);
  const value = sent.trim();
  if (value === '') return { name, value };
  const read = field.kind === 'attribute' ? readAttribute(field, value) : readChoice(field, value);
  if (read === undefined)
    throw new ForeignError('refused', `${field.label} does not have the value ${value}.`);
  return { name, value: read };
}

/** Undefined for a value that the attribute does not have. */
function readAttribute(field: AttributeField, value: string): string | undefined {
  switch (field.content) {
    case 'text':
      return value;
    case 'number':
      return plainNumber(value);
    case 'checkbox':
      return value === YES || value === NO ? value : undefined;
    case 'picklist':
      return findValue(field, value);
    case 'multi-picklist': {
      const parts = value.split(VALUE_SEPARATOR).filter((part) => part.trim() !== '');
      const isKnown = parts.every((part) => findValue(field, part.trim()) !== undefined);
      return isKnown ? valuesIn(field, value).join(VALUE_SEPARATOR) : undefined;
    }
  }
}

function readChoice(field: Exclude<StructureField, AttributeField>, value: string): string | undefined {
  switch (field.kind) {
    case 'component': {
      if (field.max === 1) return value === YES || (value === NO && field.min === 0) ? value : undefined;
      const quantity = plainNumber(value);
      const isInRange =
        Number.isInteger(Number(quantity)) &&
        Number(quantity) >= field.min &&
        Number(quantity) <= (field.max ?? Infinity);
      return isInRange ? quantity : undefined;
    }
    case 'component-choice': {
      if (value === noComponent) return field.isOptional ? value : undefined;
      return field.components.find(({ key }) => key === recordKey(value))?.key;
    }
    case 'selling-model':
      return field.node.sellingModels
        .map(({ productSellingModel: { id } }) => recordKey(id))
        .find((key) => key === recordKey(value));
  }
}
