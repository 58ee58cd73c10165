/** What only products of other systems have: kinds of parts, prices per period, messages by severity. */
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { expect, it } from 'vitest';
import * as v from 'valibot';
import { bomItemReader, pricingReader } from '#src/api/read/pricing.ts';
import { warningReader } from '#src/api/read/configuration.ts';
import en from '#src/locales/en.json';
import { PriceWaterfall } from '#src/ui/price-waterfall.tsx';
import { Warnings } from '../status/configurator-notices.tsx';
import { BillOfMaterials } from './bill-of-materials.tsx';
import { PriceTag } from './price-tag.tsx';

function draw(content: ReactNode): string {
  const markup = renderToStaticMarkup(
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      {content}
    </IntlProvider>,
  );
  return markup
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const part = (more: object) =>
  v.parse(bomItemReader, { name: 'P', description: 'Part', qty: '1', attributes: {}, subItems: [], ...more });

it('says which parts are required or recommended, and does not count those that were left out', () => {
  const items = [
    part({ description: 'Rails', qty: '2', kind: 'mandatory' }),
    part({
      description: 'Support',
      kind: 'recommended',
      attributes: { price: '€19.90 per month, 12 months' },
    }),
    part({ description: 'Lamp', qty: '0', kind: 'recommended' }),
    part({ description: 'Frame', kind: 'included' }),
  ];
  expect(draw(<BillOfMaterials items={items} />)).toBe(
    '2 × times Rails Required Support Recommended €19.90 per month, 12 months Lamp Recommended, not included Frame',
  );
});

it('tells what is paid each period beside what is paid once, and how the price came about', () => {
  const pricing = v.parse(pricingReader, {
    rows: [],
    summary: { customerNetPriceColumn: '€939.00' },
    recurring: [{ period: 'month', amount: '€19.90', description: '€19.90 per month' }],
    waterfall: [
      { label: 'List price', amount: '€1,039.00' },
      { label: 'Discount', amount: '-€100.00' },
    ],
  });
  expect(draw(<PriceTag pricing={pricing} />)).toContain('€939.00 + €19.90 per month');
  expect(draw(<PriceWaterfall steps={pricing.waterfall ?? []} />)).toBe(
    'List price €1,039.00 Discount -€100.00',
  );
});

it('shows messages by severity, the most serious first; a warning where none is told', () => {
  const warnings = [
    { name: 'a', text: 'Good to know.', parameters: [], severity: 'info' },
    { name: 'b', text: 'Not together.', parameters: [], severity: 'error' },
    { name: 'c', text: 'Heavy.', parameters: [] },
  ].map((warning) => v.parse(warningReader, warning));
  expect(draw(<Warnings warnings={warnings} />)).toBe('Problem Not together. Note Heavy. Note Good to know.');
});
