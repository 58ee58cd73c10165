import { describe, expect, test } from 'vitest';
import type { Configuration } from '#src/api/read/configuration.ts';
import { propagatedBy } from './propagated.ts';
import { sampleAnswer, sampleGroup, sampleParameter } from './testing/sample-answer.ts';

const part = (description: string, qty = '1') => ({
  name: description,
  description,
  qty,
  attributes: {},
  subItems: [],
});

describe('what an answer changed', () => {
  test('is what the tenant says of all steps, without what was asked for', () => {
    const change = {
      description: 'Fork',
      oldValue: 'a',
      oldValueDescription: 'A',
      newValue: 'b',
      newValueDescription: 'B',
      step: 'wheels',
      stepDescription: 'Wheels',
    };
    const propagated = {
      price: { now: '€1.00', then: '€2.00', difference: '+€1.00' },
      changed: [
        { ...change, name: 'fork', kind: 'chosen' as const },
        { ...change, name: 'asked', kind: 'asked' as const },
      ],
    };
    const after = sampleAnswer({ current: 'frame', response: { propagated } });
    expect(propagatedBy(undefined, after, new Set())).toEqual({
      ...propagated,
      changed: [{ ...change, name: 'fork', kind: 'chosen' }],
    });
    const asked = sampleAnswer({ current: 'frame', response: { propagated, status: 'RESOLVABLE' } });
    expect(propagatedBy(asked, asked, new Set()).changed).toEqual([]);
  });

  test('of another tenant is the step on the screen, and the parts of the others', () => {
    const answer = (value: string, bom: Configuration['bom'], total: string): Configuration => ({
      ...sampleAnswer({ current: 'frame', parameters: [{ name: 'size', value, committed: true }] }),
      bom,
      pricing: { rows: [], summary: { customerNetPriceColumn: total } },
    });
    const before = answer('s', [part('Frame'), part('Tyre', '2'), part('s label')], '€10.00');
    const after = answer(
      'm',
      [part('Frame'), part('Studded tyre', '2'), part('Cable'), part('Cable', '2'), part('m label')],
      '€12.00',
    );
    expect(propagatedBy(before, after, new Set())).toMatchObject({
      price: { now: '€10.00', then: '€12.00' },
      changed: [
        { name: 'size', step: 'frame', oldValue: 's', newValue: 'm', kind: 'chosen' },
        { description: 'Tyre', step: '', oldValueDescription: '2 ×', newValueDescription: '' },
        { description: 'Studded tyre', oldValueDescription: '', newValueDescription: '2 ×' },
        { description: 'Cable', oldValueDescription: '', newValueDescription: '3 ×' },
      ],
    });
    expect(propagatedBy(before, after, new Set(['size'])).changed).toHaveLength(3);
  });

  test('names the row of a field that every row has', () => {
    const answer = (shares: readonly string[]): Configuration => {
      const [current] = sampleAnswer({ current: 'frame' }).steps.filter((step) => step.current);
      const rows = shares.map((value, i) =>
        sampleGroup(`row${i + 1}`, [sampleParameter(`share_${i + 1}`, { description: 'Share', value })], {
          description: `Pump ${i + 1}`,
        }),
      );
      const rootGroup = sampleGroup('root', [sampleGroup('pumps', rows)]);
      return { ...sampleAnswer({ current: 'frame' }), steps: current ? [{ ...current, rootGroup }] : [] };
    };
    const { changed } = propagatedBy(answer(['50', '50']), answer(['60', '40']), new Set());
    expect(changed.map(({ description }) => description)).toEqual(['Pump 1: Share', 'Pump 2: Share']);
  });
});
