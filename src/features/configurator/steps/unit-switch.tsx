import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import type { Configuration } from '#src/api/read/configuration.ts';
import { invalidateConfigurations } from '#src/api/configuration/queries.ts';
import { chooseUnitSystem, onUnitSystem, unitSystem } from '#src/lib/unit-system.ts';
import { NativeSelect } from '#src/ui/native-select.tsx';

/** The units numbers are shown and typed in, where the product has more than one system. */
export function UnitSwitch({ configuration: { uomSystems = [] } }: { configuration: Configuration }) {
  const t = useTranslations('configurator');
  const chosen = useSyncExternalStore(onUnitSystem, unitSystem);
  const [first] = uomSystems;
  if (!first || uomSystems.length < 2) return null;
  return (
    <NativeSelect
      label={t('units')}
      showLabel={false}
      isQuiet
      className="-my-1.5 ms-auto"
      value={uomSystems.find(({ id }) => id === chosen)?.id ?? first.id}
      choices={uomSystems.map(({ id, name }) => ({ value: id, label: name || id }))}
      onValueChange={(id) => {
        chooseUnitSystem(id);
        invalidateConfigurations();
      }}
    />
  );
}
