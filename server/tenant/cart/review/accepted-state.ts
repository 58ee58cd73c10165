import type { ConfigurationState } from '../../product/configuration-state.ts';
import { Incompatible } from '../../tenant-error.ts';
import type { CartLine } from '../cart-line.ts';

/**
 * The item's configuration in the revision of its product that a call accepts; undefined when it accepts nothing.
 *
 * @throws Incompatible when the customer has to look at the item first, or accepts a revision that is not the current one
 */
export function acceptedState(
  { isUnreadable, review, temporary }: CartLine,
  { qty, revision }: { readonly qty: number | undefined; readonly revision: string | undefined },
): ConfigurationState | undefined {
  if (isUnreadable && qty !== undefined)
    throw new Incompatible('Unreadable', 'The item cannot be read. Remove it.');
  if (!review) return undefined;
  if (review.kind === 'changed' && revision === review.revision && !temporary) return review.revised.state;
  if (qty === undefined && revision === undefined) return undefined;
  const message =
    'The product was revised. Review what changed, configure the item again, or remove it first.';
  throw new Incompatible('Item to review', message);
}
