/**
 * A position is one decision in two fields: which part, and how many; none and 0 are the same. So who says none does not
 * contradict the number said before, nor the other way round: the partner's commit gives way without a question. What
 * can be chosen is coloured accordingly.
 *
 * Cost: one question more for each field of a position in view whose partner is committed.
 */
import type { Bounds, Commit, EnginePort, Evaluation, ValueState } from '#server/engine/engine-port.ts';
import { emptyVariant } from '#server/model/compile/fields/quantity-field.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';

interface Partner {
  readonly field: string;
  /** What "none" is called there. */
  readonly none: string;
}

/** By field of a position that can be empty: its own word for "none", and the other field. */
export type Positions = ReadonlyMap<string, { readonly none: string; readonly partner: Partner }>;

export function positionsOf(model: ProductModel): Positions {
  const positions = new Map<string, { none: string; partner: Partner }>();
  for (const field of model.fields.values()) {
    if (field.type !== 'integer' || field.counts?.kind !== 'pieces' || field.min !== 0) continue;
    const [name, quantity] = [field.counts.of, field.name];
    // What the context has said gives way to nobody.
    if (model.needs.some(({ field }) => field === name || field === quantity)) continue;
    positions.set(name, { none: emptyVariant, partner: { field: quantity, none: '0' } });
    positions.set(quantity, { none: '0', partner: { field: name, none: emptyVariant } });
  }
  return positions;
}

/** The commits that give way when these values are wanted: of two fields of a position, one says none and the other not. */
export function givingWay(
  positions: Positions,
  commits: readonly Commit[],
  wanted: readonly Commit[],
): readonly Commit[] {
  const asked = new Set(wanted.map(({ field }) => field));
  const committed = new Map(commits.map((commit) => [commit.field, commit]));
  return wanted.flatMap(({ field, value }) => {
    const position = positions.get(field);
    const other = position && !asked.has(position.partner.field) && committed.get(position.partner.field);
    if (!other) return [];
    return (value === position.none) === (other.value === position.partner.none) ? [] : [other];
  });
}

/** The engine of a model, which calls free what a partner gives way to. */
export function seenAsPositions(model: ProductModel, engine: EnginePort): EnginePort {
  const positions = positionsOf(model);
  if (positions.size === 0) return engine;
  return {
    ...engine,
    evaluate: async (commits, view, wishes) =>
      withPositions(positions, engine, commits, await engine.evaluate(commits, view, wishes)),
  };
}

async function withPositions(
  positions: Positions,
  engine: EnginePort,
  commits: readonly Commit[],
  evaluation: Evaluation,
): Promise<Evaluation> {
  const states = new Map(evaluation.states);
  const bounds = new Map(evaluation.bounds);
  for (const [field, { none, partner }] of positions) {
    const other = commits.find((commit) => commit.field === partner.field);
    if (!other || (!states.has(field) && !bounds.has(field))) continue;
    const others = commits.filter((commit) => commit !== other);
    const released = await engine.evaluate(others, [field]);
    const isEmpty = other.value === partner.none;
    /** What says the opposite of the partner is as free as without it. */
    const isOpposite = (value: string) => (value === none) !== isEmpty;
    const own = states.get(field);
    const free = released.states.get(field);
    if (own && free)
      states.set(
        field,
        new Map(
          [...own].map(([value, state]): [string, ValueState] => [
            value,
            isOpposite(value) ? (free.get(value) ?? state) : state,
          ]),
        ),
      );
    const [range, wider] = [bounds.get(field), released.bounds.get(field)];
    if (range && wider) bounds.set(field, joined(range, wider, isEmpty));
  }
  return { ...evaluation, states, bounds };
}

/** Of a quantity: beside what the partner's value allows, the opposite as without it: 0, or everything above. */
function joined(range: Bounds, released: Bounds, isEmpty: boolean): Bounds {
  if (isEmpty) return { ...released, min: range.min };
  return released.min === 0 ? { ...range, min: 0 } : range;
}
