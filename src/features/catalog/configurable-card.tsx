import { clsx } from 'clsx';
import { ArrowRight } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import { Link } from '#src/lib/link.tsx';
import { paths } from '#src/paths.ts';
import { buttonClass } from '#src/ui/button-class.ts';
import { formatMoney } from '#src/lib/money.ts';
import { pictureUrl } from '#src/lib/picture-url.ts';
import { Picture } from '#src/ui/picture.tsx';
import type { ProductView } from '#src/api/product-view.ts';
import { FactValue } from './fact-value.tsx';

interface ConfigurableCardProps {
  tab: string;
  product: ProductView;
  /** The only one of its kind: takes the whole width. */
  isAlone: boolean;
  eager: boolean;
}

/** A product to be configured. The whole card leads to the configurator; one link carries it. */
export function ConfigurableCard({ tab, product, isAlone, eager }: ConfigurableCardProps) {
  const t = useTranslations('catalog');
  const tc = useTranslations('common');
  const locale = useLocale();
  return (
    <article
      className={clsx(
        'group/card relative flex h-full flex-col overflow-hidden sheet transition-[border-color,box-shadow] duration-(--duration-base) ease-out hover:border-line-strong hover:shadow-float',
        isAlone && 'md:flex-row',
      )}
    >
      <Picture
        source={pictureUrl(product.picture)}
        eager={eager}
        className={clsx(
          'border-b border-line [&_img]:transition-transform [&_img]:duration-(--duration-slow) [&_img]:ease-out motion-safe:group-hover/card:[&_img]:scale-[1.025]',
          isAlone
            ? 'aspect-[4/3] md:aspect-auto md:min-h-[28rem] md:flex-[1.7] [&_img]:p-[2%] md:border-e md:border-b-0'
            : 'aspect-[4/3]',
        )}
      />
      <div className={clsx('flex flex-1 flex-col p-5', isAlone && 'md:justify-center md:p-8 lg:p-10')}>
        <h2 className={isAlone ? 'text-2xl' : 'text-xl'}>{product.name}</h2>
        {product.description ? (
          <p className={clsx('mt-2 text-ink-muted', isAlone ? 'md:text-lg' : 'line-clamp-3 text-sm')}>
            {product.description}
          </p>
        ) : null}
        <Facts facts={product.facts} />
        <div aria-hidden className={clsx('mt-auto dimension-line text-line', isAlone && 'md:mt-8')} />
        <div className="flex flex-wrap items-center justify-between gap-3 pt-4">
          {product.price ? (
            <p className="leading-tight">
              <span className="block caption">{t('lowestPrice')}</span>
              <span className="text-xl font-[640] figures">
                {formatMoney(product.price, locale, 'brief')}
              </span>
              {product.isNetPrice ? <span className="block caption">{tc('netPrice')}</span> : null}
            </p>
          ) : null}
          <Link
            to={paths.start(tab, product.id)}
            aria-label={t('configureName', { name: product.name })}
            className={buttonClass({
              variant: 'primary',
              size: isAlone ? 'lg' : 'md',
              className: 'after:absolute after:inset-0 after:rounded-lg',
            })}
          >
            {t('configure')}
            <ArrowRight
              aria-hidden
              className="size-4 transition-transform duration-(--duration-base) ease-out motion-safe:group-hover/card:translate-x-0.5"
            />
          </Link>
        </div>
      </div>
    </article>
  );
}

function Facts({ facts }: { facts: ProductView['facts'] }) {
  if (facts.length === 0) return <div className="h-5" />;
  return (
    <dl className="my-5 flex flex-wrap gap-x-6 gap-y-2 text-sm">
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt className="caption">{fact.title}</dt>
          <dd className="figures">
            <FactValue fact={fact} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
