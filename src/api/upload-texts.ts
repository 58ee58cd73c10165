import { useTranslations } from 'use-intl';
import { failureText } from './explain-error.ts';

/** What is said of each file that is uploaded, wherever that is. */
export function useUploadTexts() {
  const t = useTranslations('files');
  const te = useTranslations('error');
  return {
    uploading: (name: string) => t('uploading', { name }),
    cancel: (name: string) => t('cancelName', { name }),
    dismiss: (name: string) => t('dismissName', { name }),
    failed: (name: string) => t('failed', { name }),
    failure: (failure: unknown) => failureText(failure, te),
  };
}
