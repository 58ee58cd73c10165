/** `config/optimize`: the best completion, as a proposal. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainedSchema, type Configuration } from '#contract/configuration.ts';
import { optimizationSchema, type Optimization } from '#contract/optimization.ts';
import { EngineTimeout } from '#server/engine/engine-errors.ts';
import {
  configuratorOf,
  pairs,
  parameter,
  parameters,
  type SeenConfiguration,
} from '../testing/test-configurator.ts';
import { localConfigurator, startTestTenant, type TestTenant } from '../testing/test-tenant.ts';

const me = 'somebody';
let tenant: TestTenant;
const { post, start, reread } = configuratorOf(() => tenant, me);

beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

/** A bike for somebody who has said all they need. */
async function needsSaid(): Promise<SeenConfiguration> {
  const first = await start();
  const said = parameters(first)
    .filter(({ name }) => name !== 'budget_field')
    .map(({ name, value }) => [name, value] as const);
  return post('/config/commit', pairs(first.configId, ...said));
}

async function complete(
  { configId = '' }: Configuration,
  wish: Readonly<Record<string, string>>,
  language = 'en',
): Promise<Optimization> {
  const answer = (await tenant.json('/config/optimize', {
    form: { configId, ...wish },
    as: me,
    language,
  })) as { optimization: unknown };
  return optimizationSchema.parse(answer.optimization);
}

async function take({ configId }: Configuration, { commit }: Optimization): Promise<SeenConfiguration> {
  return post('/config/commit', pairs(configId, ...commit.map(({ name, value }) => [name, value] as const)));
}

const amount = (price: string | undefined) => Number((price ?? '').replace(/[^\d.]/g, ''));
const total = (configuration: SeenConfiguration) =>
  amount(configuration.pricing.summary['customerNetPriceColumn']);

describe('config/optimize', () => {
  it('finds the cheapest; the model itself allows none cheaper', async () => {
    const { configId } = await needsSaid();
    // With these it costs more than the smallest budget the model knows.
    const before = await post('/config/commit', pairs(configId, ['req_disc_brake_field', 'Yes']));
    const cheapest = await complete(before, { goal: 'cheapest' });
    expect(cheapest).toMatchObject({ status: 'OK', optimal: true });
    expect(amount(cheapest.price?.now)).toBe(total(before));
    expect(amount(cheapest.price?.then)).toBeLessThan(total(before));
    // The model has a budget of its own, which its parts must not exceed.
    const least = amount(cheapest.price?.then);
    const explain = async (budget: number) => {
      const form = pairs(before.configId, ['budget_field', String(budget)]);
      return explainedSchema.parse(await tenant.json('/config/explain', { form, as: me }));
    };
    expect((await explain(least)).response.status).toBe('OK');
    expect((await explain(least - 1)).response.status).not.toBe('OK');
  });

  it('changes nothing by being asked, and exactly what it said when it is taken', async () => {
    const before = await needsSaid();
    const proposal = await complete(before, { goal: 'cheapest' });
    expect(await reread(before)).toEqual({ ...before, response: { status: 'OK' } });
    const after = await take(before, proposal);
    expect(after.response.status).toBe('OK');
    expect(total(after)).toBe(amount(proposal.price?.then));
    const seen = new Set<string>();
    for (const step of after.steps) {
      const there = await post('/config/step', { configId: after.configId ?? '', step: step.name });
      for (const { name, newValue } of proposal.changed) {
        const shown = parameters(there).find((one) => one.name === name);
        if (!shown) continue;
        expect(shown.value, name).toBe(newValue);
        seen.add(name);
      }
    }
    expect(seen.size).toBe(proposal.changed.length);
    // There is nothing left to gain.
    expect((await complete(after, { goal: 'cheapest' })).changed).toEqual([]);
  });

  it('keeps what the customer chose', async () => {
    const { configId } = await needsSaid();
    const before = await post('/config/commit', pairs(configId, ['frame_material_field', 'carbon']));
    const { changed, commit } = await complete(before, { goal: 'cheapest' });
    expect(changed.map(({ name }) => name)).not.toContain('frame_material_field');
    const after = await post('/config/step', {
      configId: (await take(before, { commit } as Optimization)).configId ?? '',
      step: 'step_frame',
    });
    expect(parameter(after, 'frame_material_field')).toMatchObject({ value: 'carbon', committed: true });
  });

  it('finds the lightest, also within a budget', async () => {
    const before = await needsSaid();
    const lightest = await complete(before, { goal: 'lightest' });
    expect(lightest).toMatchObject({ status: 'OK', optimal: true, figure: { description: 'Lowest weight' } });
    const budget = Math.round((total(before) + amount(lightest.price?.then)) / 2);
    const within = await complete(before, { goal: 'lightest', budget: String(budget) });
    expect(within.optimal).toBe(true);
    expect(amount(within.price?.then)).toBeLessThanOrEqual(budget);
    const grams = (one: Optimization) => amount(one.figure?.then);
    expect(grams(lightest)).toBeLessThan(grams(within));
    expect(grams(within)).toBeLessThan(amount(lightest.figure?.now));
    expect(total(await take(before, within))).toBe(amount(within.price?.then));
  });

  it('says the lowest price when the budget is too small', async () => {
    const before = await needsSaid();
    const least = amount((await complete(before, { goal: 'cheapest' })).price?.then);
    const tooLittle = await complete(before, { goal: 'lightest', budget: (least - 0.01).toFixed(2) }, 'de');
    expect(tooLittle).toMatchObject({ status: 'not OK', optimal: true, changed: [], commit: [] });
    expect(tooLittle.message).toContain('Höchstpreis');
    expect(tooLittle.least).toMatch(/€$/);
    const justEnough = await complete(before, { goal: 'lightest', budget: String(least) });
    expect(justEnough).toMatchObject({ status: 'OK', optimal: true });
    expect(amount(justEnough.price?.then)).toBe(least);
  });

  it('stays as close as it can to what there is, or to what there was', async () => {
    const before = await needsSaid();
    const same = await complete(before, { goal: 'closest' });
    expect(same).toMatchObject({ status: 'OK', optimal: true, changed: [] });

    const least = amount((await complete(before, { goal: 'cheapest' })).price?.then);
    const budget = String((least + total(before)) / 2);
    const closest = await complete(before, { goal: 'closest', budget });
    expect(closest.optimal).toBe(true);
    const cheapest = await complete(before, { goal: 'cheapest', budget });
    expect(closest.changed.length).toBeGreaterThan(0);
    expect(closest.changed.length).toBeLessThan(cheapest.changed.length);

    const carbon = await complete(before, {
      goal: 'closest',
      parameter: 'frame_material_field',
      value: 'carbon',
    });
    expect(carbon.changed).toContainEqual(
      expect.objectContaining({ name: 'frame_material_field', newValue: 'carbon' }),
    );
  });

  it('does not say that it is the best when time was short', async () => {
    const tooSlow = (): never => {
      throw new EngineTimeout('too slow');
    };
    const engine = { evaluate: tooSlow, check: tooSlow, alternatives: tooSlow, isConsistent: tooSlow };
    const slow = await startTestTenant({
      configuratorFor: (model) => localConfigurator(model, () => Promise.resolve(engine)),
    });
    const { configId } = configuratorSchema(
      await slow.json('/config/start/bikes/calvin', { form: {}, as: me }),
    );
    const ask = (wish: Readonly<Record<string, string>>) =>
      slow.call('/config/optimize', { form: { configId, ...wish }, as: me });
    expect(await (await ask({ goal: 'cheapest' })).json()).toMatchObject({
      optimization: { status: 'OK', optimal: false, changed: [] },
    });
    expect((await ask({ goal: 'cheapest', budget: '1000' })).status).toBe(504);
    await slow.close();
  });

  it('names its goals, in the language of the customer, and refuses others', async () => {
    const german = await start({ as: me, language: 'de' });
    expect(german.extensions?.optimize).toEqual({
      goals: [
        { name: 'cheapest', description: '' },
        { name: 'lightest', description: 'Geringstes Gewicht' },
        { name: 'closest', description: '' },
      ],
      currency: 'EUR',
    });
    const status = async (form: Readonly<Record<string, string>>, as = me) =>
      (await tenant.call('/config/optimize', { form: { configId: german.configId ?? '', ...form }, as }))
        .status;
    expect(await status({ goal: 'fastest' })).toBe(400);
    expect(await status({})).toBe(400);
    expect(await status({ goal: 'cheapest', budget: 'much' })).toBe(400);
    expect(await status({ goal: 'cheapest', budget: '-5' })).toBe(400);
    expect(await status({ goal: 'cheapest' }, 'a-stranger')).toBe(404);
  });

  it('tells anonymous customers no prices', async () => {
    const { configState = '', extensions } = await start({});
    expect(extensions?.optimize?.currency).toBeUndefined();
    const call = (form: Readonly<Record<string, string>>) =>
      tenant.call('/config/optimize', { form: { configState, ...form } });
    const { optimization } = (await (await call({ goal: 'cheapest' })).json()) as {
      optimization: Optimization;
    };
    expect(optimization.changed.length).toBeGreaterThan(0);
    expect(JSON.stringify(optimization)).not.toContain('€');
    expect((await call({ goal: 'cheapest', budget: '2000' })).status).toBe(400);
  });
});

function configuratorSchema(answer: unknown): { configId: string } {
  return answer as { configId: string };
}
