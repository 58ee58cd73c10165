import { holds, type Assignment } from '../model/expression/evaluate.ts';
import type { ModelServices } from '../model/product/model-services.ts';
import { rowLabel } from '../model/product/row-label.ts';
import { hasRow } from '../model/product/row-presence.ts';
import type { LocalizedText } from '../model/source/texts.ts';
import { texts } from '../texts/texts.ts';
import { ServiceNotPriced, type ConfiguredService } from './configured-service.ts';

/** What a product of a service is charged for. */
export type ServiceGroup = {
  /** Unique in the service: the name of a row (`asset_2`), the id of a cart item, or `contract`. */
  readonly name: string;
  readonly label: LocalizedText;
  /** Values of fields that replace those of the configuration. */
  readonly values: Assignment;
} & ({ readonly of: 'contract' } | { readonly of: 'asset'; /** From 1 on. */ readonly row: number });

const nothing: Assignment = new Map();

/**
 * The contract as a whole, the products of the cart that are covered, then the rows that are there.
 * @throws ServiceNotPriced for a service with assets that covers none: its asset has left the cart
 */
export function serviceGroups(service: ConfiguredService, services: ModelServices): readonly ServiceGroup[] {
  const contract: ServiceGroup = {
    of: 'contract',
    name: 'contract',
    label: wholeContract(service.model.languages),
    values: nothing,
  };
  if (!services.assets) return [contract];
  const groups = [...fromCart(service, services), ...fromRows(service, services)];
  if (groups.length > 0) return [contract, ...groups];
  const hint = services.assets.cart
    ? 'Put the product that it is for into the cart again, or add an asset group.'
    : 'Add an asset group.';
  throw new ServiceNotPriced(`This service covers no asset. ${hint}`);
}

function fromCart({ assignment, cart }: ConfiguredService, { assets }: ModelServices): ServiceGroup[] {
  const covered = assets?.cart;
  if (!covered || (covered.condition && !holds(covered.condition, assignment))) return [];
  const items = cart.filter(({ model }) => covered.models.includes(model));
  return items.map((item, index) => ({
    of: 'asset',
    row: 1,
    name: item.id,
    label: items.length === 1 ? item.title : rowLabel(item.title, index + 1),
    // What an item has no value for must not be that of the first row.
    values: new Map(
      covered.values.map(({ field, attribute }) => [field, item.attributes.get(attribute) ?? '']),
    ),
  }));
}

function fromRows({ assignment, textOf }: ConfiguredService, { assets }: ModelServices): ServiceGroup[] {
  if (!assets) return [];
  const { table, labels } = assets;
  return Array.from({ length: table.max }, (_, index) => index + 1)
    .filter((row) => hasRow(table, row, assignment))
    .map((row) => {
      const written = textOf(labels[row - 1] ?? '').trim();
      const label = written === '' ? rowLabel(table.label, row) : { text: written, translations: {} };
      return { of: 'asset', row, name: `${table.name}_${row}`, label, values: nothing };
    });
}

function wholeContract([own, ...others]: readonly string[]): LocalizedText {
  const translations = Object.fromEntries(
    others.map((language) => [language, texts.format('category-pricing.contract', language)]),
  );
  return { text: texts.format('category-pricing.contract', own), translations };
}
