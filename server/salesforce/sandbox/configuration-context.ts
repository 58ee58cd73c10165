import { randomUUID } from 'node:crypto';
import type { Configuration } from '#server/configurator/configuration.ts';
import type { Commit } from '#server/engine/engine-port.ts';
import { newRecordId } from './record-id.ts';
import type { SandboxProduct } from './sandbox-product.ts';

/** A context of the configurator: a transaction with one configured product, as the calls have left it. Immutable. */
export interface ConfigurationContext {
  readonly id: string;
  readonly transactionId: string;
  /** ISO 4217; that of the product where a transaction says none. */
  readonly currency: string | undefined;
  readonly line: BundleLine | undefined;
}

export interface BundleLine {
  readonly product: SandboxProduct;
  readonly id: string;
  readonly quantity: number;
  /** Id of the selling model. */
  readonly sellingModel: string;
  /** What was set, oldest first. */
  readonly choices: readonly Commit[];
  /** Of the choices, those that go together. Undefined before the first evaluation. */
  readonly configuration: Configuration | undefined;
  /** Ids of the lines of components and of their relations, by the key of the relation in the catalog. */
  readonly components: ReadonlyMap<string, ComponentLine>;
  /** Ids of the attributes of the line, by the key of the attribute in the catalog. */
  readonly attributeIds: ReadonlyMap<string, string>;
}

export interface ComponentLine {
  readonly id: string;
  readonly relationId: string;
  /** Undefined for that of the catalog. */
  readonly sellingModel: string | undefined;
}

export function newContext(transactionId: string, currency: string | undefined): ConfigurationContext {
  return { id: randomUUID(), transactionId, currency, line: undefined };
}

/** Ids for nodes that have none yet, which keep them from then on. */
export function withNodeIds(line: BundleLine): BundleLine {
  const { product } = line;
  const components = new Map(line.components);
  for (const key of product.components.keys())
    if (!components.has(key))
      components.set(key, {
        id: newRecordId('0QL'),
        relationId: newRecordId('0yQ'),
        sellingModel: undefined,
      });
  const attributeIds = new Map(line.attributeIds);
  for (const key of product.attributes.keys())
    if (!attributeIds.has(key)) attributeIds.set(key, newRecordId('0zu'));
  return { ...line, components, attributeIds };
}

/** The line as it is stored: references of the caller become ids of records. */
export function withRecordIds(line: BundleLine): BundleLine {
  const stored = (id: string, prefix: '0QL' | '0yQ' | '0zu') => (isRecord(id) ? id : newRecordId(prefix));
  return {
    ...line,
    id: stored(line.id, '0QL'),
    components: new Map(
      [...line.components].map(([key, component]) => [
        key,
        {
          ...component,
          id: stored(component.id, '0QL'),
          relationId: stored(component.relationId, '0yQ'),
        },
      ]),
    ),
    attributeIds: new Map([...line.attributeIds].map(([key, id]) => [key, stored(id, '0zu')])),
  };
}

function isRecord(id: string): boolean {
  return /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(id);
}

/** The choices with these instead of earlier ones of the same fields; a blank takes one away. */
export function withChoices(choices: readonly Commit[], added: readonly Commit[]): readonly Commit[] {
  const fields = new Set(added.map(({ field }) => field));
  return [...choices.filter(({ field }) => !fields.has(field)), ...added.filter(({ value }) => value !== '')];
}
