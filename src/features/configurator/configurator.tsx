import { useSuspenseQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { ApiError } from '#src/api/api-error.ts';
import { asksForNeeds } from '#src/api/configuration/parameters.ts';
import { configurationQuery } from '#src/api/configuration/queries.ts';
import type { Configuration } from '#src/api/read/configuration.ts';
import { Link } from '#src/lib/link.tsx';
import { pictureUrl } from '#src/lib/picture-url.ts';
import { useMediaQuery } from '#src/lib/use-media-query.ts';
import { paths } from '#src/paths.ts';
import { LinkButton } from '#src/ui/link-button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { PartBoundary } from '#src/ui/part-boundary.tsx';
import { CompleteHost, useCompleting } from './complete/complete-host.tsx';
import { ConflictHost } from './conflict/conflict-host.tsx';
import { FinishButton } from './finish/finish-button.tsx';
import { FinishQuestions } from './finish/finish-questions.tsx';
import { useFinish } from './finish/use-finish.ts';
import type { ConfigurationAddress } from './opening/open-configuration.ts';
import { ConfiguratorNotices } from './status/configurator-notices.tsx';
import { GroupSection } from './steps/group-section.tsx';
import { StepBar } from './steps/step-bar.tsx';
import { StepFooter } from './steps/step-footer.tsx';
import { StepRail } from './steps/step-rail.tsx';
import { UnitSwitch } from './steps/unit-switch.tsx';
import { contentOf, hasUnknownSteps, neighbours, visibleSteps } from './steps/step-view.ts';
import { useStepFocus } from './steps/use-step-focus.ts';
import { Preview, PreviewStrip } from './summary/preview.tsx';
import { AnnouncedChanges, ChangesElsewhere, ElevatedChanges } from './summary/announced-changes.tsx';
import { SummaryBar } from './summary/summary-bar.tsx';
import { SummaryPanel } from './summary/summary-panel.tsx';
import { useProduct } from './use-product.ts';

/** Shows the product of a configuration in place of its picture. */
export type ProductVisualization = ComponentType<{
  address: ConfigurationAddress;
  configuration: Configuration;
  /** What is shown until there is something to show. */
  fallback: ReactNode;
  className: string;
}>;

export interface ConfiguratorProps {
  address: ConfigurationAddress & { step: string };
  readError: ApiError | undefined;
  Visualization: ProductVisualization;
}

const VariantCatalogsLink = lazy(async () => ({
  default: (await import('./steps/variant-catalogs-link.tsx')).VariantCatalogsLink,
}));

/** Where the summary is beside the fields, and the picture in it. */
const panelFits = '(min-width: 80rem)';

/** One step of a configuration: the steps, its groups and fields, and what it all comes to. */
export function Configurator({ address, readError, Visualization }: ConfiguratorProps) {
  const t = useTranslations('configurator');
  const shell = useTranslations('shell');
  const common = useTranslations('common');
  // The page's loader has read it.
  const { data: configuration } = useSuspenseQuery(configurationQuery(address.configId, useLocale()));
  const product = useProduct(address.tab, address.productId);
  const finish = useFinish(address, configuration);
  const completing = useCompleting(configuration);
  const isCounted = !hasUnknownSteps(configuration);
  const steps = visibleSteps(configuration).map((step, index) => ({
    ...step,
    label: step.label || t('stepNumber', { position: index + 1 }),
  }));
  const { groups } = contentOf(configuration);
  const { previous, next, position } = neighbours(steps);
  const current = steps[position];
  const hasPanel = useMediaQuery(panelFits);
  useStepFocus(current?.name, address.step);

  const addressOf = (step: string) => paths.configuration({ ...address, step });
  const title = current?.label ?? '';
  const rail = { steps, groups, addressOf, isCounted };
  const isVisualized = Object.keys(configuration.visualization).length > 0;
  const preview = (className: string) => {
    const picture = <Preview configuration={configuration} picture={pictureUrl(product?.picture)} />;
    if (!isVisualized) return picture;
    return <Visualization {...{ address, configuration, className }} fallback={picture} />;
  };

  return (
    <div className="page-measure">
      <StepBar {...rail} />
      <div className="items-start gap-8 lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)] xl:grid-cols-[13.5rem_minmax(0,1fr)_19rem] xl:gap-10">
        <div className="sticky top-24 hidden max-h-[calc(100dvh-7rem)] overflow-y-auto lg:block">
          <StepRail {...rail} />
        </div>
        <div className="flex min-w-0 flex-col gap-5 pt-5 lg:pt-0">
          <PageHeading
            title={title}
            documentTitle={[title, product?.name, shell('brand')].filter(Boolean).join(' · ')}
            eyebrow={
              <p className="min-h-[1lh] caption">
                {product?.name}
                <span className="max-lg:hidden">
                  {product ? ' · ' : null}
                  {isCounted
                    ? t('stepOf', { position: position + 1, count: steps.length })
                    : t('stepNumber', { position: position + 1 })}
                </span>
              </p>
            }
            aside={<UnitSwitch configuration={configuration} />}
          />
          <ConfiguratorNotices
            configId={address.configId}
            warnings={configuration.response.warnings}
            readError={readError}
          />
          {isVisualized && !hasPanel ? <PreviewStrip preview={preview} /> : null}
          {groups.length === 0 ? <p className="text-ink-muted">{t('emptyStep')}</p> : null}
          {groups.map((group) => (
            <PartBoundary
              key={group.name}
              resetKey={group}
              fallback={<Notice tone="danger">{common('partFailed', { name: group.description })}</Notice>}
            >
              <GroupSection group={group} />
            </PartBoundary>
          ))}
          {configuration.extensions?.variantCatalogs && !asksForNeeds(configuration) ? (
            <Suspense fallback={null}>
              <VariantCatalogsLink address={address} />
            </Suspense>
          ) : null}
          <StepFooter previous={previous} next={next} addressOf={addressOf} />
        </div>
        <div className="sticky top-24 hidden max-h-[calc(100dvh-7rem)] overflow-y-auto xl:block">
          <PartBoundary resetKey={configuration}>
            <SummaryPanel
              configuration={configuration}
              finish={finish}
              completing={completing}
              preview={hasPanel ? preview('aspect-[4/3]') : null}
              isLastStep={next === undefined}
            />
          </PartBoundary>
        </div>
      </div>
      <SummaryBar
        configuration={configuration}
        finish={finish}
        completing={completing}
        action={
          next ? (
            <LinkButton
              as={Link}
              to={addressOf(next.name)}
              variant="primary"
              aria-label={t('nextTo', { step: next.label })}
            >
              {t('nextShort')}
              <ArrowRight aria-hidden className="size-4" />
            </LinkButton>
          ) : (
            <FinishButton finish={finish} />
          )
        }
      />
      <ElevatedChanges configuration={configuration} />
      <ChangesElsewhere configuration={configuration} />
      <AnnouncedChanges pricing={configuration.pricing} step={current?.name} />
      <ConflictHost configuration={configuration} />
      <CompleteHost configuration={configuration} completing={completing} />
      <FinishQuestions finish={finish} open={configuration.numberOfUncommittedMandatoryFields} />
    </div>
  );
}
