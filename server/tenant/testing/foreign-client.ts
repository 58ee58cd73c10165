/** Calls as clients make them that were written for other tenants, and their way to read answers. */
import { expect } from 'vitest';
import { TEST_KEY, type TestTenant } from './test-tenant.ts';

/** Where the pages of these clients are. */
export const CLIENT_ORIGIN = 'https://client.example';

/** A group or a parameter, as such clients take it: everything that they read is there. */
export interface Field {
  readonly isGroup: boolean;
  readonly name: string;
  readonly description: string;
  readonly value: string;
  readonly valueDescription: string;
  readonly committed: boolean;
  readonly hasVisibleParameters: boolean;
  readonly properties: Readonly<Record<string, string>>;
  readonly domain: { name: string; min?: string; max?: string; elements: unknown[] };
  readonly members: readonly Field[];
}

/** Any answer, in the same way. */
export interface Answer {
  readonly configId: string;
  readonly configState: string;
  readonly steps: readonly { name: string; current: boolean; available: boolean; rootGroup: Field }[];
  readonly response: { readonly status: string; readonly changed: { oldValueDescription: string }[] };
  readonly pricing: { readonly summary: object };
  readonly bom: readonly { name: string; attributes: object }[];
  readonly rows: readonly { productId?: string; '#id': string }[];
  readonly items: readonly Answer[];
  readonly itemCount: number;
  readonly '#id': string;
  readonly qty: string | number;
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly stateTitle: string;
  readonly status: string;
  readonly isConfigurable: boolean;
}

/** Posts, or puts, a form with key and customer in it; every answer has to be a success. */
export function formClient(tenant: () => TestTenant, base: string, externalId: string) {
  return async <A = Answer>(
    path: string,
    data: Readonly<Record<string, string>> = {},
    method = 'POST',
  ): Promise<A> => {
    const form = new URLSearchParams({ _key: TEST_KEY, _externalId: externalId, ...data });
    const isRead = method === 'GET' || method === 'DELETE';
    const address = `${base}${path}${isRead ? `?${form.toString()}` : ''}`;
    const response = await tenant().app.request(address, {
      method,
      headers: { Origin: CLIENT_ORIGIN },
      ...(!isRead && { body: form }),
    });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text}`);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(CLIENT_ORIGIN);
    const isJson = response.headers.get('Content-Type')?.includes('json');
    return (isJson ? JSON.parse(text) : text) as A;
  };
}

/** The first object of an answer with this name, wherever it is: so the demo page finds groups. */
export function firstNamed(node: unknown, name: string): Field | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  if ('name' in node && node.name === name) return node as Field;
  for (const child of Object.values(node)) {
    const found = firstNamed(child, name);
    if (found) return found;
  }
  return undefined;
}

export function parametersOf(group: Field): Field[] {
  return group.members.flatMap((member) => (member.isGroup ? parametersOf(member) : [member]));
}

export function currentStep({ steps }: Answer) {
  const step = steps.find(({ current }) => current);
  if (!step) throw new Error('No step is the current one.');
  return step;
}
