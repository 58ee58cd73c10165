/** The shape of `unit_systems` (docs/authoring.md, "Units"). */
import * as z from 'zod';
import { integer, mapping, names, text, type NameRule } from './schema-parts.ts';

const unitName: NameRule = {
  test: (name) => name.length > 0 && name.length <= 20,
  error: 'This is not a unit.',
};

const shownUnit = mapping({ unit: z.string(), decimals: integer.optional() }, 'unit');

export const unitSystems = names(
  mapping({ label: text, units: names(shownUnit, unitName).optional() }, 'label'),
);
