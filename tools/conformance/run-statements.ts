/** Holds a tenant against statements, one after the other: some change the cart of the same customer. */
import { Facts, NotApplicable } from './facts.ts';
import type { Statement, Section } from './statement.ts';
import { Tenant, type Answer, type Send } from './tenant.ts';

/** A base of the API: below it values may stand in the path, or not. */
export interface Base {
  readonly path: string;
  readonly pathForms: boolean;
}

export interface Result {
  readonly base: string;
  readonly page: string;
  readonly statement: Statement;
  readonly outcome: 'holds' | 'fails' | 'not applicable';
  /** Why it fails, or is not applicable. */
  readonly detail: string;
}

export async function runStatements(
  options: { readonly url: string; readonly key: string; readonly base: Base; readonly send: Send },
  sections: readonly Section[],
): Promise<Result[]> {
  const { url, key, base, send } = options;
  const tenant = new Tenant(url, key, base.path, send);
  const shared = new Map<string, Promise<string>>();
  const results: Result[] = [];
  for (const { page, by, statements } of sections) {
    for (const statement of statements.filter((each) => isFor(each, base))) {
      const found = await hold({ by, ...statement }, tenant, new Facts(tenant, shared));
      results.push({ base: base.path, page, statement, ...found });
    }
  }
  return results;
}

function isFor({ bases = 'every' }: Statement, { pathForms }: Base): boolean {
  return bases === 'every' || (bases === 'older') === pathForms;
}

async function hold(
  statement: Statement & Required<Pick<Statement, 'by'>>,
  tenant: Tenant,
  facts: Facts,
): Promise<Pick<Result, 'outcome' | 'detail'>> {
  try {
    const answer = await call(statement, tenant, facts);
    const allowed = [statement.status ?? 200].flat();
    if (!allowed.includes(answer.status))
      return { outcome: 'fails', detail: `status ${answer.status}, not ${allowed.join(' or ')}` };
    const isTrue = (await statement.holds?.(answer, facts, tenant)) ?? true;
    return isTrue
      ? { outcome: 'holds', detail: '' }
      : { outcome: 'fails', detail: `answer ${excerpt(answer)}` };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { outcome: error instanceof NotApplicable ? 'not applicable' : 'fails', detail };
  }
}

async function call(
  { call: line, by, with: values = {}, place, headers = {} }: Statement & Required<Pick<Statement, 'by'>>,
  tenant: Tenant,
  facts: Facts,
): Promise<Answer> {
  const [method = '', path = ''] = line.split(' ');
  const parameters: [string, string][] = [];
  for (const [name, value] of Object.entries(values))
    for (const each of [value].flat())
      parameters.push([await fill(name, facts, asIs), await fill(each, facts, asIs)]);
  const filled = await fill(path.replace(/^!/, ''), facts, encodeURIComponent);
  return tenant.call({
    method,
    path: path.startsWith('!') ? filled : tenant.base + filled,
    by,
    parameters,
    ...(place && { place }),
    headers: Object.fromEntries(
      await Promise.all(
        Object.entries(headers).map(async ([name, value]) => [name, await fill(value, facts, asIs)] as const),
      ),
    ),
  });
}

const asIs = (text: string) => text;

async function fill(template: string, facts: Facts, encode: (text: string) => string): Promise<string> {
  const pieces = template.split(/\{(\w+)\}/);
  const values = await Promise.all(
    pieces.map(async (piece, index) => (index % 2 === 0 ? piece : encode(await facts.get(piece)))),
  );
  // A path that the tenant itself gave is encoded already.
  return template.includes('{picture}') ? decodeURIComponent(values.join('')) : values.join('');
}

function excerpt({ type, bytes, body }: Answer): string {
  return body === undefined ? `of type ${type}, ${bytes.length} bytes` : JSON.stringify(body).slice(0, 200);
}
