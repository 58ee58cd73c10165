import { clsx } from 'clsx';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import type { EditorState } from '#src/api/configuration/state.ts';
import { isWhole } from '#src/api/configuration/outcome.ts';
import type { ProductVisualization } from '#src/features/configurator/configurator.tsx';
import { useEditor, useEditorState } from '#src/features/configurator/configurator-context.ts';
import { usePointedOption } from '#src/features/configurator/fields/use-pointed-option.ts';
import { groupAnchor, groupAround } from '#src/features/configurator/steps/step-view.ts';
import { paths } from '#src/paths.ts';
import { notify } from '#src/stores/toasts.ts';

const Visualization = lazy(async () => ({
  default: (await import('#src/features/visualization/visualization.tsx')).Visualization,
}));

/** The tenant's visualization beside the fields: what is clicked in it is committed, or leads to its group. */
export const ConfiguratorVisualization: ProductVisualization = ({
  address,
  configuration,
  fallback,
  className,
}) => {
  const t = useTranslations('configurator');
  const { visualization, response } = configuration;
  const { decisions } = useEditor();
  const conflict = useEditorState((state) => state.conflict);
  const sent = useRef(new Set<string>());
  const refused = useEditorState(({ pending }) => refusedElsewhere(pending));
  // Where no field of the step shows that it was refused, it would hold up the cart and nobody would know why.
  useEffect(() => {
    if (refused === undefined || !sent.current.delete(refused)) return;
    decisions.discard(refused);
    notify({ title: t('visualizationRefused'), tone: 'danger' });
  }, [refused, decisions, t]);
  const navigate = useNavigate();
  // An extension of the embedded tenant: others would draw for nothing.
  const pointed = usePointedOption(visualization['previews'] === true);
  const preview = useMemo(() => pointed && { [pointed.parameter]: pointed.value }, [pointed]);

  /** A single value like any other choice, with all that helps out of a conflict; several are all or none. */
  const commit = (values: Readonly<Record<string, string>>) => {
    const pairs = Object.entries(values).map(([parameter, value]) => ({ parameter, value }));
    const [first, second] = pairs;
    if (first && !second) {
      sent.current.add(first.parameter);
      return decisions.commit(first.parameter, first.value);
    }
    const refuse = () => notify({ title: t('visualizationRefused'), tone: 'danger' });
    decisions.commitAll(pairs).then((outcome) => isWhole(outcome) || refuse(), refuse);
  };
  const goToGroup = (name: string) => {
    const step = stepOf(visualization, name) ?? configuration.steps.find(({ current }) => current)?.name;
    void navigate(`${paths.configuration({ ...address, step })}#${groupAnchor({ name })}`);
  };

  return (
    // As large as what comes, so that nothing below it moves.
    <Suspense fallback={<div className={clsx(className, '[&>*]:size-full')}>{fallback}</div>}>
      <Visualization
        visualization={visualization}
        response={response}
        currentGroup={useFocusedGroup()}
        preview={preview}
        resendKey={conflict}
        fallback={fallback}
        onMultiCommit={commit}
        onGroup={goToGroup}
        className={className}
      />
    </Suspense>
  );
};

/** The first parameter whose value was refused and that no field on the screen shows. */
function refusedElsewhere(pending: EditorState['pending']): string | undefined {
  for (const [parameter, { state, place }] of pending)
    if (state === 'refused' && place === undefined) return parameter;
  return undefined;
}

/** The step of a group, where the tenant says it (`groupSteps`, an extension). */
function stepOf({ groupSteps }: Readonly<Record<string, unknown>>, group: string): string | undefined {
  if (typeof groupSteps !== 'object' || groupSteps === null || !Object.hasOwn(groupSteps, group))
    return undefined;
  const step = (groupSteps as Record<string, unknown>)[group];
  return typeof step === 'string' ? step : undefined;
}

/** The group that the person is at: the one that had the focus last. */
function useFocusedGroup(): string | undefined {
  const [group, setGroup] = useState<string>();
  useEffect(() => {
    const follow = ({ target }: FocusEvent) => {
      const around = target instanceof Element ? groupAround(target) : undefined;
      if (around !== undefined) setGroup(around);
    };
    document.addEventListener('focusin', follow);
    return () => document.removeEventListener('focusin', follow);
  }, []);
  return group;
}
