import type { Compilation } from '../compilation.ts';
import type { ModelUnitSystem } from '#server/model/product/product-model.ts';
import { hintFor } from '#server/model/source/suggest-name.ts';
import { conversionBetween, unitNames, unitsLike } from '#server/model/product/units.ts';

/** The unit systems customers can choose from; the model's own units are one of them. */
export function compileUnitSystems(compilation: Compilation): readonly ModelUnitSystem[] {
  return [...(compilation.model.unit_systems ?? [])].map(([name, { label, units }]) => {
    const path = ['unit_systems', name];
    const shown = [...(units ?? [])].flatMap(([own, { unit, decimals }]) => {
      const place = [...path, 'units', own];
      const conversion = conversionBetween(own, unit);
      if (!unitNames.includes(own)) {
        compilation.error(
          { path: place, key: true },
          `The unit "${own}" is not known.`,
          hintFor(own, unitNames),
        );
      } else if (!conversion) {
        compilation.error(place, `"${own}" cannot be told in "${unit}".`, hintFor(unit, unitsLike(own)));
      }
      if (decimals !== undefined && (decimals < 0 || decimals > 6))
        compilation.error([...place, 'decimals'], '"decimals" is a whole number from 0 to 6.');
      return conversion ? [[own, { unit, conversion, decimals: decimals ?? 2 }] as const] : [];
    });
    return { name, label: compilation.text(label, [...path, 'label']), units: new Map(shown) };
  });
}
