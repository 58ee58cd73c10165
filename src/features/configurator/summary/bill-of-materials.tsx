import type { BomItem } from '#src/api/read/pricing.ts';
import { titledAttributes } from '#src/api/bom-attributes.ts';
import { useTranslations } from 'use-intl';
import { Badge } from '#src/ui/badge.tsx';

/** The bill of materials as a tree: what it is built of, how many, and what each costs where the tenant says so. */
export function BillOfMaterials({ items }: { items: readonly BomItem[] }) {
  const t = useTranslations('configurator');
  if (items.length === 0) return <p className="text-sm text-ink-muted">{t('noParts')}</p>;
  return <Branch items={items} />;
}

function Branch({ items }: { items: readonly BomItem[] }) {
  return (
    <ul className="flex flex-col">
      {items.map((item, index) => (
        <li key={`${item.name}-${index}`}>
          <Part item={item} />
          {item.subItems.length > 0 ? (
            <div className="ms-1.5 border-s border-line ps-3">
              <Branch items={item.subItems} />
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Tenants name their columns as they like; these are the ones of the API's demo and of ours. */
function Part({ item }: { item: BomItem }) {
  const t = useTranslations('configurator');
  const { name, description, qty, attributes, kind } = item;
  const position = attributes['position'];
  const article = attributes['articleNumber'] || attributes['itemNumberColumn'];
  const price = attributes['price'] || attributes['customerNetPriceColumn'];
  // A recommended part that the customer has not chosen.
  const isLeftOut = kind === 'recommended' && Number(qty) === 0;
  const isMany = qty !== '' && qty !== '1' && !isLeftOut;
  return (
    <div className="flex items-baseline justify-between gap-3 py-1 text-sm">
      <span className="min-w-0">
        {position ? <span className="block caption">{position}</span> : null}
        {isMany ? (
          <span className="figures">
            {qty}
            <span aria-hidden> × </span>
            <span className="sr-only"> {t('times')} </span>
          </span>
        ) : null}
        {description || name}
        {kind === 'mandatory' || kind === 'recommended' ? (
          <Badge tone={kind === 'mandatory' ? 'neutral' : 'accent'} className="ms-1.5">
            {t(`partKind.${isLeftOut ? 'recommendedOnly' : kind}`)}
          </Badge>
        ) : null}
        {article ? <span className="ms-1.5 caption figures">{article}</span> : null}
        {titledAttributes(item).map(({ title, text }) => (
          <span key={title} className="block caption figures">
            {title} {text}
          </span>
        ))}
      </span>
      {price ? (
        <span className={`text-end text-ink-muted figures ${kind ? 'max-w-1/2' : 'shrink-0'}`}>{price}</span>
      ) : null}
    </div>
  );
}
