import { useState, type FormEvent } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { discountRequest, type DeskRequest } from '#src/api/desk.ts';
import { numberFormat } from '#src/lib/number-format.ts';
import { parseNumber } from '#src/lib/parse-number.ts';
import { Button } from '#src/ui/button.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import { DeskFailure } from './desk-failure.tsx';
import { useRequestChange } from './use-desk-change.ts';

/** The discount of a request: entered until the customer has the proposal, shown afterwards. */
export function RequestDiscount({ request }: { readonly request: DeskRequest }) {
  const t = useTranslations('selling');
  const locale = useLocale();
  const written = (plain: string) => numberFormat(locale, { maximumFractionDigits: 2 }).format(Number(plain));
  const [text, setText] = useState(request.discount === null ? '' : written(request.discount));
  const [isWrong, setWrong] = useState(false);
  const change = useRequestChange(request, (percent: string) => discountRequest(request, percent));
  if (!request.nextStates.includes('proposed'))
    return request.discount === null ? null : (
      <p className="text-sm">{t('discountFixed', { percent: written(request.discount) })}</p>
    );
  const limit = written(request.discountLimit);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseNumber(text, locale);
    const percent = parsed.kind === 'number' ? parsed.plain : parsed.kind === 'empty' ? '0' : undefined;
    const isTaken =
      percent !== undefined &&
      /^\d+(\.\d{1,2})?$/.test(percent) &&
      Number(percent) <= Number(request.discountLimit);
    setWrong(!isTaken);
    if (isTaken) change.mutate(percent);
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      <TextField
        label={t('discount')}
        name="discount"
        inputMode="decimal"
        autoComplete="off"
        hint={t('discountHint', { limit })}
        error={isWrong ? t('discountRange', { limit }) : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <DeskFailure error={change.error} />
      <Button type="submit" busy={change.isPending}>
        {t('discountSave')}
      </Button>
    </form>
  );
}
