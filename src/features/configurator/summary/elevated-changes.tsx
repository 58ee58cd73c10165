import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Configuration } from '#src/api/read/configuration.ts';
import { findParameter } from '#src/api/configuration/parameters.ts';
import { notify } from '#src/stores/toasts.ts';
import { useEditorState } from '../configurator-context.ts';
import { toFieldView } from '../fields/field-view.ts';

/**
 * Says aloud when a choice has changed a field that the model wants to be noticed ("Notify when changed"): it may be far
 * from what is in view.
 */
export function ElevatedChanges({ configuration }: { configuration: Configuration }) {
  const t = useTranslations('configurator');
  const { count, changes } = useEditorState(({ propagated }) => propagated);
  const told = useRef(count);
  useEffect(() => {
    if (told.current === count) return;
    told.current = count;
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
