import type { Section } from './statement.ts';
import { cartAttributes } from './statements/cart-attributes.ts';
import { cartItems } from './statements/cart-items.ts';
import { cart } from './statements/cart.ts';
import { catalog } from './statements/catalog.ts';
import { commits } from './statements/commits.ts';
import { configurator } from './statements/configurator.ts';
import { deprecated } from './statements/deprecated.ts';
import { everyCall } from './statements/every-call.ts';
import { files } from './statements/files.ts';
import { general } from './statements/general.ts';
import { leadGenerator } from './statements/lead-generator.ts';
import { proposal } from './statements/proposal.ts';
import { restart } from './statements/restart.ts';
import { steps } from './statements/steps.ts';

/** Every statement of the suite, in the order of the page; the proposal comes after what needs a cart. */
export function allSections(): Section[] {
  return [
    ...general,
    ...catalog,
    ...configurator,
    ...commits,
    ...steps,
    ...restart,
    ...leadGenerator,
    ...cart,
    ...cartItems,
    ...cartAttributes,
    ...files,
    ...deprecated,
    ...proposal,
    ...everyCall(),
  ];
}
