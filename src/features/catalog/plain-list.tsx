import { ArrowDown, ArrowUp } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useTranslations } from 'use-intl';
import type { CatalogSearchTerms } from '#src/api/catalog.ts';
import { Link } from '#src/lib/link.tsx';
import { keepScroll } from '#src/lib/page-navigation.ts';
import { withSort } from './catalog-terms.ts';
import { PlainLine } from './plain-line.tsx';
import type { ProductFact, ProductView } from '#src/api/product-view.ts';
import { useCatalogAddress } from './use-catalog-address.ts';

/** More columns than this and nothing can be read any more: then every line lists its own facts. */
const MOST_COLUMNS = 6;

interface PlainListProps {
  tab: string;
  products: readonly ProductView[];
  terms: CatalogSearchTerms;
}

/**
 * Products that are bought as they are, one dense line each. On wide screens their facts stand in columns under heads
 * that sort; a list all the same, since lines hold controls and fold on phones.
 */
export function PlainList({ tab, products, terms }: PlainListProps) {
  const columns = factColumns(products);
  const isTabular = columns.length > 0 && columns.length <= MOST_COLUMNS;
  return (
    <ul
      className="sheet xl:grid xl:grid-cols-[4.5rem_minmax(12rem,1fr)_repeat(var(--facts),auto)_auto_auto] xl:gap-x-5"
      style={{ '--facts': isTabular ? columns.length : 1 } as CSSProperties}
    >
      {isTabular ? (
        <li className="hidden border-b border-line-strong px-4 pt-1 xl:col-span-full xl:grid xl:grid-cols-subgrid xl:items-end">
          <span className="col-span-2" />
          {columns.map((column) => (
            <SortHead key={column.name} column={column} terms={terms} />
          ))}
        </li>
      ) : null}
      {products.map((product) => (
        <li
          key={product.id}
          className="border-b border-line last:border-b-0 xl:col-span-full xl:grid xl:grid-cols-subgrid"
        >
          <PlainLine tab={tab} product={product} columns={isTabular ? columns : undefined} />
        </li>
      ))}
    </ul>
  );
}

/** The facts that any of the products has, in the tab's order. */
function factColumns(products: readonly ProductView[]): ProductFact[] {
  const columns = new Map<string, ProductFact>();
  for (const fact of products.flatMap((product) => product.facts)) {
    if (!columns.has(fact.name)) columns.set(fact.name, fact);
  }
  return [...columns.values()].sort((a, b) => a.position - b.position);
}

/** A column's head; pressing it sorts upwards, then downwards. */
function SortHead({ column, terms }: { column: ProductFact; terms: CatalogSearchTerms }) {
  const t = useTranslations('catalog');
  const { search } = useCatalogAddress();
  const isSorted = terms.sort === column.name;
  const next = isSorted && terms.order === 'asc' ? 'desc' : 'asc';
  const Arrow = terms.order === 'desc' ? ArrowDown : ArrowUp;
  return (
    <Link
      to={`?${withSort(search, column.name, next)}`}
      replace
      state={keepScroll}
      aria-label={t(next === 'asc' ? 'sortByAscending' : 'sortByDescending', { column: column.title })}
      className={`flex min-h-10 items-center gap-1 caption hover:text-ink ${column.isNumber ? 'justify-end text-end' : ''}`}
    >
      {column.title}
      {isSorted ? <Arrow aria-hidden className="size-3.5 shrink-0 text-accent" /> : null}
    </Link>
  );
}
