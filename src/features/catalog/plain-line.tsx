import { useLocale } from 'use-intl';
import { AddToCart } from './add-to-cart.tsx';
import { formatMoney } from '#src/lib/money.ts';
import { pictureUrl } from '#src/lib/picture-url.ts';
import { Picture } from '#src/ui/picture.tsx';
import type { ProductView } from './product-view.ts';

/** A product that is bought as it is: one dense line. */
export function PlainLine({ tab, product }: { tab: string; product: ProductView }) {
  const locale = useLocale();
  return (
    <article className="grid grid-cols-[4.5rem_1fr] items-center gap-x-4 gap-y-3 px-3 py-3 sm:px-4 md:grid-cols-[4.5rem_minmax(0,1fr)_7rem_auto]">
      <Picture source={pictureUrl(product.picture)} className="aspect-square rounded-md border border-line" />
      <div className="min-w-0">
        <h2 className="text-base tracking-normal [font-stretch:104%]">{product.name}</h2>
        {product.description ? <p className="text-sm text-ink-muted">{product.description}</p> : null}
        {product.facts.length > 0 ? (
          <dl className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-ink-muted">
            {product.facts.map((fact) => (
              <div key={fact.name} className="flex gap-1.5">
                <dt>{fact.title}</dt>
                <dd className="font-[560] text-ink figures">{fact.value}</dd>
              </div>
            ))}
          </dl>
        ) : null}
      </div>
      <p className="text-lg font-[640] whitespace-nowrap figures max-md:col-start-1 max-md:col-end-3 max-md:row-start-2 max-md:self-center md:text-end">
        {product.price ? formatMoney(product.price, locale) : null}
      </p>
      <div className="col-start-2 row-start-2 justify-self-end md:col-start-4 md:row-start-1">
        <AddToCart tab={tab} product={product} />
      </div>
    </article>
  );
}
