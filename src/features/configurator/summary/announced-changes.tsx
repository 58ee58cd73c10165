import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Configuration } from '#src/api/read/configuration.ts';
import type { Pricing } from '#src/api/read/pricing.ts';
import { currentStep, findParameter } from '#src/api/configuration/parameters.ts';
import { pricingTotal } from '#src/api/cart-total.ts';
import { notify } from '#src/stores/toasts.ts';
import { useEditorState } from '../configurator-context.ts';
import { toFieldView } from '../fields/field-view.ts';

/** A pause after the last answer, so that rapid choices are read out once. */
const QUIET_MS = 600;

/**
 * Tells screen readers, once no more answers come, what a commit led to: the price, and what else changed. Silent until
 * something has changed.
 */
export function AnnouncedChanges({ pricing, step }: { pricing: Pricing; step: string | undefined }) {
  const t = useTranslations('configurator');
  const { count, changes } = useEditorState(({ propagated }) => propagated);
  const isSending = useEditorState((state) => state.isSending);
  const price = pricingTotal(pricing);
  const [first] = useState({ count, price });
  const [announcement, setAnnouncement] = useState('');

  // Those in other steps have a message of their own.
  const here = changes.filter((change) => change.step === step);
  const names = here.map(({ description }) => description).join(', ');
  const isNew = count > first.count && (price !== first.price || names !== '' || announcement !== '');
  useEffect(() => {
    if (isSending || !isNew) return undefined;
    const timer = setTimeout(() => {
      const parts = [price && t('priceNow', { price }), names && t('alsoChangedNames', { names })];
      setAnnouncement(parts.filter(Boolean).join(' '));
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [isSending, isNew, count, price, names, t]);

  return (
    <p role="status" className="sr-only">
      {announcement}
    </p>
  );
}

/**
 * A message when a commit has changed a field that the model marks ("Notify when changed"): it may be far from what is in
 * view.
 */
export function ElevatedChanges({ configuration }: { configuration: Configuration }) {
  const t = useTranslations('configurator');
  const { count, changes } = useEditorState(({ propagated }) => propagated);
  const announced = useRef(count);
  useEffect(() => {
    if (announced.current === count) return;
    announced.current = count;
    for (const {
      name,
      description,
      oldValue,
      oldValueDescription,
      newValue,
      newValueDescription,
    } of changes) {
      const parameter = findParameter(configuration, name);
      if (!parameter || !toFieldView(parameter).isElevated) continue;
      notify({
        title: t('elevated', { name: description, value: newValueDescription || newValue || t('nothing') }),
        description: t('elevatedWas', { value: oldValueDescription || oldValue || t('nothing') }),
      });
    }
  }, [count, changes, configuration, t]);
  return null;
}

/** Changes that a message lists; the summary lists all. */
const MOST_LISTED = 6;

/** A message when a commit has changed something in other steps, where nobody sees it. */
export function ChangesElsewhere({ configuration }: { configuration: Configuration }) {
  const t = useTranslations('configurator.propagated');
  const common = useTranslations('configurator');
  const { count, changes, price } = useEditorState(({ propagated }) => propagated);
  const announced = useRef(count);
  useEffect(() => {
    if (announced.current === count) return;
    announced.current = count;
    const step = currentStep(configuration)?.name;
    const elsewhere = changes.filter((change) => change.step !== step);
    if (elsewhere.length === 0) return;
    const lines = elsewhere.slice(0, MOST_LISTED).map((change) =>
      t('line', {
        step: change.stepDescription || t('parts'),
        field: change.description || change.name,
        old: change.oldValueDescription || change.oldValue || common('nothing'),
        new: change.newValueDescription || change.newValue || common('nothing'),
        price: change.price ?? 'none',
      }),
    );
    const rest = elsewhere.length - lines.length;
    const more = rest > 0 ? [t('more', { count: rest })] : [];
    const total = price?.difference ? [t('total', { difference: price.difference })] : [];
    notify({
      title: t('elsewhere', { count: elsewhere.length }),
      description: [...lines, ...more, ...total].join('\n'),
    });
  }, [count, changes, price, configuration, t, common]);
  return null;
}
