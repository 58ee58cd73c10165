/**
 * Kysely on two connections to one SQLite file: `writer` for transactions and writes, `reader` for reads outside of them, which
 * never wait for a writer (write-ahead log).
 *
 * Invariant: only `BEGIN IMMEDIATE` can meet another process that writes. It is tried again after a pause on the event loop,
 * so the thread answers other requests meanwhile; SQLite's own busy time-out would stop the thread, and it does not apply to a
 * transaction that began with a read. A statement that failed with `SQLITE_BUSY` keeps its snapshot until it is reset, which
 * libsql does not do; `exec` leaves no statement behind.
 */
import { setTimeout as pause } from 'node:timers/promises';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type SqliteDatabase,
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type Libsql from 'libsql';
import { keepStatements } from './keep-statements.ts';

/** Milliseconds between two attempts; the last one repeats. */
const PAUSES = [1, 2, 5, 10, 20, 50];

/** Another process kept the database locked for as long as a write waits. */
export class DatabaseBusy extends Error {
  override readonly name = 'DatabaseBusy';
}

export interface SqliteConnections {
  readonly writer: Libsql.Database;
  readonly reader: Libsql.Database;
  /** Milliseconds that a write waits for other processes. */
  readonly busyTimeoutMs: number;
}

/** Closes both connections with `destroy()`. Writes throw DatabaseBusy after the time-out; nothing is written then. */
export function sqliteDialect(connections: SqliteConnections): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SqliteDriver(connections),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** With the prepared statements of each. */
interface KeptConnections extends SqliteConnections {
  readonly writing: SqliteDatabase;
  readonly reading: SqliteDatabase;
}

class SqliteDriver implements Driver {
  private readonly connections: KeptConnections;
  private readonly turns = new Turns();

  constructor(connections: SqliteConnections) {
    this.connections = {
      ...connections,
      writing: keepStatements(connections.writer),
      reading: keepStatements(connections.reader),
    };
  }

  init(): Promise<void> {
    return Promise.resolve();
  }

  acquireConnection(): Promise<SqliteConnection> {
    return Promise.resolve(new SqliteConnection(this.connections, this.turns));
  }

  beginTransaction(connection: SqliteConnection): Promise<void> {
    return connection.begin();
  }

  commitTransaction(connection: SqliteConnection): Promise<void> {
    return asPromise(() => connection.end('COMMIT'));
  }

  rollbackTransaction(connection: SqliteConnection): Promise<void> {
    return asPromise(() => connection.end('ROLLBACK'));
  }

  /** Ends the turn of a transaction whose `COMMIT` failed, too. */
  releaseConnection(connection: SqliteConnection): Promise<void> {
    return asPromise(() => connection.release());
  }

  destroy(): Promise<void> {
    return asPromise(() => {
      this.connections.reading.close();
      this.connections.writing.close();
    });
  }
}

/** What is done at once, where Kysely asks for a promise. */
function asPromise(work: () => void): Promise<void> {
  return new Promise((resolve) => {
    work();
    resolve();
  });
}

class SqliteConnection implements DatabaseConnection {
  private readonly connections: KeptConnections;
  private readonly turns: Turns;
  /** Gives the writer to the next one; undefined outside of a transaction. */
  private endTurn: (() => void) | undefined;

  constructor(connections: KeptConnections, turns: Turns) {
    this.connections = connections;
    this.turns = turns;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.endTurn) return run<R>(this.connections.writing, query);
    if (SelectQueryNode.is(query.query)) return run<R>(this.connections.reading, query);
    await this.begin();
    try {
      const result = run<R>(this.connections.writing, query);
      this.end('COMMIT');
      return result;
    } catch (error) {
      this.release();
      throw error;
    }
  }

  // oxlint-disable-next-line typescript/require-await -- the interface asks for a generator
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The database does not stream: read pages instead.');
  }

  async begin(): Promise<void> {
    const endTurn = await this.turns.next();
    try {
      await beginImmediate(this.connections);
    } catch (error) {
      endTurn();
      throw error;
    }
    this.endTurn = endTurn;
  }

  end(statement: 'COMMIT' | 'ROLLBACK'): void {
    const { writer } = this.connections;
    // Some errors (disk full) have rolled back already.
    if (statement === 'COMMIT' || writer.inTransaction) writer.exec(statement);
    this.endTurn?.();
    this.endTurn = undefined;
  }

  /** Rolls back what was neither committed nor rolled back. */
  release(): void {
    if (this.endTurn) this.end('ROLLBACK');
  }
}

async function beginImmediate({ writer, busyTimeoutMs }: SqliteConnections): Promise<void> {
  const deadline = performance.now() + busyTimeoutMs;
  for (let attempt = 0; ; attempt++) {
    try {
      writer.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (performance.now() >= deadline) {
        const seconds = busyTimeoutMs / 1_000;
        throw new DatabaseBusy(`Another process has kept the database locked for ${seconds} s.`, {
          cause: error,
        });
      }
    }
    await pause(PAUSES[Math.min(attempt, PAUSES.length - 1)]);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}

function run<R>(connection: SqliteDatabase, { sql, parameters }: CompiledQuery): QueryResult<R> {
  const statement = connection.prepare(sql);
  if (statement.reader) return { rows: statement.all(parameters) as R[] };
  const { changes, lastInsertRowid } = statement.run(parameters);
  return { numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid), rows: [] };
}

/** One at a time, in the order of asking. */
class Turns {
  private last = Promise.resolve();

  /** Resolves with the function that ends the turn. */
  async next(): Promise<() => void> {
    const before = this.last;
    let end: () => void = () => undefined;
    this.last = new Promise((resolve) => (end = resolve));
    await before;
    return end;
  }
}
