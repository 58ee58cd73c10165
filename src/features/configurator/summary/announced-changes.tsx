import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Configuration } from '#src/api/read/configuration.ts';
import type { Pricing } from '#src/api/read/pricing.ts';
import { findParameter } from '#src/api/configuration/parameters.ts';
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
export function AnnouncedChanges({ pricing }: { pricing: Pricing }) {
  const t = useTranslations('configurator');
  const { count, changes } = useEditorState(({ propagated }) => propagated);
  const isSending = useEditorState((state) => state.isSending);
  const price = pricingTotal(pricing);
  const [first] = useState({ count, price });
  const [announcement, setAnnouncement] = useState('');

  const names = changes.map(({ description }) => description).join(', ');
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
