import type { Configuration } from '#src/api/read/configuration.ts';
import { parametersOf } from '#src/api/configuration/parameters.ts';
import { Picture } from '#src/ui/picture.tsx';
import { fieldRegistry } from '../fields/field-registry.ts';
import { toFieldView } from '../fields/field-view.ts';

/** The configuration as the model pictures it in this step; the product's own picture where it does not. */
export function Preview({
  configuration,
  picture,
}: {
  configuration: Configuration;
  picture: string | undefined;
}) {
  const pictured = parametersOf(configuration)
    .map(toFieldView)
    .find((field) => fieldRegistry[field.kind].isPicture && field.picture !== undefined);
  return <Picture source={pictured?.picture ?? picture} eager className="aspect-[16/10]" />;
}
