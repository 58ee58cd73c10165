import { useRef, useState, type FormEvent } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { cartItemsQuery, itemsToReview } from '#src/api/cart.ts';
import { Link } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';
import { LinkButton } from '#src/ui/link-button.tsx';
import type { FirmRequest } from '#src/api/read/cart.ts';
import { explainError, failureText } from '#src/api/explain-error.ts';
import { useRequestFirmProposal, type FirmRequestAttributes } from '#src/api/proposal.ts';
import { clearUnsentRequest, useUnsentRequest } from '#src/stores/unsent-request.ts';
import { Button } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import {
  FIELDS,
  fieldsNamedIn,
  MAX_LENGTH,
  requestAttributes,
  validateRequest,
  type FieldName,
} from './validate-request.ts';

interface RequestFormProps {
  onSent: (request: FirmRequest, customerEmail: string) => void;
}

const LABEL = {
  customerName: 'name',
  customerEmail: 'email',
  customerPhoneNumber: 'phone',
  company: 'company',
  comment: 'comment',
} as const;

const INPUT: Record<FieldName, { type?: string; autoComplete: string; inputMode?: 'email' | 'tel' }> = {
  customerName: { autoComplete: 'name' },
  customerEmail: { type: 'email', inputMode: 'email', autoComplete: 'email' },
  customerPhoneNumber: { type: 'tel', inputMode: 'tel', autoComplete: 'tel' },
  company: { autoComplete: 'organization' },
  comment: { autoComplete: 'off' },
};

const MANDATORY: readonly FieldName[] = ['customerName', 'customerEmail'];

/**
 * The request for a firm quote. Errors show from the first try to send on and go as they are mended; what was typed
 * stays until it has arrived.
 */
export function RequestForm({ onSent }: RequestFormProps) {
  const t = useTranslations('proposal');
  const te = useTranslations('error');
  const tc = useTranslations('common');
  const fields = useUnsentRequest();
  const [wasTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const locale = useLocale();
  const request = useRequestFirmProposal(locale);
  const { items } = useSuspenseQuery(cartItemsQuery(locale)).data;

  const problems = wasTried ? validateRequest(fields) : {};
  const refusal = explainError(request.error).kind === 'refused' ? failureText(request.error, te) : '';
  const refused = fieldsNamedIn(refusal);
  const problemText = (name: FieldName) => {
    const problem = problems[name];
    if (problem) return t(problem, { max: MAX_LENGTH[name] });
    return refused.includes(name) ? t('notTaken') : undefined;
  };

  const toReview = itemsToReview(items).length;
  const focusField = (name: FieldName | undefined) =>
    form.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (request.isPending) return;
    const found = validateRequest(fields);
    const first = FIELDS.find((name) => found[name]);
    if (first) {
      focusField(first);
      return;
    }
    const attributes = requestAttributes(fields);
    void send(attributes);
  };

  const send = async (attributes: FirmRequestAttributes) => {
    try {
      const sent = await request.mutateAsync(attributes);
      clearUnsentRequest();
      onSent(sent, attributes.customerEmail);
    } catch {
      // Stands in the form, from `request.error`.
    }
  };

  const change = (name: FieldName, value: string) => {
    useUnsentRequest.setState({ [name]: value });
    if (request.isError) request.reset();
  };
  const isBlank = FIELDS.every((name) => fields[name] === '');

  if (toReview > 0) {
    return (
      <Notice
        tone="attention"
        actions={
          <LinkButton as={Link} to={paths.cart()} size="sm">
            {t('editCart')}
          </LinkButton>
        }
      >
        {t('reviewFirst', { count: toReview })}
      </Notice>
    );
  }
  return (
    <form
      ref={form}
      noValidate
      aria-labelledby="request-title"
      onSubmit={submit}
      className="flex flex-col gap-5 p-5 sheet sm:p-6"
    >
      <div>
        <h2 id="request-title" className="text-xl">
          {t('requestTitle')}
        </h2>
        <p className="mt-1 text-sm text-ink-muted">{t('requestText')}</p>
      </div>
      <div className="grid gap-x-4 gap-y-5 sm:grid-cols-2">
        {FIELDS.map((name) => {
          const common = {
            name,
            label: t(LABEL[name]),
            labelNote: MANDATORY.includes(name) ? undefined : tc('optional'),
            required: MANDATORY.includes(name),
            error: problemText(name),
            value: fields[name],
          };
          return name === 'comment' ? (
            <TextField
              key={name}
              {...common}
              multiline
              className="sm:col-span-2"
              hint={t('commentHint')}
              onChange={(event) => change(name, event.target.value)}
            />
          ) : (
            <TextField
              key={name}
              {...common}
              {...INPUT[name]}
              onChange={(event) => change(name, event.target.value)}
            />
          );
        })}
      </div>
      {request.isError ? (
        <Notice tone="danger" role="alert" title={t('requestFailed')}>
          {failureText(request.error, te)}
        </Notice>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" size="lg" busy={request.isPending} className="max-sm:w-full">
          {request.isPending ? t('sending') : t('send')}
        </Button>
        {isBlank ? null : (
          <Button
            variant="quiet"
            size="lg"
            className="max-sm:w-full"
            onClick={() => {
              clearUnsentRequest();
              setTried(false);
              request.reset();
              focusField('customerName');
            }}
          >
            {t('clearForm')}
          </Button>
        )}
      </div>
      <p className="text-xs text-ink-muted">{t('kept')}</p>
    </form>
  );
}
