import { Copy, Maximize2, Share2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { notify } from '#src/stores/toasts.ts';
import { Button } from '#src/ui/button.tsx';
import { IconButton } from '#src/ui/icon-button.tsx';
import type { VisualizationObject } from './vis-script.ts';

export interface VisualizationButtonsProps {
  visualization: VisualizationObject;
  /** Names of actions of the visualization, and whether there is something to do for each (`button_visibility`). */
  visible: Readonly<Record<string, boolean>>;
  /** A trigger that every visualization knows. */
  onTrigger: (name: 'toggleFullscreen' | 'share' | 'copyconfig') => void;
  onAction: (name: string) => void;
}

/** What the visualization object says there are buttons for, as buttons of the shop. */
export function VisualizationButtons(props: VisualizationButtonsProps) {
  const { visualization, visible, onTrigger, onAction } = props;
  const t = useTranslations('configurator');
  const locale = useLocale();
  const actions =
    visualization['visaction'] === true ? Object.keys(visible).filter((name) => visible[name]) : [];
  const icon = (
    flag: 'share' | 'debugMode' | 'fullscreen',
    label: Parameters<typeof t>[0],
    drawn: ReactNode,
    onClick: () => void,
  ) =>
    visualization[flag] === true ? (
      <IconButton label={t(label)} size="sm" onClick={onClick}>
        {drawn}
      </IconButton>
    ) : null;

  return (
    <div className="flex flex-wrap justify-end gap-1 px-2 pt-1">
      {actions.map((name) => (
        <Button key={name} size="sm" onClick={() => onAction(name)}>
          {actionLabel(visualization, name, locale)}
        </Button>
      ))}
      {icon('share', 'visualizationShare', <Share2 aria-hidden />, () => onTrigger('share'))}
      {icon('debugMode', 'visualizationCopy', <Copy aria-hidden />, () => {
        onTrigger('copyconfig');
        notify({ title: t('visualizationCopied'), tone: 'positive' });
      })}
      {icon('fullscreen', 'visualizationFullscreen', <Maximize2 aria-hidden />, () =>
        onTrigger('toggleFullscreen'),
      )}
    </div>
  );
}

/** What the tenant calls an action (`buttonLabels`, an extension); its name where it does not say. */
function actionLabel(visualization: VisualizationObject, name: string, locale: string): string {
  const labels = visualization['buttonLabels'];
  const label = isRecord(labels) && Object.hasOwn(labels, name) ? labels[name] : undefined;
  if (!isRecord(label)) return typeof label === 'string' ? label : name;
  const translation = isRecord(label['translations']) ? label['translations'][locale] : undefined;
  for (const text of [translation, label['text']]) if (typeof text === 'string') return text;
  return name;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
