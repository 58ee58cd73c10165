import { createHash } from 'node:crypto';
import type { AgreedValue } from '../review/agreement.ts';
import type { CartLine } from '../cart-line.ts';
import type { UnitPrice } from '../prices/line-price.ts';
import type { ReviewedChange } from '../review/review.ts';
import type { EvaluatedConfiguration } from '../../product/evaluated-configuration.ts';

/** What an upgrade would make of an outdated item. */
export type PlannedItem =
  | {
      readonly kind: 'upgradable';
      readonly line: CartLine;
      readonly revised: EvaluatedConfiguration;
      /** Names what the upgrade does to the item: when it is different, the customer has not seen it. */
      readonly mark: string;
      readonly kept: readonly AgreedValue[];
      /** Another value is in their place. */
      readonly moved: readonly ReviewedChange[];
      /** Nothing is in their place. */
      readonly dropped: readonly ReviewedChange[];
      /** Of one piece; undefined where it stays. */
      readonly newUnitPrice: UnitPrice | undefined;
    }
  /** The product is no longer in the catalog. */
  | { readonly kind: 'gone'; readonly line: CartLine }
  /** A temporary version is open: it has to be finished or cancelled first. */
  | { readonly kind: 'in-progress'; readonly line: CartLine };

/** The outdated items among these, in their order. Nothing is changed. */
export function planUpgrade(lines: readonly CartLine[]): PlannedItem[] {
  return lines.flatMap((line): PlannedItem[] => {
    const { item, isUnreadable, isOutdated, review, configuration } = line;
    if (!isOutdated || isUnreadable || !item.state) return [];
    if (line.temporary) return [{ kind: 'in-progress', line }];
    const revised = review?.kind === 'changed' ? review.revised : configuration;
    if (review?.kind === 'gone' || !revised) return [{ kind: 'gone', line }];
    const changes = review?.changes ?? [];
    const changed = new Set(changes.map(({ field }) => field));
    const newUnitPrice = review?.newUnitPrice;
    return [
      {
        kind: 'upgradable',
        line,
        revised,
        mark: markOf(revised, changes, newUnitPrice),
        kept: (line.agreement?.values ?? []).filter(({ field }) => !changed.has(field)),
        moved: changes.filter(({ newValue }) => newValue !== ''),
        dropped: changes.filter(({ newValue }) => newValue === ''),
        newUnitPrice,
      },
    ];
  });
}

function markOf(
  { state }: EvaluatedConfiguration,
  changes: readonly ReviewedChange[],
  price: UnitPrice | undefined,
): string {
  const told = changes.map(({ field, oldValue, newValue }) => [field, oldValue, newValue]);
  return hashOf([state.revision, told, price?.currency, price?.amount]);
}

/** Names what an upgrade does to a cart. */
export function markOfPlan(plan: readonly PlannedItem[]): string {
  return hashOf(plan.map((item) => [item.line.item.id, item.kind === 'upgradable' ? item.mark : item.kind]));
}

function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}
