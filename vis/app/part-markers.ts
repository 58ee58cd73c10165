import type { Marker } from '../viewer/marker-overlay.ts';
import type { Viewers } from './shared-link.ts';

/** Who looks at this page: the owner, or a viewer with a name. */
export type Self = { readonly isOwner: true } | { readonly name: string };

/**
 * A marker for each part that others point at, with the names of all of them.
 *
 * @param owner what the owner is called
 */
export function partMarkers(viewers: Viewers | undefined, self: Self, owner: string): readonly Marker[] {
  const names = new Map<string, string[]>();
  let isSelfFound = false;
  for (const { name, part, isOwner } of viewers?.named ?? []) {
    const isSelf = 'isOwner' in self ? isOwner === true : !isOwner && name === self.name.trim();
    // Two people may have one name: one of them is this one.
    if (isSelf && !isSelfFound) isSelfFound = true;
    else if (part !== undefined) names.set(part, [...(names.get(part) ?? []), isOwner ? owner : name]);
  }
  return [...names].map(([part, of]) => ({ part, label: of.join(', ') }));
}
