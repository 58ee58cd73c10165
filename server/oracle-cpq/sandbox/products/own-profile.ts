import type { ProductModel } from '#server/model/product/product-model.ts';
import type { OracleProfile } from '../oracle-profile.ts';

export const OWN_FAMILY = 'bespoke';

/** A product of ours over Oracle's wire: its steps are the pages, its groups the panels. */
export function ownProfile({ name, steps }: ProductModel): OracleProfile {
  return {
    productFamily: OWN_FAMILY,
    productLine: OWN_FAMILY,
    model: name,
    layoutNamespace: `${OWN_FAMILY}-${OWN_FAMILY}-${name}`,
    ...(steps.length > 1 && { flow: `${name}Flow` }),
    pages: Object.fromEntries(steps.map((step) => [step.name, { hasPanels: true }])),
  };
}
