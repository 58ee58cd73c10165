/**
 * Imports between rooms that `directions.mjs` forbids and that are still there. A test fails when an entry is not needed any
 * more, so the list only gets shorter. Nothing is added: a resource uses another one through an interface handed to it.
 *
 * Expires with the restructuring of the tenant: when it is empty, remove it and its use in `import-directions.mjs`.
 *
 * @type {readonly { from: string, to: string }[]} rooms
 */
export const knownViolations = [
  { from: 'server/tenant/cart', to: 'server/tenant/catalog' },
  { from: 'server/tenant/cart', to: 'server/tenant/configuration' },
  { from: 'server/tenant/catalog', to: 'server/tenant/cart' },
  { from: 'server/tenant/configuration', to: 'server/tenant/cart' },
  { from: 'server/tenant/configuration', to: 'server/tenant/catalog' },
  { from: 'server/tenant/configuration', to: 'server/tenant/optimization' },
  { from: 'server/tenant/images', to: 'server/tenant/cart' },
  { from: 'server/tenant/images', to: 'server/tenant/catalog' },
  { from: 'server/tenant/optimization', to: 'server/tenant/cart' },
  { from: 'server/tenant/optimization', to: 'server/tenant/configuration' },
  { from: 'server/tenant/proposal', to: 'server/tenant/cart' },
  { from: 'server/tenant/proposal', to: 'server/tenant/configuration' },
  // Wire types outside of routes and present.
  { from: 'server/tenant/configuration', to: 'contract' },
  { from: 'server/tenant/optimization', to: 'contract' },
  // Optimization moves into the configurator.
  { from: 'server/tenant/optimization', to: 'server/engine' },
  { from: 'server/tenant/optimization', to: 'server/engine/engine-port' },
  { from: 'server/tenant/optimization', to: 'server/engine/problem' },
];

/** Circles of imports that are still there, by their files. Expires with the restructuring of the shop. */
export const knownCycles = [
  ['src/features/configurator/why/why-button.tsx', 'src/features/configurator/why/why-dialog.tsx'],
];
