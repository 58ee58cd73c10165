/**
 * What "Commit", "Accept", "Alternatives" and "Uncommit" do to a configuration. Every function takes a configuration that
 * holds together and gives one that does; what cannot be applied leaves it as it was, and the response says so.
 *
 * Needs are handed to the engine as wanted values, not as earlier commits: it then never proposes to move them.
 */
import type { Commit, Explanation, Outcome } from '#server/engine/engine-port.ts';
import { isNeed, replaceInPlace, withCommits, type Configuration } from '../configuration.ts';
import { check, findAlternatives } from '../conflict/conflicts.ts';
import type { ConfiguratorContext } from '../context.ts';
import { dropInconsistent } from '../consistency.ts';
import { clearPreviousValues } from '../previous-values.ts';
import { ok, refuse, type TransitionResult } from '../response.ts';
import { settleRows, withoutFields } from '../rows.ts';
import { fieldNamed, lockedValues, sortValues, type SortedValues } from './sent-values.ts';

/** Alternatives that are listed at most. */
const MAX_ALTERNATIVES = 5;

/**
 * "Commit a Parameter". One value is committed or refused as a whole. Of several, those that can never hold together
 * with the ones before them are left out and reported, so that a whole configuration can be rebuilt in one call.
 *
 * @param sent values by field, as the caller wrote them
 * @throws ConfiguratorError for a field that the model does not have
 */
export function commit(
  context: ConfiguratorContext,
  configuration: Configuration,
  sent: readonly Commit[],
): TransitionResult {
  const locked = lockedValues(context, configuration, sent);
  if (locked.length > 0) return commitAround(context, configuration, sent, locked);
  const values = sortValues(context, configuration, sent);
  if (values.applicable === 0 && values.refused[0]) return refuse(configuration, values.refused[0].refusal);
  const notApplied = values.refused.map((refused) => refused.commit);
  if (values.wanted.length === 0) {
    const cleared = clearPreviousValues(context, values.base, values.blanks);
    return ok(settleRows(context.model, cleared), notApplied);
  }

  const outcome = checkSorted(context, values);
  if (outcome.kind === 'consistent')
    return ok(settleRows(context.model, withCommits(values.base, values.wanted)), notApplied);
  const explanation = explainWithNeeds(context, values, outcome.explanation);
  if (outcome.kind === 'conflict')
    return { configuration, response: { ...outcome, explanation }, notApplied };
  if (sent.length === 1 || values.wanted.length === 1)
    return refuse(configuration, { kind: 'impossible' }, explanation);
  const { commits, dropped } = dropInconsistent(
    context,
    configuration.needs,
    values.whole.commits,
    values.wanted,
  );
  return ok(settleRows(context.model, { ...values.whole, commits }), [...notApplied, ...dropped]);
}

/**
 * Commits what can be edited now; that may make the locked ones editable, as when a whole configuration is rebuilt in
 * one call.
 */
function commitAround(
  context: ConfiguratorContext,
  configuration: Configuration,
  sent: readonly Commit[],
  locked: readonly Commit[],
): TransitionResult {
  const others = sent.filter((one) => !locked.includes(one));
  if (others.length === 0) {
    const { name } = fieldNamed(context.model, locked[0]?.field ?? '');
    return refuse(configuration, { kind: 'not-editable', field: name });
  }
  const first = commit(context, configuration, others);
  const firstAlone = { ...first, notApplied: [...first.notApplied, ...locked] };
  if (first.response.kind !== 'ok') return firstAlone;
  const second = commit(context, first.configuration, locked);
  if (second.response.kind === 'refused') return firstAlone;
  const notApplied = [...first.notApplied, ...second.notApplied];
  // In a conflict nothing is applied, the first part included.
  return second.response.kind === 'ok' ? { ...second, notApplied } : { ...second, configuration, notApplied };
}

/**
 * "Uncommit a Parameter": the engine chooses again, and the field's previous value is forgotten. Never a conflict.
 * @throws ConfiguratorError for a field that the model does not have
 */
export function uncommit(
  context: ConfiguratorContext,
  configuration: Configuration,
  fields: readonly string[],
): TransitionResult {
  for (const name of fields) {
    fieldNamed(context.model, name);
    if (isNeed(configuration, name)) return refuse(configuration, { kind: 'fixed-need', field: name });
  }
  const left = withoutFields(context.model, configuration, new Set(fields));
  return ok(clearPreviousValues(context, left, fields));
}

/**
 * "Accept Conflict Resolution". The first pair is the commit that caused the conflict; further pairs are the values of
 * the alternative that was chosen. What still conflicts after that is resolved as the engine proposes: a caller that
 * accepts must not be asked again. Parameters that move keep their age, the commit that moved them is the newest.
 *
 * @throws ConfiguratorError for a field that the model does not have
 */
export function accept(
  context: ConfiguratorContext,
  configuration: Configuration,
  sent: readonly Commit[],
): TransitionResult {
  const [locked] = lockedValues(context, configuration, sent.slice(0, 1));
  if (locked) return refuse(configuration, { kind: 'not-editable', field: locked.field });
  const values = sortValues(context, configuration, sent);
  if (values.refused[0]) return refuse(configuration, values.refused[0].refusal);
  const outcome = checkSorted(context, values);
  if (outcome.kind === 'impossible') {
    const explanation = explainWithNeeds(context, values, outcome.explanation);
    return refuse(configuration, { kind: 'impossible' }, explanation);
  }
  const changes = outcome.kind === 'conflict' ? outcome.changes : [];
  const [trigger, ...others] = values.wanted;
  const moved = [...changes.map(({ field, to }): Commit => ({ field, value: to })), ...others];
  const resolved = replaceInPlace(values.base, moved);
  return ok(settleRows(context.model, trigger ? withCommits(resolved, [trigger]) : resolved));
}

/**
 * "Request Conflict Resolution Alternatives". Commits the value when there is no conflict, as the API page notes.
 * @throws ConfiguratorError for a field that the model does not have
 */
export function alternatives(
  context: ConfiguratorContext,
  configuration: Configuration,
  sent: Commit,
): TransitionResult {
  const result = commit(context, configuration, [sent]);
  if (result.response.kind !== 'conflict') return result;
  const { base, wanted } = sortValues(context, configuration, [sent]);
  const { needs, commits, previous } = base;
  const { explanation } = result.response;
  const asked = wanted.find(({ field }) => field === sent.field);
  if (!asked) return result;
  const fixed = [...needs, ...wanted.filter((one) => one !== asked)];
  const found = findAlternatives(context, { commits, previous }, { asked, fixed }, MAX_ALTERNATIVES);
  return { ...result, response: { kind: 'alternatives', ...found, explanation } };
}

function checkSorted(context: ConfiguratorContext, { base, wanted }: SortedValues): Outcome {
  const { needs, commits, previous } = base;
  return check(context, { commits, previous }, [...needs, ...wanted]);
}

/** The engine's explanation leaves out what is wanted, needs included. Where a need is a reason, the customer has to hear it. */
function explainWithNeeds(
  context: ConfiguratorContext,
  { base, wanted }: SortedValues,
  explanation: Explanation,
): Explanation {
  const { needs, commits, previous } = base;
  if (needs.length === 0) return explanation;
  const outcome = check(context, { commits: [...needs, ...commits], previous }, wanted);
  // Wanted values that contradict each other do so without any need.
  return outcome.kind === 'consistent' ? explanation : outcome.explanation;
}
