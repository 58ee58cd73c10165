import { clsx } from 'clsx';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useMediaQuery } from '#src/lib/use-media-query.ts';
import { usePreferences } from '#src/stores/preferences.ts';
import { Button } from '#src/ui/button.tsx';
import { FailedFrame } from './failed-frame.tsx';
import { useSavesData } from './use-saves-data.ts';
import { MessageLimit, readVisMessage } from './vis-message.ts';
import { VisualizationButtons } from './visualization-buttons.tsx';
import {
  loadVisScript,
  type TactonVis,
  type TactonVisObject,
  type VisualizationObject,
} from './vis-script.ts';

/** More than a person can click, and few enough for a tenant. */
const MESSAGES_PER_SECOND = 10;

export interface VisualizationProps {
  /** Of the last answer; not empty. */
  visualization: VisualizationObject;
  /** `response` of the last answer. */
  response: unknown;
  /** The group that the person is at. */
  currentGroup: string | undefined;
  /** The option that is pointed at, where the visualization can show it. */
  preview: Readonly<Record<string, string>> | undefined;
  /** The state is sent again when this changes: after a refused change, the visualization has to show what holds. */
  resendKey: unknown;
  /** The picture that is shown until the tenant's script is there, and where it cannot be loaded. */
  fallback: ReactNode;
  onMultiCommit: (values: Readonly<Record<string, string>>) => void;
  onGroup: (group: string) => void;
  className?: string;
}

/**
 * The tenant's visualization (API page, "Visualization"): its script puts a frame here, gets every answer of the tenant,
 * and says what was clicked.
 */
export function Visualization(props: VisualizationProps) {
  const { visualization, response, currentGroup, preview, resendKey, fallback, className } = props;
  const container = useRef<HTMLDivElement>(null);
  const shown = useRef<TactonVisObject>(undefined);
  const [limit] = useState(() => new MessageLimit(MESSAGES_PER_SECOND));
  const [isEmpty, setEmpty] = useState(true);
  const [failure, setFailure] = useState<'failed' | 'reloading'>();
  const [buttons, setButtons] = useState<Readonly<Record<string, boolean>>>({});
  const t = useTranslations('configurator');
  const savesData = useSavesData();
  const [isAsked, setAsked] = useState(false);
  const isLeftOut = savesData && !isAsked && typeof visualization['iframePath'] === 'string';
  const tactonVis = useVisScript(!isLeftOut);
  const language = useLocale();
  const theme = useShownTheme();

  const receive = useEffectEvent((message: unknown) => {
    const read = limit.allows(performance.now()) ? readVisMessage(message) : undefined;
    if (read?.action === 'multicommit') props.onMultiCommit(read.parameters);
    if (read?.action === 'group') props.onGroup(read.value);
    if (read?.action === 'button_visibility') setButtons((known) => ({ ...known, ...read.parameters }));
  });
  const call = (triggers?: Parameters<TactonVis>[3]) => {
    if (!container.current || !tactonVis) return undefined;
    const object = {
      ...visualization,
      ...withoutButtons,
      isAsked: true,
      language,
      theme,
      ...(currentGroup !== undefined && { currentGroup }),
      ...(preview && { preview }),
    };
    return tactonVis(container.current, object, response, triggers);
  };
  const show = useEffectEvent(() => {
    const result = call();
    if (!result || !container.current) return;
    if (shown.current !== result) {
      result.onMessage(receive);
      result.onFailure?.((hasFailed) => setFailure(hasFailed ? 'failed' : undefined));
    }
    shown.current = result;
    // An object that names no frame, such as that of a model which only binds values.
    setEmpty(container.current.childElementCount === 0);
  });

  useEffect(() => {
    show();
  }, [tactonVis, visualization, response, currentGroup, preview, resendKey, language, theme]);
  const frameRefused = useEffectEvent((address: string) => {
    if (isOriginOf(address, visualization['iframePath'])) setEmpty(true);
  });
  useEffect(() => {
    // A frame of an origin that is not configured stays empty, and says so here only.
    const receive = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
      if (effectiveDirective === 'frame-src') frameRefused(blockedURI);
    };
    document.addEventListener('securitypolicyviolation', receive);
    return () => document.removeEventListener('securitypolicyviolation', receive);
  }, []);
  useEffect(
    () => () => {
      shown.current?.destroy?.();
      shown.current = undefined;
    },
    [],
  );

  const isGone = failure !== undefined && !isEmpty;
  const aspectRatio = cssAspectRatio(visualization['aspectRatio']);
  return (
    <div>
      <div
        // The picture has its own size.
        className={clsx('relative', !isGone && className)}
        style={isEmpty || isGone ? undefined : { aspectRatio }}
      >
        <div ref={container} className="absolute inset-0" />
        {isEmpty || isGone ? fallback : null}
        {isLeftOut ? (
          <Button size="sm" className="absolute start-2 bottom-2" onClick={() => setAsked(true)}>
            {t('visualizationLoad')}
          </Button>
        ) : null}
      </div>
      {isGone ? (
        <FailedFrame
          isReloading={failure === 'reloading'}
          onReload={() => {
            setFailure('reloading');
            shown.current?.reload?.();
          }}
        />
      ) : null}
      {isEmpty || isGone ? null : (
        <VisualizationButtons
          visualization={visualization}
          visible={buttons}
          // Straight from the click: browsers fill the screen and write to the clipboard for a person only.
          onTrigger={(name) => call({ triggers: [name] })}
          onAction={(name) => call({ buttonTriggers: [name] })}
        />
      )}
    </div>
  );
}

/** The shop has buttons of its own for these. */
const withoutButtons = { fullscreen: false, share: false, debugMode: false, visaction: false };

/** Browsers shorten the address of what was refused to its origin. */
function isOriginOf(refused: string, path: unknown): boolean {
  if (typeof path !== 'string' || !URL.canParse(path, location.href) || !URL.canParse(refused)) return false;
  return new URL(path, location.href).origin === new URL(refused).origin;
}

/** `4:3` as style sheets write it; undefined for anything else. */
function cssAspectRatio(ratio: unknown): string | undefined {
  return typeof ratio === 'string' && /^\d{1,4}:\d{1,4}$/.test(ratio) ? ratio.replace(':', ' / ') : undefined;
}

/** Undefined while the script is not wanted or loads, and for good where it cannot be loaded. */
function useVisScript(isWanted: boolean): TactonVis | undefined {
  const [script, setScript] = useState<{ run: TactonVis }>();
  useEffect(() => {
    if (!isWanted) return undefined;
    let isGone = false;
    loadVisScript().then(
      (run) => isGone || setScript({ run }),
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [isWanted]);
  return script?.run;
}

function useShownTheme(): 'light' | 'dark' {
  const wanted = usePreferences(({ theme }) => theme);
  const isSystemDark = useMediaQuery('(prefers-color-scheme: dark)');
  if (wanted !== 'system') return wanted;
  return isSystemDark ? 'dark' : 'light';
}
