import type * as z from 'zod/mini';
import type { ConfiguratorPort } from '#server/configurator/questions.ts';
import type * as calls from '../wire/calls.ts';
import { arraySetSchema, type ConfigData } from '../wire/config-data.ts';
import { applyChanges, changeConfiguration, type Applied } from './apply-changes.ts';
import type { OpenSessions } from './open-sessions.ts';
import type { OracleArraySet } from './oracle-product.ts';
import { limitData } from './present/limit-data.ts';
import { StoreError } from './store-error.ts';
import { pageOf, type StoreSession } from './store-session.ts';

type Request<Schema extends z.ZodMiniType> = z.infer<Schema>;

/** The calls about array sets; all of them may throw StoreError, and what the configurator throws. */
export class RowCalls {
  readonly #sessions: OpenSessions;

  constructor(sessions: OpenSessions) {
    this.#sessions = sessions;
  }

  async addRow(request: Request<typeof calls.arraySetAddRequestSchema>) {
    const session = this.#sessions.session(request);
    const set = arraySetNamed(session, request.arraySetVarName);
    const configurator = await this.#sessions.configurator(session);
    const rows = await rowCount(configurator, session, set);
    if (rows >= set.table.max)
      throw new StoreError(`"${set.variableName}" has at most ${set.table.max} rows.`);
    const value = String(rows + 1);
    const applied = await applyChanges(configurator, session, [{ field: set.table.count, value }]);
    const violation = applied.violations.get(set.table.count);
    if (violation) throw new StoreError(violation.messages.join(' '));
    return this.#rowsAnswer(request, session, applied, set);
  }

  async removeRow(request: Request<typeof calls.arraySetDeleteRequestSchema>) {
    const session = this.#sessions.session(request);
    const set = arraySetNamed(session, request.arraySetVarName);
    const configurator = await this.#sessions.configurator(session);
    const row = Number(request.removeIndex) + 1;
    if (!Number.isInteger(row) || row < 1 || row > (await rowCount(configurator, session, set)))
      throw new StoreError(`"${set.variableName}" has no row ${request.removeIndex}.`);
    const removed = await changeConfiguration(configurator, session.configuration, {
      kind: 'remove-row',
      count: set.table.count,
      row,
    });
    if (removed.response.kind !== 'ok') throw new StoreError('The row cannot be removed now.');
    const isInTable = (field: string) => session.product.model.fields.get(field)?.row?.table === set.table;
    const violations = new Map([...session.violations].filter(([field]) => !isInTable(field)));
    const applied = { configured: removed, violations };
    return this.#rowsAnswer(request, session, applied, set);
  }

  /** The rows, without any rule run. */
  async fetchRows(request: Request<typeof calls.arraySetFetchRequestSchema>) {
    const session = this.#sessions.session(request);
    const names = request.arraySetVarNames ?? request.arraySetVarName ?? [];
    const sets = [names].flat().map((name) => arraySetNamed(session, name));
    const data = await this.#sessions.dataOf(session);
    const rows: ConfigData = Object.fromEntries(
      sets.map(({ variableName }) => [variableName, data[variableName]]),
    );
    const state = data._state && { _state: data._state };
    return this.#sessions.updateAnswer(limitData({ ...rows, ...state }, request), request.cacheInstanceId);
  }

  #rowsAnswer(
    request: Request<typeof calls.arraySetAddRequestSchema>,
    session: StoreSession,
    applied: Applied,
    { variableName }: OracleArraySet,
  ) {
    const data = limitData(this.#sessions.keep(request.cacheInstanceId, session, applied), request);
    const rows = arraySetSchema.parse(data[variableName]);
    return { cacheInstanceId: request.cacheInstanceId, items: rows.items };
  }
}

function arraySetNamed(session: StoreSession, name: string): OracleArraySet {
  const set = pageOf(session).arraySets.find(({ variableName }) => variableName === name);
  if (!set) throw new StoreError(`There is no array set "${name}" on this page.`);
  return set;
}

async function rowCount(
  configurator: ConfiguratorPort,
  { configuration }: StoreSession,
  { table }: OracleArraySet,
): Promise<number> {
  const { evaluation } = await changeConfiguration(configurator, configuration, { kind: 'read' });
  return Number(evaluation.assignment.get(table.count) ?? 0);
}
