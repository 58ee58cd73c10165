/** Names that mean something where a step is named ("Needs and Sizing"). */

/** Sent as `step`: the one that follows. Out of a needs step it is the only way that sizes the product. */
export const NEXT_STEP = 'next';

/** Does a step of this name ask for needs? */
export function isNeedsStep(step: string | undefined): boolean {
  return step?.startsWith('step_need') ?? false;
}
