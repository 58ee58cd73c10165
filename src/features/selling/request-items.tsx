import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { DeskRequest } from '#src/api/desk.ts';
import { formatMoney, readMoney } from '#src/lib/money.ts';
import { Button } from '#src/ui/button.tsx';
import { Disclosure } from '#src/ui/disclosure.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { CopyDialog } from './copy-dialog.tsx';
import { RequestFiles } from './request-files.tsx';

type Item = NonNullable<DeskRequest['items']>[number];

/** What a customer asked for, as it was shown to them. */
export function RequestItems({ request }: { readonly request: DeskRequest }) {
  const t = useTranslations('selling');
  const locale = useLocale();
  const [copied, setCopied] = useState<Item>();
  const money = (amount: string, currency: string) => {
    const read = readMoney(amount, currency);
    return read ? formatMoney(read, locale) : '';
  };
  return (
    <section aria-labelledby="asked" className="flex flex-col gap-3">
      <h2 id="asked" className="text-xl">
        {t('asked')}
      </h2>
      {request.items === null ? <Notice>{t('noSnapshot')}</Notice> : null}
      {request.items ? (
        <ul className="divide-y divide-line sheet">
          {request.items.map((item) => (
            <li key={item.id}>
              <article className="flex flex-col gap-2 px-5 py-4">
                <div className="flex flex-wrap justify-between gap-x-6 gap-y-1">
                  <h3 className="min-w-0 flex-1 basis-48 font-[600]">{item.product}</h3>
                  <p className="figures">{money(item.totalNetPrice, item.currency)}</p>
                </div>
                <p className="text-sm text-ink-muted">
                  {t('quantity', { quantity: item.qty })}
                  {item.summary ? <span> · {item.summary}</span> : null}
                </p>
                <RequestFiles
                  request={request}
                  files={item.attachments}
                  label={t('attached', { name: item.product })}
                />
                {item.isConfigured ? (
                  <div className="flex flex-wrap items-start justify-between gap-3">
                    <Disclosure
                      className="min-w-0 flex-1 basis-56"
                      summary={t('parameters', { count: item.parameters.length })}
                    >
                      <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
                        {item.parameters.map(({ name, value }, index) => (
                          // Rows of a table have fields of the same name.
                          <div key={`${index} ${name}`} className="flex justify-between gap-4">
                            <dt className="min-w-0 text-ink-muted">{name}</dt>
                            <dd className="min-w-0 text-end break-words">{value}</dd>
                          </div>
                        ))}
                      </dl>
                    </Disclosure>
                    <Button
                      size="sm"
                      aria-label={t('copyOf', { name: item.product })}
                      onClick={() => setCopied(item)}
                    >
                      {t('copy')}
                    </Button>
                  </div>
                ) : null}
              </article>
            </li>
          ))}
        </ul>
      ) : null}
      <RequestFiles request={request} files={request.attachments} label={t('attachedToCart')} />
      <dl className="flex flex-col items-end gap-1">
        <div className="flex gap-4">
          <dt className="text-ink-muted">{t('total')}</dt>
          <dd className="figures">{money(request.total, request.currency)}</dd>
        </div>
        {request.discountedTotal === null ? null : (
          <div className="flex gap-4 font-[600]">
            <dt>{t('totalAfter')}</dt>
            <dd className="figures">{money(request.discountedTotal, request.currency)}</dd>
          </div>
        )}
      </dl>
      {copied ? <CopyDialog request={request} item={copied} onClose={() => setCopied(undefined)} /> : null}
    </section>
  );
}
