/**
 * A product model on its way to another thread. All of it is data but its conditions and computed fields: these are sent as
 * what they were compiled from, and compiled again on the other side.
 *
 * Cost: a copy without the functions, made once; a few milliseconds for the models of this repository.
 */
import { compileComputation } from '../expression/compile-computation.ts';
import { isTrue } from '../expression/calculation.ts';
import { isThere } from '../expression/presence.ts';
import { sourceOf, type FunctionSource } from '../expression/compiled-from.ts';
import type { Problem } from '#server/engine/problem.ts';
import type { ProductModel } from '../product/product-model.ts';
import { computedFunction } from './compile-computed.ts';

/** Survives structured cloning. */
export interface TransferredModel {
  /** With marks in place of functions, and without its problem. */
  readonly model: unknown;
  readonly problem: Problem;
}

/** Stands for a function. */
class FunctionMark {
  readonly compiledFrom: FunctionSource;

  constructor(compiledFrom: FunctionSource) {
    this.compiledFrom = compiledFrom;
  }
}

/** Without warnings: nothing but the presentation of an answer needs them. */
export function packModel({ problem, ...model }: ProductModel): TransferredModel {
  const packed = copy({ ...model, warnings: [] }, (value) => {
    if (typeof value !== 'function') return undefined;
    const source = sourceOf(value as (assignment: ReadonlyMap<string, string>) => unknown);
    if (!source) throw new Error(`The function ${value.name} of a model cannot be sent to another thread.`);
    return { as: new FunctionMark(source) };
  });
  return { model: packed, problem };
}

export function unpackModel({ model, problem }: TransferredModel): ProductModel {
  const unpacked = copy(model, (value) => {
    // Classes do not survive the way, the shape of their objects does.
    const source =
      typeof value === 'object' && value !== null && 'compiledFrom' in value && value.compiledFrom;
    return typeof source === 'object' ? { as: compileAgain(source as FunctionSource) } : undefined;
  });
  return { ...(unpacked as Omit<ProductModel, 'problem'>), problem };
}

function compileAgain(source: FunctionSource): (assignment: ReadonlyMap<string, string>) => unknown {
  if (source.kind === 'always') return () => true;
  if (source.kind === 'presence') return (assignment) => isThere(source.presence, assignment);
  const { calculation } = compileComputation(source.text, source.scope, source.binding);
  if (source.kind === 'computed') return computedFunction(calculation, source.decimals, source.presence);
  return (assignment) => isTrue(calculation.evaluate(assignment));
}

/** A deep copy in which what was one object is one object again. @param replace what stands for a value; undefined copies it */
function copy(root: unknown, replace: (value: unknown) => { readonly as: unknown } | undefined): unknown {
  const copies = new Map<object, unknown>();
  const visit = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null && copies.has(value)) return copies.get(value);
    const replaced = replace(value);
    if (replaced) {
      if (typeof value === 'object' && value !== null) copies.set(value, replaced.as);
      return replaced.as;
    }
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const items: unknown[] = [];
      copies.set(value, items);
      for (const item of value) items.push(visit(item));
      return items;
    }
    if (value instanceof Map) {
      const entries = new Map<unknown, unknown>();
      copies.set(value, entries);
      for (const [key, entry] of value) entries.set(visit(key), visit(entry));
      return entries;
    }
    if (value instanceof Set) {
      const members = new Set<unknown>();
      copies.set(value, members);
      for (const member of value) members.add(visit(member));
      return members;
    }
    // A null prototype stays one: names such as `__proto__` are names like any other.
    const properties = Object.create(null) as Record<string, unknown>;
    copies.set(value, properties);
    for (const [name, property] of Object.entries(value)) properties[name] = visit(property);
    return properties;
  };
  return visit(root);
}
