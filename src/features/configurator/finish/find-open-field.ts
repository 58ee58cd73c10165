import type { Configuration } from '#src/api/read/configuration.ts';
import { currentStep } from '#src/api/configuration/parameters.ts';
import { focusControl } from '#src/lib/focus-control.ts';
import { visibleSteps } from '../steps/step-view.ts';

/** Moves the focus to the first mandatory field of the page that is open. @returns whether there is one */
export function focusOpenField(): boolean {
  const field = document.querySelector<HTMLElement>('[data-open]');
  if (!field) return false;
  field.scrollIntoView({ block: 'center' });
  focusControl(field);
  return true;
}

/** Moves the focus to a field of the page. @returns whether it is there */
export function focusField(parameter: string): boolean {
  const field = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(parameter)}"]`);
  field?.scrollIntoView({ block: 'center' });
  return focusControl(field);
}

/**
 * The step with the first mandatory field that is open: as the tenant counts them, or by looking into one step after
 * the other where it does not.
 *
 * @param look reads a step
 */
export async function findOpenStep(
  configuration: Configuration,
  look: (step: string) => Promise<Configuration>,
): Promise<string | undefined> {
  const steps = visibleSteps(configuration).filter(({ isAvailable }) => isAvailable);
  const counted = steps.find(({ open }) => (open ?? 0) > 0);
  if (counted) return counted.name;
  for (const { name, open } of steps) {
    if (open !== undefined) continue;
    const answer = await look(name);
    const step = currentStep(answer);
    if (step && visibleSteps(answer).some(({ isCurrent, open: there }) => isCurrent && (there ?? 0) > 0))
      return step.name;
  }
  return undefined;
}
