import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { parametersOf } from '#src/api/configuration/parameters.ts';
import type { Configuration } from '#src/api/read/configuration.ts';
import { pictureUrl } from '#src/lib/picture-url.ts';
import { Disclosure } from '#src/ui/disclosure.tsx';
import { Picture } from '#src/ui/picture.tsx';
import { fieldRegistry } from '../fields/field-registry.ts';
import { toFieldView } from '../fields/field-view.ts';
import { resolveKind } from '../fields/resolve-kind.ts';

export interface PreviewProps {
  configuration: Configuration;
  /** Of the product. */
  picture: string | undefined;
}

/**
 * The configuration as the model pictures it in this step; otherwise as the tenant pictures it, whatever the step; the product's
 * own picture where it does not.
 */
export function Preview({ configuration, picture }: PreviewProps) {
  const pictured = parametersOf(configuration)
    .filter((parameter) => fieldRegistry[resolveKind(parameter).kind].isPicture)
    .map(toFieldView)
    .find((field) => field.picture !== undefined);
  return (
    <Picture
      source={pictured?.picture ?? pictureUrl(configuration.extensions?.picture) ?? picture}
      eager
      className="aspect-[16/10]"
    />
  );
}

/** Where the summary is not beside the fields: the visualization above them, on demand, because it is large to load. */
export function PreviewStrip({ preview }: { preview: (className: string) => ReactNode }) {
  const t = useTranslations('configurator');
  const [isOpen, setOpen] = useState(false);
  return (
    <Disclosure
      summary={t('visualization')}
      open={isOpen}
      onOpenChange={setOpen}
      className="overflow-clip px-4 py-1 sheet"
    >
      {isOpen ? <div className="-mx-4 -mb-1">{preview('aspect-[4/3] sm:aspect-[16/9]')}</div> : null}
    </Disclosure>
  );
}
