import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** The statements of this server are about forty; lists of ids (`in (?, ?, …)`) make more. */
const MOST = 200;

/**
 * A connection that prepares each statement once: preparing takes longer than most statements take to run. What is used least is
 * prepared again when there are too many, and so is a statement that failed, because libsql does not reset it.
 *
 * Only for statements that are run to their end, as Kysely does: a prepared statement has one cursor.
 */
export function keepStatements(connection: SqliteDatabase): SqliteDatabase {
  // In the order of their last use.
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => {
      kept.clear();
      connection.close();
    },
    prepare(sql) {
      const statement = kept.get(sql) ?? forgetOnFailure(connection.prepare(sql), () => kept.delete(sql));
      kept.delete(sql);
      kept.set(sql, statement);
      const [leastUsed] = kept.keys();
      if (kept.size > MOST && leastUsed !== undefined) kept.delete(leastUsed);
      return statement;
    },
  };
}

function forgetOnFailure(statement: SqliteStatement, forget: () => void): SqliteStatement {
  const guarded = <Result>(run: () => Result): Result => {
    try {
      return run();
    } catch (error) {
      forget();
      throw error;
    }
  };
  return {
    reader: statement.reader,
    all: (parameters) => guarded(() => statement.all(parameters)),
    run: (parameters) => guarded(() => statement.run(parameters)),
    iterate: (parameters) => statement.iterate(parameters),
  };
}
