/** A rack in a shop: a table of shelves on the wire. */
import type { Configuration, Group, Member } from '#contract/configuration.ts';
import { rackText } from '#server/model/testing/rack.ts';
import { openShop } from './sample-shop.ts';
import type { pairs } from './test-configurator.ts';

const german = `texts:
  Shelf: Fach
  Height: Höhe
  Shelves one by one: Die Fächer
  Number of shelves: Zahl der Fächer
  A high shelf needs a steel board.: Ein hohes Fach braucht einen Stahlboden.`;

export async function openRackTable() {
  const shop = await openShop(rackText(), { 'thing/translations/de.yaml': german });
  const commit = (form: ReturnType<typeof pairs>, language = 'en') =>
    shop.post('/config/commit', form, { as: 'ada', language });
  return { ...shop, commit };
}

export function rackTable({ steps }: Configuration): Group {
  const found = steps[0]?.rootGroup?.members.flatMap((member) => (member.isGroup ? member.members : []));
  const group = found?.find((member): member is Group => member.isGroup);
  if (!group) throw new Error('There is no table.');
  return group;
}

export const names = (members: readonly Member[]) => members.map(({ name }) => name);
export const rows = (configuration: Configuration) => names(rackTable(configuration).members);
