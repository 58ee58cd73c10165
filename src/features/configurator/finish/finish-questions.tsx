import { lazy } from 'react';
import { useTranslations } from 'use-intl';
import { OnDemand } from '#src/ui/on-demand.tsx';
import type { Finish } from './use-finish.ts';

const ConfirmDialog = lazy(async () => ({
  default: (await import('#src/ui/confirm-dialog.tsx')).ConfirmDialog,
}));
const BlockedDialog = lazy(async () => ({ default: (await import('./blocked-dialog.tsx')).BlockedDialog }));
const OpenFieldsDialog = lazy(async () => ({
  default: (await import('./open-fields-dialog.tsx')).OpenFieldsDialog,
}));

/** What is asked before a configuration ends. Loaded with the first question. */
export function FinishQuestions({ finish, open }: { finish: Finish; open: number }) {
  const t = useTranslations('configurator');
  const { question, ask, isEdit } = finish;
  const cancel = () => ask(undefined);
  return (
    <OnDemand isWanted={question !== undefined}>
      <OpenFieldsDialog
        open={question === 'open fields'}
        count={open}
        isEdit={isEdit}
        onGo={() => void finish.goToOpenField()}
        onAnyway={() => void finish.finish({ withOpenFields: true })}
        onCancel={cancel}
      />
      <BlockedDialog
        open={question === 'blocked'}
        onGo={(parameter, pending) => void finish.goToField(parameter, pending)}
        onRetry={() => void finish.retry()}
        onCancel={cancel}
      />
      <ConfirmDialog
        open={question === 'too many variants'}
        title={t('variantCatalogs.tooManyTitle')}
        confirmLabel={t('variantCatalogs.tooManyGo')}
        cancelLabel={t('openFields.cancel')}
        onConfirm={finish.goToVariants}
        onCancel={cancel}
      >
        {t('variantCatalogs.tooManyText')}
      </ConfirmDialog>
      <ConfirmDialog
        open={question === 'start over'}
        title={t('startOver.title')}
        confirmLabel={t('startOver.confirm')}
        cancelLabel={t('startOver.cancel')}
        onConfirm={() => void finish.startOver()}
        onCancel={cancel}
      >
        {t('startOver.text')}
      </ConfirmDialog>
      <ConfirmDialog
        open={question === 'discard changes'}
        title={t('discardChanges.title')}
        confirmLabel={t('discardChanges.confirm')}
        cancelLabel={t('discardChanges.cancel')}
        onConfirm={finish.discardChanges}
        onCancel={cancel}
      >
        {t('discardChanges.text')}
      </ConfirmDialog>
    </OnDemand>
  );
}
