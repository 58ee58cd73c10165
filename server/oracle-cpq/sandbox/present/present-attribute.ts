import type { Configured } from '#server/configurator/questions.ts';
import { isLocked, valueOf } from '#server/configurator/parameters.ts';
import type { ValueState } from '#server/engine/engine-port.ts';
import { fails } from '#server/model/expression/evaluate.ts';
import { localize } from '#server/model/product/localize.ts';
import type { ModelField, NumberField } from '#server/model/product/model-field.ts';
import type {
  AttributeDomain,
  AttributeState,
  AvailableElement,
  Scalar,
} from '../../wire/attribute-state.ts';
import type { AttributeValue } from '../../wire/config-data.ts';
import type { OracleProfile } from '../oracle-profile.ts';
import type { StoreSession } from '../store-session.ts';

/** An answer of the configurator, for a session. */
export interface Shown {
  readonly session: StoreSession;
  readonly configured: Configured;
}

/** The value as the configurator has it, or the one that is kept against the rules. */
function textOf({ session, configured }: Shown, field: ModelField): string {
  const violation = session.violations.get(field.name);
  if (violation) return violation.value;
  return valueOf(session.configuration, configured.evaluation.assignment, field);
}

/** `configData.<attribute>`: a scalar, null, or a menu's value with its text. */
export function presentValue(shown: Shown, field: ModelField): AttributeValue {
  const { profile } = shown.session.product;
  const text = textOf(shown, field);
  if (text === '' || isBlank(profile, field, text)) return null;
  const element = elementsOf(shown.session, field)?.find(({ name }) => name === text);
  if (field.type === 'yes-no' || !element) return scalarOf(field, text);
  if (profile.bareValues?.includes(field.name)) return { value: element.value };
  return { displayValue: element.displayValue ?? text, value: element.value };
}

function isBlank({ blankAt }: OracleProfile, { name }: ModelField, text: string): boolean {
  const blank = blankAt?.[name];
  return blank !== undefined && Number(text) === blank;
}

function scalarOf(field: ModelField, text: string): Scalar {
  if (field.type === 'yes-no') return text === field.domain.values[0]?.name;
  if (field.type === 'integer' || field.type === 'decimal') return Number(text);
  return text;
}

type Element = AvailableElement & { readonly name: string };

/** What can be chosen from, whether or not it is allowed; undefined for what is entered. */
export function elementsOf(
  { product, language }: StoreSession,
  field: ModelField,
): readonly Element[] | undefined {
  if (field.type === 'enumerated' || (field.type === 'yes-no' && !field.hidden))
    return field.domain.values.map(({ name, label }) => ({
      name,
      displayValue: localize(label, language),
      value: scalarOf(field, name),
    }));
  if (!product.profile.menus?.includes(field.name) || field.type !== 'integer') return undefined;
  return numbersOf(field).map((value) => ({ name: String(value), displayValue: String(value), value }));
}

function numbersOf({ min, max }: NumberField): readonly number[] {
  return Array.from({ length: max - min + 1 }, (_, index) => min + index);
}

/** `_state.attributes.<attribute>`. */
export function presentAttributeState(shown: Shown, field: ModelField): AttributeState {
  const { session, configured } = shown;
  const { profile } = session.product;
  const violation = session.violations.get(field.name);
  const warnings = warningsAbout(shown, field.name);
  const domain = presentDomain(shown, field);
  const isShort = profile.shortStates?.includes(field.name) === true && warnings.length === 0;
  return {
    hasConstraintViolation: violation !== undefined,
    visible: !field.hidden,
    ...(domain && { domain }),
    updatable: !field.hidden && !isLocked(field, configured.evaluation.assignment),
    messages: [...(violation?.messages ?? [])],
    hasError: violation !== undefined,
    ...(!isShort && { recommendationMessages: [...warnings], hasWarning: warnings.length > 0 }),
    ...((domain ?? field.mandatory) !== undefined && { required: field.mandatory !== undefined }),
  };
}

/** What the model warns of, and forbids nothing. */
export function warningsAbout({ session, configured }: Shown, field?: string): readonly string[] {
  const { model } = session.product;
  return model.warnings
    .filter(({ fields, condition }) => {
      const isAbout = field === undefined || fields.includes(field);
      return isAbout && fails(condition, configured.evaluation.assignment);
    })
    .map(({ text }) => localize(text, session.language));
}

/** All values, and which of them the rules forbid with what was chosen. */
function presentDomain(shown: Shown, field: ModelField): AttributeDomain | undefined {
  const elements = elementsOf(shown.session, field);
  if (!elements) return undefined;
  const states = shown.configured.evaluation.states.get(field.name);
  return {
    constraintType: 'DISALLOWED',
    constraintList: elements.filter(({ name }) => isDisallowed(states?.get(name))).map(({ value }) => value),
    domainRestricted: true,
    availableElements: elements.map(({ displayValue, value }) => ({ displayValue, value })),
  };
}

function isDisallowed(state: ValueState | undefined): boolean {
  return state === 'conflicting' || state === 'impossible';
}
