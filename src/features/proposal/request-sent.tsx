import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { FirmRequest } from '#src/api/read/cart.ts';
import { Link } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';
import { LinkButton } from '#src/ui/link-button.tsx';

interface RequestSentProps {
  request: FirmRequest;
  customerEmail: string;
}

/** The request has arrived. Takes the focus, since the form it stood in is gone. */
export function RequestSent({ request, customerEmail }: RequestSentProps) {
  const t = useTranslations();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section
      aria-labelledby="request-sent"
      className="flex animate-enter flex-col items-start gap-4 p-6 sheet sm:p-8"
    >
      <div aria-hidden className="flex w-full max-w-60 items-center text-positive">
        <span className="dimension-line flex-1" />
        <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" className="mx-2 size-7">
          <path d="m4 12.500 5.500 5.500L20 6.500" />
        </svg>
        <span className="dimension-line flex-1" />
      </div>
      <h2 id="request-sent" ref={heading} tabIndex={-1} className="text-2xl outline-none">
        {t('proposal.sentTitle')}
      </h2>
      <p className="text-ink-muted">{t('proposal.sentText', { email: customerEmail })}</p>
      {request.name ? (
        <dl className="flex gap-3 text-sm">
          <dt className="text-ink-muted">{t('proposal.reference')}</dt>
          <dd className="font-[600] figures">{request.name}</dd>
        </dl>
      ) : null}
      <LinkButton as={Link} to={paths.home()} className="mt-2">
        {t('error.toCatalog')}
      </LinkButton>
    </section>
  );
}
