import { useTranslations } from 'use-intl';
import { Button } from '#src/ui/button.tsx';

export interface FailedFrameProps {
  isReloading: boolean;
  onReload: () => void;
}

/** Over the picture, where the frame of the visualization could not be loaded or is gone. */
export function FailedFrame({ isReloading, onReload }: FailedFrameProps) {
  const t = useTranslations('configurator');
  return (
    <div
      role="alert"
      className="absolute inset-x-2 bottom-2 flex flex-wrap items-center justify-between gap-2 rounded-lg border border-line bg-raised p-2 text-sm"
    >
      {t('visualizationFailed')}
      <Button size="sm" busy={isReloading} onClick={onReload}>
        {t('retry')}
      </Button>
    </div>
  );
}
