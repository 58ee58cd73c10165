/**
 * What an answer changed besides what was asked for: as the tenant tells it for all steps, or else as far as two answers show
 * it. The API carries the parameters of the current step only; of the other steps its bill of materials tells the parts.
 */
import type {
  ChangedParameter,
  Configuration,
  Propagated,
  PropagatedChange,
} from '#src/api/read/configuration.ts';
import type { BomItem } from '#src/api/read/pricing.ts';
import { pricingTotal } from '../cart-total.ts';
import { changesBetween, currentStep } from './parameters.ts';

/** @param asked parameters that were committed or uncommitted, which the customer knows about */
export function propagatedBy(
  before: Configuration | undefined,
  after: Configuration,
  asked: ReadonlySet<string>,
): Propagated {
  const { propagated, status } = after.response;
  // In a conflict it is what would change.
  if (propagated && status === 'OK')
    return { ...propagated, changed: propagated.changed.filter(({ kind }) => kind !== 'asked') };
  return compareAnswers(before, after, asked);
}

function compareAnswers(
  before: Configuration | undefined,
  after: Configuration,
  asked: ReadonlySet<string>,
): Propagated {
  const step = currentStep(after);
  if (!before || !step || currentStep(before)?.name !== step.name) return { changed: [] };
  const here = changesBetween(before, after, asked).map(({ wasCommitted, ...change }): PropagatedChange => ({
    ...change,
    step: step.name,
    stepDescription: step.description,
    kind: wasCommitted ? 'chosen' : 'filled-in',
  }));
  const told = new Set(
    [...here, ...changesBetween(before, after, new Set())].flatMap((change) => [
      change.oldValueDescription,
      change.newValueDescription,
    ]),
  );
  const parts = changedParts(before.bom, after.bom).filter(({ description }) => !told.has(description));
  const elsewhere = parts.map((change): PropagatedChange => ({
    ...change,
    step: '',
    stepDescription: '',
    kind: 'filled-in',
  }));
  const [now, then] = [pricingTotal(before.pricing), pricingTotal(after.pricing)];
  const price =
    now !== undefined && then !== undefined && now !== then ? { now, then, difference: '' } : undefined;
  return { price, changed: [...here, ...elsewhere] };
}

/** Parts whose quantity differs; none of it is the empty text. */
function changedParts(before: readonly BomItem[], after: readonly BomItem[]): ChangedParameter[] {
  const [old, next] = [before, after].map((items) => quantities(items));
  const keys = new Set([...(old?.keys() ?? []), ...(next?.keys() ?? [])]);
  return [...keys].flatMap((name): ChangedParameter[] => {
    const [from, to] = [old?.get(name), next?.get(name)];
    const oldValue = from === undefined ? '' : sumOf(from);
    const newValue = to === undefined ? '' : sumOf(to);
    if (oldValue === newValue) return [];
    return [
      {
        name: `part ${name}`,
        description: name,
        oldValue,
        oldValueDescription: oldValue && `${oldValue} ×`,
        newValue,
        newValueDescription: newValue && `${newValue} ×`,
      },
    ];
  });
}

/** Of a part that is in several positions. Numbers of pieces are added up; of other quantities it is not known what they are in. */
function sumOf(quantities: readonly string[]): string {
  const pieces = quantities.map((quantity) => (/^\d+$/.test(quantity) ? BigInt(quantity) : undefined));
  const known = pieces.filter((number) => number !== undefined);
  if (known.length < quantities.length) return quantities.join(', ');
  return String(known.reduce((sum, number) => sum + number, 0n));
}

function quantities(items: readonly BomItem[], found = new Map<string, string[]>()): Map<string, string[]> {
  for (const { name, description, qty, subItems } of items) {
    const key = description || name;
    found.set(key, [...(found.get(key) ?? []), qty || '1']);
    quantities(subItems, found);
  }
  return found;
}
