/** A catalog in which every statement can be made, and nothing takes long: a table of two steps whose rules can be in conflict. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const MODEL = `format: 1
name: table
title: Table
language: en
currency: EUR
components:
  top:
    label: Top
    variants:
      pine: { label: Pine, article: TOP-1, price: 120 }
      oak: { label: Oak, article: TOP-2, price: 240 }
  legs:
    label: Legs
    variants:
      wood: { label: Wooden legs, article: LEG-1, price: 60 }
      steel: { label: Steel legs, article: LEG-2, price: 95 }
fields:
  top_field: { label: Top, component: top, default: pine }
  legs_field: { label: Legs, component: legs, default: wood, mandatory: confirmation }
  drawer_field: { label: Drawer, type: yesno, price: 45, article: DRW-1 }
steps:
  - { step: table_step, label: Table, groups: [{ group: table_group, label: Table, members: [top_field, legs_field] }] }
  - { step: more_step, label: More, groups: [{ group: more_group, label: More, members: [drawer_field] }] }
rules:
  oak_is_heavy: { text: Oak needs steel legs., if: top_field = oak, then: legs_field = steel }
`;

const CATALOG = `format: 1
language: en
currency: EUR
tabs:
  - tab: tables
    title: Tables
    configurable: yes
    columns: { name: Table }
    products: [{ id: table, model: table, price: 180 }]
  - tab: parts
    title: Parts
    configurable: no
    columns: { name: Part, kind: Kind }
    filters: { kind: { title: Kind, column: kind } }
    products:
      - { id: oil, price: 9, picture: oil.svg, attributes: { name: Oil, kind: Care } }
      - { id: felt, price: 4, attributes: { name: Felt glides, kind: Legs } }
      - { id: wax, price: 7, attributes: { name: Wax, kind: Care } }
`;

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

export async function smallShop(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'bespoke-conformance-'));
  const files = {
    'table/model.yaml': MODEL,
    'catalog.yaml': CATALOG,
    'proposal.yaml': 'format: 1\nsender: Tables Ltd\n',
    'oil.svg': PICTURE,
  };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
