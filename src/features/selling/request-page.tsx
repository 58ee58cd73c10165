import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { deskRequestQuery, type DeskRequest } from '#src/api/desk.ts';
import { Link } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { OpenCartNotice } from './open-cart-notice.tsx';
import { RequestItems } from './request-items.tsx';
import { StateBadge } from './request-marks.tsx';
import { RequestWork } from './request-work.tsx';

/** One firm request: what was asked for, by whom, and what a rep does with it. */
export function RequestPage({ number }: { readonly number: string }) {
  const t = useTranslations();
  const { data: request } = useSuspenseQuery(deskRequestQuery(number));
  const title = [request.name, request.customer.name].filter(Boolean).join(', ');
  return (
    <div className="flex flex-col gap-6 page-measure">
      <PageHeading
        title={title}
        documentTitle={`${title} · ${t('shell.brand')}`}
        eyebrow={
          <Link to={paths.selling()} className="text-sm text-accent hover:underline">
            {t('selling.back')}
          </Link>
        }
        aside={<StateBadge state={request.state} />}
      />
      <OpenCartNotice />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] xl:gap-8">
        <RequestItems request={request} />
        <div className="flex flex-col gap-6">
          <RequestWork request={request} />
          <Customer request={request} />
        </div>
      </div>
    </div>
  );
}

function Customer({ request: { customer, phone, comment } }: { readonly request: DeskRequest }) {
  const t = useTranslations('selling');
  const facts = [
    { label: t('customerName'), text: customer.name },
    { label: t('company'), text: customer.company },
    { label: t('email'), text: customer.email },
    { label: t('phone'), text: phone },
    { label: t('comment'), text: comment },
  ].filter(({ text }) => text !== '');
  return (
    <section aria-labelledby="customer" className="flex flex-col gap-3">
      <h2 id="customer" className="text-xl">
        {t('customer')}
      </h2>
      <dl className="flex flex-col gap-2 text-sm">
        {facts.map(({ label, text }) => (
          <div key={label}>
            <dt className="text-ink-muted">{label}</dt>
            <dd className="break-words whitespace-pre-line">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
