import { clsx } from 'clsx';
import { useLocale, useTranslations } from 'use-intl';
import { formatMoney } from '#src/lib/money.ts';
import { pictureUrl } from '#src/lib/picture-url.ts';
import { Picture } from '#src/ui/picture.tsx';
import { AddToCart } from './add-to-cart.tsx';
import { FactValue } from './fact-value.tsx';
import type { ProductFact, ProductView } from '#src/api/product-view.ts';

interface PlainLineProps {
  tab: string;
  product: ProductView;
  /** The columns of the list on wide screens; undefined when facts do not fit into columns. */
  columns: readonly ProductFact[] | undefined;
}

/** A product that is bought as it is: one dense line. */
export function PlainLine({ tab, product, columns }: PlainLineProps) {
  const tc = useTranslations('common');
  const locale = useLocale();
  return (
    <article
      className={clsx(
        'grid grid-cols-[4.5rem_1fr] items-center gap-x-4 gap-y-3 px-3 py-3 sm:px-4 md:grid-cols-[4.5rem_minmax(0,1fr)_auto_auto]',
        'xl:col-span-full xl:grid-cols-subgrid xl:gap-x-5',
      )}
    >
      <Picture source={pictureUrl(product.picture)} className="aspect-square rounded-md border border-line" />
      <div className="min-w-0">
        <h2 className="text-base tracking-normal">{product.name}</h2>
        {product.description ? <p className="text-sm text-ink-muted">{product.description}</p> : null}
        <dl
          className={clsx(
            'mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-ink-muted',
            columns && 'xl:hidden',
          )}
        >
          {product.facts.map((fact) => (
            <div key={fact.name} className="flex gap-1.5">
              {/* A number, a day or a "yes" needs its name; words such as a material speak for themselves. */}
              <dt className={fact.isNumber || fact.meaning ? undefined : 'sr-only'}>{fact.title}</dt>
              <dd className="font-[560] text-ink figures">
                <FactValue fact={fact} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
      {columns ? (
        <dl className="hidden xl:contents">
          {columns.map((column) => (
            <div key={column.name} className={clsx('text-sm figures', column.isNumber && 'text-end')}>
              <dt className="sr-only">{column.title}</dt>
              <dd className="wrap-normal [word-break:keep-all]">
                {product.facts
                  .filter((fact) => fact.name === column.name)
                  .map((fact) => (
                    <FactValue key={fact.name} fact={fact} />
                  ))}
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <span className="hidden xl:block" />
      )}
      <div className="col-span-2 flex flex-wrap items-center justify-between gap-2 md:contents">
        <p className="text-lg font-[640] whitespace-nowrap figures md:text-end">
          {product.price ? formatMoney(product.price, locale) : null}
          {product.price && product.isNetPrice ? (
            <span className="block caption">{tc('netPrice')}</span>
          ) : null}
        </p>
        <div className="ms-auto">
          <AddToCart tab={tab} product={product} />
        </div>
      </div>
    </article>
  );
}
