/** `config/explain`: why a value does not fit, without committing it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainedSchema, type Configuration } from '#contract/configuration.ts';
import { configuratorOf, pairs, parameters } from '../testing/test-configurator.ts';
import { startTestTenant, type TestCall, type TestTenant } from '../testing/test-tenant.ts';

const me = 'somebody';
let tenant: TestTenant;
const { post, start, reread } = configuratorOf(() => tenant, me);

beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

async function explain(
  { configId, configState }: Configuration,
  sent: readonly (readonly [string, string])[],
  more: TestCall = {},
) {
  const handle = pairs(configId, ...sent).filter(([name]) => name !== 'configId' || configId);
  const call = configState === undefined ? { as: me } : { query: { configState } };
  const { response } = explainedSchema.parse(
    await tenant.json('/config/explain', { form: handle, ...call, ...more }),
  );
  return response;
}

/** Both choices together leave no room for V-brakes in front; either of them alone does. */
const room = [
  ['bike_size_field', 'medium'],
  ['req_disc_brake_field', 'Yes'],
  ['terrain_field', 'city'],
] as const;
const vBrakes = ['front_brake_type_field', 'ACM0022'] as const;

async function withBrakes(): Promise<Configuration> {
  return post('/config/commit', pairs((await start()).configId, ...room));
}

describe('config/explain', () => {
  it('says which rules and choices are in the way and what would change, and changes nothing', async () => {
    const before = await withBrakes();
    const asked = await explain(before, [vBrakes]);
    expect(asked.status).toBe('RESOLVABLE');
    expect(asked.changed?.length).toBeGreaterThan(0);
    expect(asked.explanation?.rules.length).toBeGreaterThan(0);
    expect(await reread(before)).toEqual({ ...before, response: { status: 'OK' } });
    // Word for word what the customer would hear after choosing it.
    expect(asked).toEqual((await post('/config/commit', pairs(before.configId, vBrakes))).response);
  });

  it('speaks the language of the customer', async () => {
    const before = await withBrakes();
    const wanted = [vBrakes];
    const [english, german] = [
      await explain(before, wanted, { language: 'en' }),
      await explain(before, wanted, { language: 'de' }),
    ];
    expect(english.explanation?.rules.map(({ text }) => text)).toContain(
      'With the requirement “Disc brakes”, at least the rear brake must be a disc brake.',
    );
    expect(german.explanation?.rules.map(({ text }) => text)).toContain(
      'Bei der Anforderung „Scheibenbremsen“ muss mindestens die Hinterbremse eine Scheibenbremse sein.',
    );
    expect(german.explanation?.commits.map(({ description }) => description)).not.toEqual(
      english.explanation?.commits.map(({ description }) => description),
    );
  });

  it('names no choice too many: without any of them, the value fits', async () => {
    const { explanation } = await explain(await withBrakes(), [vBrakes]);
    const commits = (explanation?.commits ?? []).map(({ name, value }) => [name, value] as const);
    expect(commits.length).toBeGreaterThan(1);
    const { configId } = await start();
    const all = await post('/config/commit', pairs(configId, ...commits));
    expect((await explain(all, [vBrakes])).status).toBe('RESOLVABLE');
    for (const [left] of commits) {
      const { configId: other } = await start();
      const rest = await post('/config/commit', pairs(other, ...commits.filter(([name]) => name !== left)));
      expect((await explain(rest, [vBrakes])).status, `without ${left}`).toBe('OK');
    }
  });

  it('has a reason in words for every value of a step that does not fit', async () => {
    const { configId = '' } = await withBrakes();
    const before = await post('/config/step', { configId, step: 'step_drive' });
    const marked = parameters(before).flatMap(({ name, domain, committed }) =>
      domain.elements
        .filter(({ state }) => state === 'orange' || state === 'red')
        .map((element) => ({ name, committed, element })),
    );
    expect(marked.length).toBeGreaterThan(3);
    for (const { name, element } of marked) {
      const { status, explanation } = await explain(before, [[name, element.name]]);
      expect(status, `${name}=${element.name}`).toBe(element.state === 'orange' ? 'RESOLVABLE' : 'not OK');
      expect(explanation?.rules.length, `${name}=${element.name}`).toBeGreaterThan(0);
      for (const { text } of explanation?.rules ?? []) expect(text).toMatch(/ /);
      expect(explanation?.commits.length ?? 0).toBeGreaterThanOrEqual(element.state === 'orange' ? 1 : 0);
    }
  });

  it('names a need of the customer that is the reason', async () => {
    const small = await start({ as: me, query: { height: '150' } });
    const { status, explanation } = await explain(small, [['bike_size_field', 'large']]);
    expect(status).toBe('not OK');
    expect(explanation?.commits).toMatchObject([{ name: 'rider_height_field', value: '150' }]);
    expect(explanation?.rules).toMatchObject([{ text: 'The bike size must fit your height.' }]);
  });

  it('calls a value impossible that needs alone rule out, and only such a value', async () => {
    const small = await start({ as: me, query: { height: '150' } });
    const { configId = '' } = small;
    const after = await post('/config/commit', pairs(configId, ['req_disc_brake_field', 'Yes']));
    const drive = await post('/config/step', { configId, step: 'step_drive' });
    const marked = [...parameters(after), ...parameters(drive)].flatMap(({ name, domain }) =>
      domain.elements
        .filter(({ state }) => state === 'orange' || state === 'red')
        .map(({ name: value, state }) => ({ name, value, state })),
    );
    expect(marked).toContainEqual({ name: 'bike_size_field', value: 'large', state: 'red' });
    expect(marked).toContainEqual(
      expect.objectContaining({ name: 'rear_brake_type_field', state: 'orange' }),
    );
    for (const { name, value, state } of marked) {
      const { status } = await explain(small, [[name, value]]);
      expect(status, `${name}=${value}`).toBe(state === 'orange' ? 'RESOLVABLE' : 'not OK');
    }
  });

  it('says OK about what fits, and refuses what is no value', async () => {
    const before = await start();
    expect(await explain(before, [['bike_size_field', 'small']])).toEqual({
      status: 'OK',
      propagated: expect.anything(),
    });
    const { status, message } = await explain(before, [['bike_size_field', 'gigantic']]);
    expect(status).toBe('not OK');
    expect(message).toBeTruthy();
  });

  it('answers anonymous customers', async () => {
    const { configState = '' } = await start({ query: { height: '150' } });
    const asked = await explain({ configState } as Configuration, [['bike_size_field', 'large']]);
    expect(asked.status).toBe('not OK');
    expect(asked.explanation?.rules.length).toBe(1);
  });

  it("is as closed to strangers as the customer's other calls", async () => {
    const { configId } = await withBrakes();
    const form = pairs(configId, ['bike_size_field', 'large']);
    expect((await tenant.call('/config/explain', { form, as: 'a-stranger' })).status).toBe(404);
    expect((await tenant.call('/config/explain', { form: pairs(configId), as: me })).status).toBe(404);
    const unknown = pairs(configId, ['horn', 'loud']);
    expect((await tenant.call('/config/explain', { form: unknown, as: me })).status).toBe(404);
  });
});
