import { useId } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useAcceptRevision } from '#src/api/cart.ts';
import { failureText } from '#src/api/explain-error.ts';
import type { CartItem, ItemReview } from '#src/api/read/cart.ts';
import { Link } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';
import { Button } from '#src/ui/button.tsx';
import { LinkButton } from '#src/ui/link-button.tsx';
import { Notice } from '#src/ui/notice.tsx';

/** A revision of the product that changes what the customer agreed to: what it changes, and the ways on. */
export function ReviewNotice({ item, review }: { item: CartItem; review: ItemReview }) {
  const t = useTranslations('cart');
  const te = useTranslations('error');
  const accept = useAcceptRevision(useLocale());
  const listId = useId();
  if (review.kind === 'gone') return <Notice tone="attention">{t('review.gone')}</Notice>;
  const { revision, changes, price } = review;
  return (
    <Notice
      tone="attention"
      title={t('review.title')}
      actions={
        item.isCheckedOut ? undefined : (
          <>
            {revision === undefined ? null : (
              <Button
                size="sm"
                busy={accept.isPending}
                aria-describedby={listId}
                onClick={() => accept.mutate({ itemId: item['#id'], revision })}
              >
                {t('review.accept')}
              </Button>
            )}
            <LinkButton as={Link} size="sm" variant="quiet" to={paths.reconfigure(item['#id'])}>
              {t('review.change')}
            </LinkButton>
          </>
        )
      }
    >
      <p>{t('review.text')}</p>
      <ul id={listId} className="mt-2 list-disc ps-5">
        {changes.map((change) => (
          <li key={change.name}>
            {t(change.wasChosen ? 'review.lostChoice' : 'review.otherValue', {
              field: change.description || change.name,
              old: change.oldValueDescription || change.oldValue,
              new: change.newValueDescription || change.newValue || t('review.nothing'),
            })}
          </li>
        ))}
        {price && price.now !== price.then ? (
          <li>{t('review.price', { old: price.now, new: price.then })}</li>
        ) : null}
      </ul>
      {accept.error ? (
        <p role="alert" className="mt-2 text-danger">
          {t('review.failed')} {failureText(accept.error, te)}
        </p>
      ) : null}
    </Notice>
  );
}
