import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Configuration } from '#src/api/read/configuration.ts';
import { Disclosure } from '#src/ui/disclosure.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { contentOf } from '../steps/step-view.ts';
import { InfoFigures } from './info-figures.tsx';
import { PropagatedChanges } from './propagated-changes.tsx';

const PartsList = lazy(async () => ({ default: (await import('./parts-list.tsx')).PartsList }));

/** What the configuration comes to, below its price: key figures, what just changed, and the parts on demand. */
export function SummaryContent({ configuration }: { configuration: Configuration }) {
  const t = useTranslations('configurator');
  const [areParts, setParts] = useState(false);
  const { info } = contentOf(configuration);
  return (
    <div className="flex flex-col gap-4">
      <InfoFigures groups={info} />
      <PropagatedChanges />
      {configuration.bom.length > 0 ? (
        <Disclosure
          summary={t('parts')}
          open={areParts}
          onOpenChange={setParts}
          className="border-t border-line pt-2"
        >
          {areParts ? (
            <Suspense fallback={<Skeleton className="h-40" />}>
              <PartsList items={configuration.bom} />
            </Suspense>
          ) : null}
        </Disclosure>
      ) : null}
    </div>
  );
}
