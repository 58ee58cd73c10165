import { useTranslations } from 'use-intl';
import { Button } from '#src/ui/button.tsx';

export interface FailedFrameProps {
  isReloading: boolean;
  onReload: () => void;
}

/** Below the picture, where the frame of the visualization could not be loaded or is gone. */
export function FailedFrame({ isReloading, onReload }: FailedFrameProps) {
  const t = useTranslations('configurator');
  return (
    <div role="alert" className="flex flex-wrap items-center justify-between gap-2 px-4 py-3 text-sm">
      {t('visualizationFailed')}
      <Button size="sm" busy={isReloading} onClick={onReload}>
        {t('retry')}
      </Button>
    </div>
  );
}
