import type { Domain, Element, Parameter } from '#contract/configuration.ts';
import type { AttributeState, Message } from '../../wire/attribute-state.ts';
import { parameterName, type AttributePlace } from '../attribute-place.ts';
import { NO, readAttributeValue, textOfScalar, YES } from '../attribute-text.ts';
import type { AttributeLayout } from '../oracle-session.ts';

/** What a parameter is made of. */
export interface AttributeCell {
  readonly place: AttributePlace;
  readonly layout: AttributeLayout | undefined;
  readonly state: AttributeState;
  readonly value: unknown;
  readonly isCommitted: boolean;
}

/** Radio buttons beyond this many push everything else off the screen. */
const RADIO_UP_TO = 4;

/** An attribute as a parameter of the Self Service API. */
export function presentParameter(cell: AttributeCell): Parameter {
  const { place, layout, state } = cell;
  const name = parameterName(place);
  const { value, text } = readAttributeValue(cell.value);
  const domain = presentDomain(cell, value);
  const isReadonly = state.updatable === false || isUnsupported(layout);
  const input = inputOf(domain);
  const notes = [...(state.messages ?? []), ...(state.recommendationMessages ?? [])].map(textOf);
  return {
    isGroup: false,
    isParameter: true,
    name,
    description: layout?.label ?? ('name' in place ? place.name : name),
    value,
    // Some values come without what they are called; the menu has it.
    valueDescription: domain.elements.find(({ name: element }) => element === value)?.description ?? text,
    committed: cell.isCommitted,
    alwaysCommitted: false,
    isMandatory: state.required === true,
    properties: {
      guitype: isReadonly ? 'readonly' : input,
      tc_gui_input: input,
      hidden: 'no',
      readonly: isReadonly ? 'yes' : 'no',
      ...(isYesNo(domain) && { tc_guitype: 'onoff' }),
      ...(layout?.help && { tc_info_text: layout.help }),
      // There is no array set with fewer rows; the store tells no range of a number.
      ...(layout?.isArrayControl && { tc_range_min: '0' }),
      // A value that is there counts as filled in: the store asks nobody to confirm it.
      ...(state.required && { tc_mandatory: 'input' }),
      ...(notes.some(Boolean) && { tc_warning: notes.filter(Boolean).join(' ') }),
    },
    domain,
  };
}

/** A menu with several values at once cannot be entered with the parameters of the API. */
function isUnsupported(layout: AttributeLayout | undefined): boolean {
  return /multi|html|file/i.test(layout?.input ?? '');
}

/** Disallowed values are listed beside the others: orange where they can be chosen all the same, red otherwise. */
function presentDomain({ layout, state }: AttributeCell, value: string): Domain {
  const { domain } = state;
  if (!domain) return { name: domainNameOf(layout?.type), elements: elementsWithoutDomain(layout, value) };
  const disallowed = new Set((domain.constraintList ?? []).map(textOfScalar));
  return {
    name: layout?.name ?? 'string',
    elements: domain.availableElements.map((available): Element => {
      const name = textOfScalar(available.value);
      const image = layout?.images[name];
      return {
        name,
        description: available.displayValue ?? name,
        state: !disallowed.has(name) ? 'green' : (layout?.canViolate ?? true) ? 'orange' : 'red',
        selected: name === value,
        properties: image === undefined ? {} : { tc_component_picture: image },
      };
    }),
  };
}

/** Yes and no, of which the store lists no values. */
function elementsWithoutDomain(layout: AttributeLayout | undefined, value: string): Element[] {
  if (layout?.type !== 'Boolean') return [];
  return [YES, NO].map((name) => ({
    name,
    description: name,
    state: 'green',
    selected: name === value,
    properties: {},
  }));
}

function domainNameOf(type: string | undefined): string {
  if (type === 'Integer') return 'int';
  return type === 'Float' || type === 'Currency' ? 'float' : 'string';
}

function inputOf(domain: Domain): string {
  if (domain.elements.length === 0) return 'text';
  return domain.elements.length <= RADIO_UP_TO ? 'radio' : 'dropdown';
}

function isYesNo({ elements }: Domain): boolean {
  return elements.length === 2 && elements.every(({ name }) => name === YES || name === NO);
}

/** What a message says. */
export function textOf(message: Message): string {
  return typeof message === 'string' ? message : (message.message ?? '');
}
