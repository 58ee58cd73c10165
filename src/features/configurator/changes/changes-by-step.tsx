import { useTranslations } from 'use-intl';
import { Badge } from '#src/ui/badge.tsx';
import type { PropagatedChange } from '#src/api/read/configuration.ts';
import { ChangeLine } from './change-line.tsx';

/** Changes in all steps, below the name of their step; what the customer chose is marked. */
export function ChangesByStep({ changes }: { changes: readonly PropagatedChange[] }) {
  const t = useTranslations('configurator.propagated');
  return (
    <ul className="flex flex-col gap-2.5 text-sm">
      {inSteps(changes).map(({ step, label, changes }) => (
        <li key={step}>
          <p className="caption">{label || t('parts')}</p>
          <ul className="mt-1 flex flex-col gap-1">
            {changes.map((change) => (
              <li key={change.name}>
                <ChangeLine change={change} />
                {change.kind === 'chosen' ? (
                  <>
                    {' '}
                    <Badge tone="neutral">{t('chosen')}</Badge>
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

interface StepChanges {
  readonly step: string;
  readonly label: string;
  readonly changes: PropagatedChange[];
}

/** In the order in which their steps come first. */
function inSteps(changes: readonly PropagatedChange[]): StepChanges[] {
  const steps = new Map<string, StepChanges>();
  for (const change of changes) {
    const { step, stepDescription } = change;
    const group = steps.get(step) ?? { step, label: stepDescription || step, changes: [] };
    group.changes.push(change);
    steps.set(step, group);
  }
  return [...steps.values()];
}
