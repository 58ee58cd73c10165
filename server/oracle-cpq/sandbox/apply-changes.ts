/**
 * What a client's values do to a configuration. Oracle's constraint rules repair nothing: a value that they forbid is kept, with a
 * message, until the client changes it or what it does not go with. Our engine holds no such value, so it is kept beside the
 * configuration, and tried again with every call.
 */
import type { ChangeQuestion, Configured, Transition } from '#server/configurator/questions.ts';
import type { Configuration } from '#server/configurator/configuration.ts';
import type { ConfiguratorPort } from '#server/configurator/questions.ts';
import type { Refusal } from '#server/configurator/read-value.ts';
import { localize } from '#server/model/product/localize.ts';
import { nameOf } from '#server/model/product/row-label.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { StoreError } from './store-error.ts';
import type { StoreSession, Violation } from './store-session.ts';

/** A value for a field; nothing makes the field undecided again. */
export interface ValueChange {
  readonly field: string;
  readonly value: string | undefined;
}

export interface Applied {
  readonly configured: Configured;
  readonly violations: ReadonlyMap<string, Violation>;
}

/**
 * @throws StoreError for a value that is none of its field's
 * @throws ConfiguratorError, EngineTimeout, EngineStopped
 */
export async function applyChanges(
  configurator: ConfiguratorPort,
  session: StoreSession,
  changes: readonly ValueChange[],
): Promise<Applied> {
  const { model } = session.product;
  const changed = new Set(changes.map(({ field }) => field));
  const held = [...session.violations].filter(([field]) => !changed.has(field));
  const values = [
    ...changes.flatMap(({ field, value }) => (value === undefined ? [] : [{ field, value }])),
    // Last: what has changed may have made them possible.
    ...held.map(([field, { value }]) => ({ field, value })),
  ];
  const cleared = changes.flatMap(({ field, value }) => (value === undefined ? [field] : []));
  let configuration = session.configuration;
  const ask = async (transition: Transition): Promise<Configured> => {
    const answer = await changeConfiguration(configurator, configuration, transition);
    configuration = answer.configuration;
    return answer;
  };

  if (values.length === 0)
    return {
      configured: await ask(cleared.length > 0 ? { kind: 'uncommit', fields: cleared } : { kind: 'read' }),
      violations: new Map(),
    };
  if (cleared.length > 0) await ask({ kind: 'uncommit', fields: cleared });
  const before = configuration;
  const together = await ask({ kind: 'commit', values });
  if (isApplied(together)) return { configured: together, violations: new Map() };

  configuration = before;
  const violations = new Map<string, Violation>();
  let configured = together;
  for (const value of values) {
    configured = await ask({ kind: 'commit', values: [value] });
    if (isApplied(configured)) continue;
    const messages = messagesOf(model, configured, session.language);
    violations.set(value.field, { value: value.value, messages });
    // What the field had before is not the client's choice any more.
    configured = await ask({ kind: 'uncommit', fields: [value.field] });
  }
  return { configured, violations };
}

/** Asks for one change, and for the states of the page. */
export async function changeConfiguration(
  configurator: ConfiguratorPort,
  configuration: Configuration,
  transition: Transition,
): Promise<Configured> {
  const question: ChangeQuestion = { kind: 'change', configuration, transition, view: { kind: 'step' } };
  return configurator.ask(question);
}

function isApplied({ response, notApplied }: Configured): boolean {
  return response.kind === 'ok' && notApplied.length === 0;
}

/** Why a value is not allowed. @throws StoreError for one that its field does not have */
function messagesOf(model: ProductModel, { response }: Configured, language: string): readonly string[] {
  if (response.kind === 'refused' && response.refusal.kind !== 'impossible')
    throw new StoreError(describeRefusal(model, response.refusal, language));
  const rules = 'explanation' in response ? (response.explanation?.rules ?? []) : [];
  const texts = rules.flatMap((name) => {
    const text = model.rules.get(name)?.text;
    return text ? [localize(text, language)] : [];
  });
  return texts.length > 0 ? texts : ['The value is not allowed with the other choices.'];
}

function describeRefusal(
  { fields }: ProductModel,
  refusal: Exclude<Refusal, { kind: 'impossible' }>,
  language: string,
): string {
  const field = fields.get(refusal.field);
  const name = field ? localize(nameOf(field), language) : refusal.field;
  switch (refusal.kind) {
    case 'unknown-value':
      return `${name}: the value "${refusal.value}" is not available.`;
    case 'out-of-range':
    case 'no-decimal':
    case 'not-a-number':
      return 'min' in refusal
        ? `${name}: enter a number from ${refusal.min} to ${refusal.max}.`
        : `${name}: enter a whole number.`;
    case 'too-many-decimals':
      return `${name}: at most ${refusal.decimals} digits after the point.`;
    case 'too-long':
      return `${name}: at most ${refusal.max} characters.`;
    case 'not-printable':
      return `${name}: control characters are not allowed.`;
    case 'read-only':
    case 'not-editable':
    case 'fixed-need':
      return `${name} is not updatable.`;
  }
}
