/**
 * What the configurator calls do to a configuration, apart from where it is kept and how it is shown. Every function
 * takes a state that holds together and answers one that does; nothing is stored here. Whatever cannot be applied leaves
 * the state as it was, and says so in the response.
 *
 * Needs are handed to the engine as wanted values, not as earlier commits: it then never proposes to move them.
 */
import type { Change, Commit, EnginePort, Explanation } from '#server/engine/engine-port.ts';
import { givingWay, positionsOf } from '#server/configurator/position-states.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import { NotFound } from '../tenant-error.ts';
import type { Message } from '../text/messages.ts';
import type { ConfigurationState } from './configuration-state.ts';
import { keepWhatFits } from './keep-what-fits.ts';
import { lockedWishes } from './locked-wishes.ts';
import { readValue } from './read-value.ts';
import { letGo } from './shown-values.ts';
import { rowsWanted, settleRows, withoutRows } from './wanted-rows.ts';

/** A model and the engine that solves it. */
export interface Session {
  readonly model: ProductModel;
  readonly engine: EnginePort;
}

/** The variants of the API's `response` ("Configuration Responses"). */
export type ConfiguratorResponse =
  | { readonly kind: 'ok' }
  | {
      readonly kind: 'conflict';
      readonly changes: readonly Change[];
      readonly explanation: Explanation;
      /** False when there may be a smaller or better way out. */
      readonly exact?: false;
    }
  | {
      readonly kind: 'alternatives';
      readonly ways: readonly (readonly Change[])[];
      readonly explanation: Explanation;
      readonly exact?: false;
    }
  | { readonly kind: 'refused'; readonly message: Message; readonly explanation?: Explanation };

export interface Reply {
  readonly state: ConfigurationState;
  readonly response: ConfiguratorResponse;
  /** Values that were asked for, or held before, and are not in `state`. */
  readonly notApplied: readonly Commit[];
  /** What is to be said of values that had to be rounded. */
  readonly rounded?: readonly Message[] | undefined;
}

/** Ways out of a conflict that are offered; more would not help anyone to choose. */
const MAX_ALTERNATIVES = 5;

/**
 * "Commit a Parameter". One value is committed or refused as a whole. Of several, those that can never hold together
 * with the ones before them are left out and reported, so that a whole configuration can be rebuilt in one call.
 *
 * @param sent values by field, as the caller wrote them
 * @throws NotFound for a field that the model does not have
 */
export async function commit(
  session: Session,
  state: ConfigurationState,
  sent: readonly Commit[],
): Promise<Reply> {
  const locked = await lockedWishes(session, state, sent);
  if (locked.length > 0) return commitAround(session, state, sent, locked);
  const wishes = await readWishes(session, state, sent);
  if (wishes.applicable === 0 && wishes.refused[0]) return refuse(state, wishes.refused[0].message);
  const notApplied = wishes.refused.map(({ commit: refused }) => refused);
  if (wishes.wanted.length === 0) {
    const released = await letGo(session, wishes.base, wishes.cleared);
    return ok(settleRows(session.model, released), notApplied);
  }

  const outcome = await session.engine.check(wishes.base.commits, [...state.needs, ...wishes.wanted]);
  if (outcome.kind === 'consistent')
    return ok(settleRows(session.model, withCommits(wishes.base, wishes.wanted)), notApplied);
  const explanation = await explain(session, wishes, outcome.explanation);
  if (outcome.kind === 'conflict') {
    return { state, response: { ...outcome, explanation }, notApplied };
  }
  if (sent.length === 1 || wishes.wanted.length === 1)
    return refuse(state, { kind: 'impossible' }, explanation);
  const { commits, dropped } = await keepWhatFits(
    session.engine,
    state.needs,
    wishes.whole.commits,
    wishes.wanted,
  );
  const settled = settleRows(session.model, { ...wishes.whole, commits });
  return ok(settled, [...notApplied, ...dropped]);
}

/**
 * Commits what can be edited now; that may make the locked ones editable, as when a whole configuration is rebuilt in
 * one call.
 */
async function commitAround(
  session: Session,
  state: ConfigurationState,
  sent: readonly Commit[],
  locked: readonly Commit[],
): Promise<Reply> {
  const others = sent.filter((one) => !locked.includes(one));
  if (others.length === 0) {
    const { label } = fieldOf(session.model, locked[0]?.field ?? '');
    return refuse(state, { kind: 'not-editable', field: label });
  }
  const first = await commit(session, state, others);
  if (first.response.kind !== 'ok') return { ...first, notApplied: [...first.notApplied, ...locked] };
  const second = await commit(session, first.state, locked);
  if (second.response.kind === 'refused') return { ...first, notApplied: [...first.notApplied, ...locked] };
  const notApplied = [...first.notApplied, ...second.notApplied];
  // In a conflict nothing is applied, the first part included.
  return second.response.kind === 'ok' ? { ...second, notApplied } : { ...second, state, notApplied };
}

/**
 * "Uncommit a Parameter": the engine chooses again, and what the field showed is forgotten. Letting go can never conflict.
 * @throws NotFound for a field that the model does not have
 */
export async function uncommit(
  session: Session,
  state: ConfigurationState,
  fields: readonly string[],
): Promise<Reply> {
  for (const field of fields) {
    const { label } = fieldOf(session.model, field);
    if (isNeed(state, field)) return refuse(state, { kind: 'fixed-need', field: label });
  }
  return ok(await letGo(session, release(session.model, state, new Set(fields)), fields), []);
}

/**
 * "Accept Conflict Resolution". The first pair is the commit that caused the conflict; further pairs are the values of
 * the alternative that was chosen. What still conflicts after that is resolved as the engine proposes: a caller that
 * accepts must not be asked again. Parameters that move keep their age, the commit that moved them is the newest.
 *
 * @throws NotFound for a field that the model does not have
 */
export async function accept(
  session: Session,
  state: ConfigurationState,
  sent: readonly Commit[],
): Promise<Reply> {
  const [locked] = await lockedWishes(session, state, sent.slice(0, 1));
  if (locked)
    return refuse(state, { kind: 'not-editable', field: fieldOf(session.model, locked.field).label });
  const wishes = await readWishes(session, state, sent);
  if (wishes.refused[0]) return refuse(state, wishes.refused[0].message);
  const outcome = await session.engine.check(wishes.base.commits, [...state.needs, ...wishes.wanted]);
  if (outcome.kind === 'impossible') {
    const explanation = await explain(session, wishes, outcome.explanation);
    return refuse(state, { kind: 'impossible' }, explanation);
  }
  const changes = outcome.kind === 'conflict' ? outcome.changes : [];
  const [trigger, ...others] = wishes.wanted;
  const moved = [...changes.map(({ field, to }): Commit => ({ field, value: to })), ...others];
  const resolved = replaceInPlace(wishes.base, moved);
  return ok(settleRows(session.model, trigger ? withCommits(resolved, [trigger]) : resolved), []);
}

/**
 * "Request Conflict Resolution Alternatives". Commits the value when there is no conflict, as the API page notes.
 * @throws NotFound for a field that the model does not have
 */
export async function alternatives(
  session: Session,
  state: ConfigurationState,
  sent: Commit,
): Promise<Reply> {
  const reply = await commit(session, state, [sent]);
  if (reply.response.kind !== 'conflict') return reply;
  const { base, wanted } = await readWishes(session, state, [sent]);
  const { alternatives: ways, ...exact } = await session.engine.alternatives(
    base.commits,
    [...state.needs, ...wanted],
    MAX_ALTERNATIVES,
  );
  const { explanation } = reply.response;
  return { ...reply, response: { kind: 'alternatives', ways, ...exact, explanation } };
}

/**
 * "Change Step". `next` is the step after the current one; clients send it to leave a needs step.
 * @throws NotFound for a step that the model does not have
 */
export function goToStep({ model }: Session, state: ConfigurationState, step: string): Reply {
  const index = model.steps.findIndex(({ name }) => name === (step === 'next' ? state.step : step));
  const target = step === 'next' ? (model.steps[index + 1] ?? model.steps[index]) : model.steps[index];
  if (!target) {
    const names = model.steps.map(({ name }) => name).join(', ');
    throw new NotFound('No data found', `There is no such step. Steps: ${names}.`);
  }
  return ok(target.name === state.step ? state : { ...state, step: target.name }, []);
}

/** The engine's explanation leaves out what is wanted, needs included. Where a need is a reason, the customer has to hear it. */
async function explain(
  { engine }: Session,
  { base, wanted }: Wishes,
  explanation: Explanation,
): Promise<Explanation> {
  if (base.needs.length === 0) return explanation;
  const outcome = await engine.check([...base.needs, ...base.commits], wanted);
  // Wanted values that contradict each other do so without any need.
  return outcome.kind === 'consistent' ? explanation : outcome.explanation;
}

interface Wishes {
  /** The state without the fields to clear, and with the texts. */
  readonly whole: ConfigurationState;
  /** That without what gives way of itself: the other half of a position. */
  readonly base: ConfigurationState;
  readonly cleared: readonly string[];
  /** For the engine; a field is here once. */
  readonly wanted: readonly Commit[];
  readonly refused: readonly { readonly commit: Commit; readonly message: Message }[];
  /** How many of the values sent are not refused. */
  readonly applicable: number;
}

async function readWishes(
  session: Session,
  state: ConfigurationState,
  sent: readonly Commit[],
): Promise<Wishes> {
  const wishes = readSent(session.model, state, sent);
  const refused = new Set(wishes.refused.map(({ commit: { field } }) => field));
  const said = sent.filter(({ field, value }) => value.trim() !== '' && !refused.has(field));
  const rows = await rowsWanted(session, state, said);
  return { ...wishes, wanted: [...wishes.wanted, ...rows] };
}

function readSent(model: ProductModel, state: ConfigurationState, sent: readonly Commit[]): Wishes {
  const wanted = new Map<string, Commit>();
  const cleared = new Set<string>();
  const texts = new Map(state.texts);
  const refused: { commit: Commit; message: Message }[] = [];
  // Of two values for one field the later one counts.
  for (const { field: name, value } of new Map(sent.map((one) => [one.field, one])).values()) {
    const field = fieldOf(model, name);
    const read = isNeed(state, name) ? readNeed(state, name, value, field.label) : readValue(field, value);
    if (read.kind === 'refused') refused.push({ commit: { field: name, value }, message: read.message });
    else if (read.kind === 'clear') cleared.add(name);
    else if (field.type === 'text') texts.set(name, read.value);
    else wanted.set(name, { field: name, value: read.value });
  }
  for (const { field, value } of [...state.needs, ...state.commits]) {
    // Committing once more what is committed changes nothing, not even its age.
    if (wanted.get(field)?.value === value) wanted.delete(field);
  }
  const whole = release(model, { ...state, texts }, cleared);
  const yielding = givingWay(positionsOf(model), whole.commits, [...wanted.values()]);
  const base =
    yielding.length === 0 ? whole : release(model, whole, new Set(yielding.map(({ field }) => field)));
  const applicable = sent.length - refused.length;
  return { whole, base, cleared: [...cleared], wanted: [...wanted.values()], refused, applicable };
}

function readNeed(state: ConfigurationState, name: string, value: string, field: ProductModel['title']) {
  return state.needs.some((need) => need.field === name && need.value === value.trim())
    ? ({ kind: 'value', value: value.trim() } as const)
    : ({ kind: 'refused', message: { kind: 'fixed-need', field } } as const);
}

function fieldOf(model: ProductModel, name: string) {
  const field = model.fields.get(name);
  if (field) return field;
  throw new NotFound('No data found', `The product has no parameter "${name.slice(0, 100)}".`);
}

function isNeed({ needs }: ConfigurationState, name: string): boolean {
  return needs.some(({ field }) => field === name);
}

/** Without a number of rows there are as many as the model begins with; what was said of more is let go of, too. */
function release(
  model: ProductModel,
  state: ConfigurationState,
  fields: ReadonlySet<string>,
): ConfigurationState {
  const usual = [...model.tables.values()].flatMap(({ count, preferred }): Commit[] =>
    fields.has(count) ? [{ field: count, value: String(preferred) }] : [],
  );
  const released = {
    ...state,
    commits: state.commits.filter(({ field }) => !fields.has(field)),
    texts: new Map([...state.texts].filter(([field]) => !fields.has(field))),
  };
  return withoutRows(model, released, usual);
}

/** Adds commits as the newest ones. */
function withCommits(state: ConfigurationState, added: readonly Commit[]): ConfigurationState {
  const fields = new Set(added.map(({ field }) => field));
  return { ...state, commits: [...state.commits.filter(({ field }) => !fields.has(field)), ...added] };
}

/** Gives commits new values and leaves them as old as they are; those that are not there yet become the newest. */
function replaceInPlace(state: ConfigurationState, changed: readonly Commit[]): ConfigurationState {
  const byField = new Map(changed.map((commit) => [commit.field, commit]));
  const held = new Set(state.commits.map(({ field }) => field));
  return {
    ...state,
    commits: [
      ...state.commits.map((commit) => byField.get(commit.field) ?? commit),
      ...[...byField.values()].filter(({ field }) => !held.has(field)),
    ],
  };
}

function ok(state: ConfigurationState, notApplied: readonly Commit[]): Reply {
  return { state, response: { kind: 'ok' }, notApplied };
}

function refuse(state: ConfigurationState, message: Message, explanation?: Explanation): Reply {
  return {
    state,
    response: { kind: 'refused', message, ...(explanation && { explanation }) },
    notApplied: [],
  };
}
