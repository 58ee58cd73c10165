import type { PlacedPart } from '#scene/evaluate/placed-scene.ts';
import type { ActionMessage } from '../protocol/messages.ts';
import { flagOf, type VisualizationObject } from '../protocol/visualization-object.ts';

/**
 * What the page is told when a part is chosen: a part that can be changed is changed, any other leads to where it is decided. None
 * for a part that does neither.
 *
 * All values are in one message, as the API page shows it. Older clients commit the first value of a message only; for those a
 * page sets `singleCommits`, and gets a message for each value.
 */
export function partMessages(
  { commit, group }: Pick<PlacedPart, 'commit' | 'group'>,
  visualization: VisualizationObject,
): readonly ActionMessage[] {
  if (!commit) return group === undefined ? [] : [{ action: 'group', value: group }];
  const messages = flagOf(visualization, 'singleCommits')
    ? Object.entries(commit).map(([name, value]) => ({ [name]: value }))
    : [commit];
  return messages.map((parameters) => ({ action: 'multicommit', parameters }));
}
