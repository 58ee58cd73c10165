import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { failureText } from '#src/api/explain-error.ts';
import type { UpgradePreview } from '#src/api/read/documents.ts';
import { upgradePreviewQuery, useStartUpgrade } from '#src/api/upgrade.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { Disclosure } from '#src/ui/disclosure.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';

type PlannedItem = UpgradePreview['items'][number];

/** What an upgrade would do to each outdated item. Nothing changes before it is agreed to. */
export function UpgradeDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations('files.upgrade');
  const tc = useTranslations('common');
  const te = useTranslations('error');
  const language = useLocale();
  const { data, error, isFetching } = useQuery({ ...upgradePreviewQuery(language), enabled: open });
  const start = useStartUpgrade(language);
  const upgradable = data?.items.filter(({ kind }) => kind === 'upgradable').length ?? 0;
  const failure = start.error ?? error;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('dialogTitle')}
      description={t('dialogText')}
      closeLabel={tc('close')}
      footer={
        <>
          <Button variant="quiet" onClick={() => onOpenChange(false)}>
            {t('keep')}
          </Button>
          {data && upgradable > 0 ? (
            <Button
              variant="primary"
              busy={start.isPending || isFetching}
              onClick={() => start.mutate(data.agreement, { onSuccess: () => onOpenChange(false) })}
            >
              {t('agree', { count: upgradable })}
            </Button>
          ) : null}
        </>
      }
    >
      {failure ? (
        <p role="alert" className="mb-3 text-sm text-danger">
          {failureText(failure, te)}
        </p>
      ) : null}
      {data ? (
        <ul className="flex flex-col gap-5">
          {data.items.map((item) => (
            <li key={item['#id']}>
              <h3 className="font-[600]">{item.product}</h3>
              <Plan item={item} />
            </li>
          ))}
        </ul>
      ) : error ? null : (
        <Skeleton className="h-40 rounded-md" />
      )}
    </Dialog>
  );
}

function Plan({ item: { kind, kept, moved, dropped, price } }: { item: PlannedItem }) {
  const t = useTranslations('files.upgrade');
  if (kind !== 'upgradable') return <p className="text-sm text-ink-muted">{t(kind)}</p>;
  const isSame = moved.length === 0 && dropped.length === 0;
  return (
    <div className="flex flex-col gap-2 text-sm">
      {isSame ? <p>{t('same')}</p> : null}
      {moved.length > 0 ? (
        <div>
          <p className="font-[560]">{t('moved')}</p>
          <ul className="list-disc ps-5">
            {moved.map(({ name, description, oldValueDescription, newValueDescription, wasChosen }) => (
              <li key={name}>
                {t(wasChosen ? 'movedChoice' : 'movedValue', {
                  field: description || name,
                  old: oldValueDescription,
                  new: newValueDescription,
                })}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {dropped.length > 0 ? (
        <div>
          <p className="font-[560]">{t('dropped')}</p>
          <ul className="list-disc ps-5">
            {dropped.map(({ name, description, oldValueDescription }) => (
              <li key={name}>
                {t('droppedValue', { field: description || name, old: oldValueDescription })}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {price && price.now !== price.then ? <p>{t('price', { old: price.now, new: price.then })}</p> : null}
      {kept.length > 0 ? (
        <Disclosure summary={t('kept', { count: kept.length })}>
          <ul className="list-disc ps-5">
            {kept.map(({ name, description, valueDescription }) => (
              <li key={name}>
                {description || name}: {valueDescription}
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </div>
  );
}
