import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { parametersIn } from '#src/api/configuration/parameters.ts';
import type { Configuration, Group, Parameter } from '#src/api/read/configuration.ts';
import { Disclosure } from '#src/ui/disclosure.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { fieldRegistry } from '../fields/field-registry.ts';
import { isHidden, toFieldView } from '../fields/field-view.ts';
import { contentOf } from '../steps/step-view.ts';

const BillOfMaterials = lazy(async () => ({
  default: (await import('./bill-of-materials.tsx')).BillOfMaterials,
}));

const PriceWaterfall = lazy(async () => ({
  default: (await import('#src/ui/price-waterfall.tsx')).PriceWaterfall,
}));

/** What the configuration comes to, below its price: key figures, and the parts on demand. */
export function SummaryContent({ configuration }: { configuration: Configuration }) {
  const t = useTranslations('configurator');
  const [areParts, setParts] = useState(false);
  const { info } = contentOf(configuration);
  const waterfall = configuration.pricing.waterfall ?? [];
  return (
    <div className="flex flex-col gap-4">
      <InfoFigures groups={info} />
      {waterfall.length > 0 ? (
        <Disclosure summary={t('priceExplained')} className="border-t border-line pt-2">
          <Suspense fallback={null}>
            <PriceWaterfall steps={waterfall} />
          </Suspense>
        </Disclosure>
      ) : null}
      {configuration.bom.length > 0 ? (
        <Disclosure
          summary={t('parts')}
          open={areParts}
          onOpenChange={setParts}
          className="border-t border-line pt-2"
        >
          {areParts ? (
            <Suspense fallback={<Skeleton className="h-40" />}>
              <BillOfMaterials items={configuration.bom} />
            </Suspense>
          ) : null}
        </Disclosure>
      ) : null}
    </div>
  );
}

/** The information groups of the step, as facts. Their pictures are shown by the preview. */
function InfoFigures({ groups }: { groups: readonly Group[] }) {
  return groups.map((group) => {
    const fields = parametersIn(group).filter(isShown).map(toFieldView);
    const facts = fields.filter(({ kind, valueText }) => !fieldRegistry[kind].isPicture && valueText !== '');
    return (
      <div key={group.name}>
        <dl className="flex flex-col gap-1.5 text-sm">
          {facts.map(({ name, label, valueText, unit }) => (
            <div key={name} className="flex items-baseline justify-between gap-4">
              <dt className="text-ink-muted">{label}</dt>
              <dd className="text-end font-[520] figures">{unit ? `${valueText} ${unit}` : valueText}</dd>
            </div>
          ))}
        </dl>
      </div>
    );
  });
}

function isShown({ properties }: Parameter): boolean {
  return !isHidden(properties);
}
