import { useTranslations } from 'use-intl';
import type { ChangedParameter, Propagated } from '#src/api/read/configuration.ts';
import { ChangesByStep } from './changes-by-step.tsx';
import { PriceChange } from './price-change.tsx';

export interface AllChangesProps {
  /** Undefined where the tenant tells only which choices would change. */
  propagated: Propagated | undefined;
  /** Those that are listed already. */
  listed: readonly ChangedParameter[];
}

/** What a decision changes besides what is listed already, in all steps, and the price. */
export function AllChanges({ propagated, listed }: AllChangesProps) {
  const t = useTranslations('configurator.propagated');
  if (!propagated) return <p className="text-sm text-ink-muted">{t('unknown')}</p>;
  const names = new Set(listed.map(({ name }) => name));
  const others = propagated.changed.filter(({ name, kind }) => kind !== 'asked' && !names.has(name));
  return (
    <>
      {others.length > 0 ? (
        <div>
          <p className="mb-1.5 text-sm font-[560]">{t('also')}</p>
          <ChangesByStep changes={others} />
        </div>
      ) : null}
      <PriceChange price={propagated.price} />
    </>
  );
}

/** The same changes with their steps and prices, as far as the tenant tells them. */
export function withPrices(
  changes: readonly ChangedParameter[],
  propagated: Propagated | undefined,
): readonly (ChangedParameter & {
  readonly stepDescription?: string;
  readonly price?: string | undefined;
})[] {
  const known = new Map(propagated?.changed.map((change) => [change.name, change]));
  return changes.map((change) => {
    const { stepDescription, price } = known.get(change.name) ?? {};
    return { ...change, ...(stepDescription !== undefined && { stepDescription }), price };
  });
}
