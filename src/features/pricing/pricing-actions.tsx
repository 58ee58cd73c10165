import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { gridAsCsv, gridAsXlsx } from './export-grid.ts';
import type { GridView } from './grid-view.ts';

interface PricingActionsProps {
  readonly view: GridView;
  /** Of the amounts; in the names of files, where it is known. */
  readonly currency: string | undefined;
  /** Stands in the first cell of the spreadsheet. */
  readonly title: string;
  readonly canFold: boolean;
  readonly onFoldAll: (isFolded: boolean) => void;
}

/** What can be done with the grid: open and close all rows, save it, print it. */
export function PricingActions({ view, currency, title, canFold, onFoldAll }: PricingActionsProps) {
  const t = useTranslations('pricing');
  const [isSaving, setSaving] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const fileName = [t('file'), currency].filter(Boolean).join('-');
  const texts = { title, rows: t('row') };
  const saveExcel = async () => {
    setSaving(true);
    setFailed(false);
    try {
      save(await gridAsXlsx(view, texts), `${fileName}.xlsx`);
    } catch {
      setFailed(true);
    } finally {
      setSaving(false);
    }
  };
  const saveCsv = () =>
    save(new Blob([gridAsCsv(view, texts)], { type: 'text/csv;charset=utf-8' }), `${fileName}.csv`);
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      {canFold ? (
        <>
          <Button size="sm" onClick={() => onFoldAll(false)}>
            {t('unfold')}
          </Button>
          <Button size="sm" onClick={() => onFoldAll(true)}>
            {t('fold')}
          </Button>
        </>
      ) : null}
      <Button size="sm" busy={isSaving} onClick={() => void saveExcel()}>
        {t('excel')}
      </Button>
      <Button size="sm" onClick={saveCsv}>
        {t('csv')}
      </Button>
      <Button size="sm" onClick={() => window.print()}>
        {t('print')}
      </Button>
      {hasFailed ? (
        <Notice tone="danger" role="alert" className="basis-full">
          {t('exportFailed')}
        </Notice>
      ) : null}
    </div>
  );
}

/** Hands bytes to the browser as a download. */
function save(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // Some browsers read the bytes after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
