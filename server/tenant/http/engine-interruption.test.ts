/** What a caller sees when the engine, on a real thread, takes too long or stops. */
import { afterAll, describe, expect, it } from 'vitest';
import { EnginePool } from '#server/engine-workers/engine-pool.ts';
import type { Field, Formula, Problem } from '#server/engine/problem.ts';
import { configuratorOf, pairs, parameter } from '../testing/test-configurator.ts';
import { startTestTenant, type TestTenant } from '../testing/test-tenant.ts';

const HOLES = 12;

const is = (field: string, value: string): Formula => ({ op: 'in', field, values: [value] });

/** The model's problem, and beyond any solver's patience once all of these hold: more pigeons than holes. */
function withTrap(problem: Problem, ...trigger: Formula[]): Problem {
  const pigeons = Array.from({ length: HOLES + 1 }, (_, i) => `pigeon ${i}`);
  const holes = Array.from({ length: HOLES }, (_, i) => `hole ${i}`);
  const apart = pigeons.flatMap((a, i) =>
    pigeons
      .slice(i + 1)
      .flatMap((b) =>
        holes.map((hole): Formula => ({ op: 'not', arg: { op: 'and', args: [is(a, hole), is(b, hole)] } })),
      ),
  );
  return {
    fields: [
      ...problem.fields,
      ...pigeons.map((name): Field => ({ kind: 'enumerated', name, values: holes, preference: [] })),
    ],
    rules: [
      ...problem.rules,
      {
        name: 'trap',
        kind: 'formula',
        formula: { op: 'implies', if: { op: 'and', args: trigger }, then: { op: 'and', args: apart } },
      },
    ],
  };
}

const pool = new EnginePool({
  entry: new URL('../../engine-workers/engine-worker-source.mjs', import.meta.url),
  workers: 1,
  answerLimit: 2_500,
});
const configurators = new Map<string, ReturnType<EnginePool['open']>>();
let tenant: TestTenant;
const { post, start } = configuratorOf(() => tenant, 'somebody');

afterAll(async () => {
  pool.close();
  await tenant.close();
});

describe('a question that takes too long', () => {
  it('is a 504 with XML; the configuration is as it was and the next call works', async () => {
    tenant = await startTestTenant({
      configuratorFor: (model) => {
        // Nothing that the engine tries by itself while it warms up.
        const trigger = [is('rider_height_field', '171'), is('rider_weight_field', '71')];
        const configurator =
          configurators.get(model.name) ??
          pool.open({ ...model, problem: withTrap(model.problem, ...trigger) });
        configurators.set(model.name, configurator);
        return configurator;
      },
    });
    const { configId } = await start();
    const endless = await tenant.call('/config/commit', {
      form: pairs(configId, ['rider_height_field', '171'], ['rider_weight_field', '71']),
      as: 'somebody',
    });
    expect(endless.status).toBe(504);
    expect(endless.headers.get('Content-Type')).toContain('application/xml');
    expect(await endless.text()).toMatch(/^<\?xml .*\?>\n<error>[\w .]+<\/error>\n$/);
    expect(tenant.logLines.at(-1)).toMatchObject({ status: 504, type: 'EngineTimeout' });

    const after = await post('/config/commit', pairs(configId, ['rider_height_field', '170']));
    expect(parameter(after, 'rider_height_field')).toMatchObject({ value: '170', committed: true });
    expect(parameter(after, 'rider_weight_field')).toMatchObject({ committed: false });
  });
});

describe('an engine that stops', () => {
  it("is the API's error object, with a uuid that the log knows", async () => {
    const { configId } = await start();
    pool.close();
    const answer = await tenant.call('/config/commit', {
      form: pairs(configId, ['bike_size_field', 'small']),
      as: 'somebody',
    });
    expect(answer.status).toBe(500);
    const body = (await answer.json()) as { uuid: string };
    expect(body).toMatchObject({ type: 'InternalError', message: 'Nothing was changed. Try again.' });
    expect(tenant.logLines.at(-1)).toMatchObject({ uuid: body.uuid });
  });
});
