import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiErrorSchema } from '#contract/api-error.ts';
import {
  configurationSchema,
  type Configuration,
  type Member,
  type Parameter,
} from '#contract/configuration.ts';
import { API_BASE } from '#contract/paths.ts';
import { buildTenant } from '../tenant-app.ts';
import { startTestTenant, TEST_KEY, type TestCall, type TestTenant } from '../testing/test-tenant.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

const me = 'customer-1';

/** The commits behind the API page's example of alternatives. */
const brakesWanted = [
  ['req_disc_brake_field', 'Yes'],
  ['req_front_brakes_field', 'Yes'],
  ['bike_size_field', 'medium'],
] as const;

async function start(call: TestCall = { as: me }): Promise<Configuration> {
  return configurationSchema.parse(await tenant.json('/config/start/bikes/calvin', { form: {}, ...call }));
}

async function post(
  path: string,
  form: TestCall['form'],
  call: TestCall = { as: me },
): Promise<Configuration> {
  return configurationSchema.parse(await tenant.json(path, { form, ...call }));
}

function pairs(configId: string | undefined, ...sent: readonly (readonly [string, string])[]) {
  return [
    ['configId', configId ?? ''],
    ...sent.flatMap(([parameter, value]) => [
      ['parameter', parameter],
      ['value', value],
    ]),
  ] as [string, string][];
}

function parametersIn(members: readonly Member[]): Parameter[] {
  return members.flatMap((member) => (member.isGroup ? parametersIn(member.members) : [member]));
}

function parameters(configuration: Configuration): Parameter[] {
  return configuration.steps.flatMap((step) => parametersIn(step.rootGroup?.members ?? []));
}

function parameter(configuration: Configuration, name: string): Parameter {
  const found = parameters(configuration).find((one) => one.name === name);
  if (!found) throw new Error(`No parameter ${name} in the current step`);
  return found;
}

/** Reads a configuration without changing it: the step it is on, once more. */
async function reread({ configId, steps }: Configuration, as = me): Promise<Configuration> {
  const step = steps.find(({ current }) => current)?.name ?? '';
  return post('/config/step', { configId: configId ?? '', step }, { as });
}

describe('Configurator Data', () => {
  it('is exactly what the contract promises: nothing missing, nothing null', async () => {
    const body = (await tenant.json('/config/start/bikes/calvin', { form: {}, as: me })) as Configuration;
    const parsed = configurationSchema.parse(body);
    // Prices change their shape in the contract's reader; everything else arrives as it was sent.
    expect(parsed).toEqual({ ...body, pricing: parsed.pricing });
    expect(JSON.stringify(body)).not.toContain('null');
    expect(parsed.pricing.rows.length).toBeGreaterThan(1);
    for (const row of parsed.pricing.rows) {
      expect(row.summary?.['customerNetPriceColumn']).toMatch(/^€[\d,]+\.\d\d$/);
      expect(row.rows?.length).toBeGreaterThan(0);
    }
  });

  it('has its keys in the order that clients search it in, and groups in the current step only', async () => {
    const body = (await tenant.json('/config/start/bikes/calvin', { form: {}, as: me })) as object;
    const keys = Object.keys(body);
    for (const later of ['pricing', 'bom']) expect(keys.indexOf('steps')).toBeLessThan(keys.indexOf(later));
    const { steps } = configurationSchema.parse(body);
    expect(steps.filter(({ rootGroup }) => rootGroup).map(({ current }) => current)).toEqual([true]);
    expect(steps[0]?.name).toMatch(/^step_need/);
    const root = steps[0]?.rootGroup;
    expect(root?.name).toBe('root');
    for (const member of root?.members ?? [])
      expect(member).toMatchObject({ isGroup: true, properties: { hidden: 'no' } });
  });

  it('has parameters as the API’s clients need them', async () => {
    for (const { name } of (await start()).steps) {
      const configuration = await post('/config/step', {
        configId: (await start()).configId ?? '',
        step: name,
      });
      for (const one of parameters(configuration)) {
        expect(one.name).toMatch(/^[A-Za-z]+[\w\-:.]*$/);
        expect(one.description).not.toBe('');
        for (const key of ['guitype', 'tc_gui_input', 'hidden', 'readonly'])
          expect(one.properties).toHaveProperty(key);
        expect(one.properties['hidden']).toMatch(/^(yes|no)$/);
        expect(one.properties['guitype'] === 'readonly').toBe(one.properties['readonly'] === 'yes');
        for (const element of one.domain?.elements ?? [])
          expect(element.state).toMatch(/^(green|orange|red)$/);
        const selected = one.domain?.elements.filter((element) => element.selected) ?? [];
        if (one.domain && one.domain.name !== 'int')
          expect(selected.map((element) => element.name)).toEqual([one.value]);
      }
    }
  });

  it('sends numbers as text, with the range that fits and the whole range', async () => {
    const weight = parameter(await start(), 'max_weight_field');
    expect(weight.domain).toMatchObject({ name: 'int', min: expect.stringMatching(/^\d+$/) as string });
    expect(Number(weight.domain?.min)).toBeGreaterThanOrEqual(Number(weight.properties['tc_range_min']));
    expect(weight.domain?.elements.map(({ name }) => name).sort()).toEqual(['max', 'min']);
    expect(weight.properties).toMatchObject({ guitype: 'text', tc_guitype: 'slider' });
  });

  it('draws a switch as a radio button with two elements', async () => {
    const disc = parameter(await start(), 'req_disc_brake_field');
    expect(disc.properties).toMatchObject({ guitype: 'radio', tc_gui_input: 'radio', tc_guitype: 'onoff' });
    expect(disc.domain?.elements.map(({ name }) => name).sort()).toEqual(['No', 'Yes']);
  });

  it('tells prices beside elements: of each variant, or the difference to what is chosen', async () => {
    const { configId } = await start();
    const frame = await post('/config/step', { configId: configId ?? '', step: 'step_frame' });
    const [list, delta] = ['list', 'delta'].map((mode) =>
      parameters(frame).find(({ properties }) => properties['tc_price_lookup_mode'] === mode),
    );
    const names = list?.domain?.elements.map(({ name }) => name);
    expect(Object.keys(list?.['price-details'] ?? {})).toEqual(names);
    for (const price of Object.values(list?.['price-details'] ?? {}))
      expect(price).toMatch(/^€[\d,]+\.\d\d$/);
    const differences = delta?.['price-details'] ?? {};
    expect(Object.keys(differences).length).toBeGreaterThan(0);
    expect(differences).not.toHaveProperty([delta?.value ?? '']);
    for (const price of Object.values(differences)) expect(price).toMatch(/^[+-]€[\d,]+\.\d\d$/);
  });

  it('leaves prices out where they are excluded, and empty in the bill of materials', async () => {
    const body = (await tenant.json('/config/start/bikes/calvin', {
      form: { excludePricing: 'true' },
      as: me,
    })) as Record<string, unknown>;
    expect(body['pricing']).toEqual({});
    const { bom } = configurationSchema.parse(body);
    expect(bom.length).toBeGreaterThan(0);
    for (const item of bom) expect(item.attributes).toMatchObject({ price: '', articleNumber: item.name });
    expect(JSON.stringify(body)).not.toContain('price-details');
    for (const item of (await start()).bom) expect(item.attributes['price']).toMatch(/^€/);
  });

  it('speaks the language of the request, in texts and numbers', async () => {
    const [english, german] = [await start(), await start({ as: me, language: 'de-DE' })];
    expect(german.steps.map(({ description }) => description)).not.toEqual(
      english.steps.map(({ description }) => description),
    );
    expect(german.pricing.summary['customerNetPriceColumn']).toMatch(/^[\d.]+,\d\d\s€$/);
    expect(german.pricing.summary['customerNetPriceColumn']?.replace(/\D/g, '')).toBe(
      english.pricing.summary['customerNetPriceColumn']?.replace(/\D/g, ''),
    );
  });
});

describe('config/start', () => {
  it('takes the weak and the strong reference of a product', async () => {
    const { productId, tab } = await start();
    expect(tab).toBe('bikes');
    expect(productId).toMatch(/^calvin-[0-9a-f]{12}$/);
    const strong = await post(`/config/start/bikes/${productId ?? ''}`, {});
    expect(strong.productId).toBe(productId);
    const former = await post('/config/start/bikes/calvin-0123456789ab', {});
    expect(former.productId).toBe(productId);
  });

  it('gives every configuration an id of its own', async () => {
    const [a, b] = [await start(), await start()];
    expect(a.configId).not.toBe(b.configId);
    await post('/config/commit', pairs(a.configId, ['bike_size_field', 'large']));
    expect(parameter(await reread(b), 'bike_size_field').committed).toBe(false);
  });

  it('fixes contextual needs by their alias and leaves other parameters alone', async () => {
    const configuration = await start({ as: me, query: { size: 'large', utm_source: 'mail' } });
    expect(parameter(configuration, 'bike_size_field')).toMatchObject({
      value: 'large',
      committed: true,
      alwaysCommitted: true,
      properties: { readonly: 'yes', guitype: 'readonly' },
    });
    const refused = await post('/config/commit', pairs(configuration.configId, ['bike_size_field', 'small']));
    expect(refused.response).toMatchObject({
      status: 'not OK',
      message: expect.stringContaining('start') as string,
    });
    const kept = await post('/config/uncommit', {
      configId: configuration.configId ?? '',
      parameter: 'bike_size_field',
    });
    expect(kept.response.status).toBe('not OK');
    expect(parameter(kept, 'bike_size_field').value).toBe('large');
  });

  it('400: a need without such a value', async () => {
    const response = await tenant.call('/config/start/bikes/calvin', { form: { size: 'gigantic' }, as: me });
    expect(response.status).toBe(400);
    expect(apiErrorSchema.parse(await response.json()).message).toContain('"size"');
  });

  it.each([
    '/config/start/bikes/unicycle',
    '/config/start/nowhere/calvin',
    '/config/start/valves/calvin',
    '/config/start/valves/rillo_b12_15',
  ])('404: %s', async (path) => {
    const response = await tenant.call(path, { form: {}, as: me });
    expect(response.status).toBe(404);
    expect(apiErrorSchema.parse(await response.json()).cause).toBe('Product not found');
  });
});

describe('config/commit', () => {
  it('fixes a value, counts mandatory fields, and is found again', async () => {
    const before = await start();
    const after = await post('/config/commit', pairs(before.configId, ['bike_size_field', 'small']));
    expect(after.response).toEqual({ status: 'OK', message: undefined });
    expect(parameter(after, 'bike_size_field')).toMatchObject({ value: 'small', committed: true });
    expect(parameter(before, 'bike_size_field').isMandatory).toBe(true);
    expect(after.numberOfUncommittedMandatoryFields).toBe(before.numberOfUncommittedMandatoryFields - 1);
    const { message: _, ...rest } = (await reread(after)).response;
    expect(rest).toEqual({ status: 'OK' });
    expect(parameter(await reread(after), 'bike_size_field')).toEqual(parameter(after, 'bike_size_field'));
  });

  it('takes several values at once, urlencoded or multipart, matched by order', async () => {
    const { configId } = await start();
    const form = new FormData();
    for (const [name, value] of pairs(configId, ...brakesWanted)) form.append(name, value);
    const after = await post('/config/commit', undefined, { as: me, body: form });
    for (const [name, value] of brakesWanted) {
      expect(parameter(after, name)).toMatchObject({ value, committed: true });
    }
  });

  it('answers a conflict with what would change, and changes nothing', async () => {
    const { configId } = await start();
    await post('/config/commit', pairs(configId, ...brakesWanted));
    const conflict = await post('/config/commit', pairs(configId, ['front_brake_type_field', 'ACM0022']));
    expect(conflict.response.status).toBe('RESOLVABLE');
    expect(conflict.response.changed?.map(({ name }) => name).sort()).toContain('req_front_brakes_field');
    const front = conflict.response.changed?.find(({ name }) => name === 'req_front_brakes_field');
    expect(front).toMatchObject({ oldValue: 'Yes', newValue: 'No', newValueDescription: 'No' });
    expect(front?.description).not.toBe('req_front_brakes_field');
    for (const [name, value] of brakesWanted)
      expect(parameter(conflict, name)).toMatchObject({ value, committed: true });
    const { explanation } = conflict.response;
    expect(explanation?.rules.length).toBeGreaterThan(0);
    for (const rule of explanation?.rules ?? []) expect(rule.text).toMatch(/ /);
    expect(explanation?.commits.map(({ name }) => name)).toContain('req_front_brakes_field');
  });

  it('refuses values that are none, in the customer’s language, and keeps the state', async () => {
    const { configId } = await start();
    const refused: [string, string][] = [
      ['bike_size_field', 'gigantic'],
      ['max_weight_field', 'heavy'],
      ['max_weight_field', '12.5'],
      ['max_weight_field', '-1'],
      ['max_weight_field', '99999999999999999999'],
    ];
    for (const pair of refused) {
      const after = await post('/config/commit', pairs(configId, pair), { as: me, language: 'de' });
      expect(after.response.status).toBe('not OK');
      expect(after.response.message).toMatch(/[„“]/);
      expect(parameter(after, pair[0]).committed).toBe(false);
    }
    const junk = await post('/config/commit', pairs(configId, ['bike_size_field', 'x'.repeat(100_000)]));
    expect(junk.response.message?.length).toBeLessThan(200);
  });

  it('clears a field with a blank value', async () => {
    const { configId } = await start();
    await post('/config/commit', pairs(configId, ['bike_size_field', 'large']));
    const after = await post('/config/commit', pairs(configId, ['bike_size_field', ' ']));
    expect(parameter(after, 'bike_size_field').committed).toBe(false);
  });

  it('reports the values of a multi-commit that cannot be, and applies the others', async () => {
    const { configId } = await start();
    const after = await post(
      '/config/commit',
      pairs(
        configId,
        ['bike_size_field', 'large'],
        ['max_weight_field', 'heavy'],
        ['req_disc_brake_field', 'Yes'],
      ),
    );
    expect(after.response).toMatchObject({
      status: 'OK',
      'not-applied': [{ name: 'max_weight_field', value: 'heavy' }],
      message: 'Some parameters were not applied',
    });
    expect(parameter(after, 'bike_size_field').value).toBe('large');
    expect(parameter(after, 'req_disc_brake_field').committed).toBe(true);
  });

  it('rebuilds what can be rebuilt of commits that contradict each other, the first ones first', async () => {
    const { configId } = await start();
    const after = await post(
      '/config/commit',
      pairs(configId, ...brakesWanted, ['front_brake_type_field', 'ACM0022']),
    );
    expect(after.response).toMatchObject({
      status: 'OK',
      'not-applied': [{ name: 'front_brake_type_field', value: 'ACM0022' }],
    });
    for (const [name, value] of brakesWanted)
      expect(parameter(after, name)).toMatchObject({ value, committed: true });
  });

  it('says the weight in one notation, however it was typed', async () => {
    const { configId } = await start();
    const { domain } = parameter(await start(), 'max_weight_field');
    const after = await post(
      '/config/commit',
      pairs(configId, ['max_weight_field', ` +0${domain?.max ?? ''} `]),
    );
    expect(parameter(after, 'max_weight_field')).toMatchObject({ value: domain?.max, committed: true });
  });

  it('loses nothing when many commits of one configuration come at once', async () => {
    const { configId } = await start();
    const commits = [
      ...brakesWanted,
      ['max_weight_field', parameter(await start(), 'max_weight_field').domain?.max ?? ''],
    ] as const;
    await Promise.all(
      commits.map((pair) => post('/config/commit', pairs(configId, pair as [string, string]))),
    );
    const after = await post('/config/step', { configId: configId ?? '', step: 'step_needs' });
    for (const [name, value] of commits)
      expect(parameter(after, name)).toMatchObject({ value, committed: true });
  });
});

describe('two processes over one database', () => {
  it('lose nothing of one configuration either', async () => {
    const own = await startTestTenant();
    const other = buildTenant(own.deps);
    const started = configurationSchema.parse(
      await own.json('/config/start/bikes/calvin', { form: {}, as: me }),
    );
    const commitAt = async (app: typeof other, pair: readonly [string, string]) => {
      const body = new URLSearchParams(pairs(started.configId, pair));
      const headers = { 'X-Key': TEST_KEY, 'X-External-ID': me };
      const answer = await app.request(`${API_BASE}/config/commit`, { method: 'POST', body, headers });
      expect(answer.status).toBe(200);
    };
    const [first, second, third] = brakesWanted;
    await Promise.all([
      commitAt(own.app, first),
      commitAt(other, second),
      commitAt(own.app, third),
      commitAt(other, first),
    ]);
    const form = { configId: started.configId ?? '', step: 'step_needs' };
    const after = configurationSchema.parse(await own.json('/config/step', { form, as: me }));
    for (const [name, value] of brakesWanted)
      expect(parameter(after, name)).toMatchObject({ value, committed: true });
    await own.close();
  });
});

describe('config/uncommit', () => {
  it('gives the choice back to the engine; several fields at once; nothing to let go of is fine', async () => {
    const started = await start();
    const { configId } = started;
    await post('/config/commit', pairs(configId, ...brakesWanted));
    const after = await post('/config/uncommit', [
      ['configId', configId ?? ''],
      ['parameter', 'req_disc_brake_field'],
      ['parameter', 'bike_size_field'],
      ['parameter', 'max_weight_field'],
    ]);
    expect(after.response.status).toBe('OK');
    expect(
      parameters(after)
        .filter(({ committed }) => committed)
        .map(({ name }) => name),
    ).toEqual(['req_front_brakes_field']);
    const all = await post('/config/uncommit', {
      configId: configId ?? '',
      parameter: 'req_front_brakes_field',
    });
    expect(parameters(all)).toEqual(parameters(started));
  });
});

describe('config/alternatives and config/accept', () => {
  async function inConflict() {
    const { configId } = await start();
    await post('/config/commit', pairs(configId, ...brakesWanted));
    return configId;
  }
  const trigger = ['front_brake_type_field', 'ACM0022'] as const;

  it('offers several ways out, and every one of them works', async () => {
    const { response } = await post('/config/alternatives', pairs(await inConflict(), trigger));
    expect(response.status).toBe('RESOLVABLE');
    expect(response.changed).toBeUndefined();
    const lists = response.changedLists ?? [];
    expect(lists.length).toBeGreaterThanOrEqual(2);
    for (const list of lists) {
      const accepted = await post(
        '/config/accept',
        pairs(await inConflict(), trigger, ...list.map(({ name, newValue }) => [name, newValue] as const)),
      );
      expect(accepted.response.status).toBe('OK');
      for (const { name, newValue } of list) {
        expect(parameter(accepted, name)).toMatchObject({ value: newValue, committed: true });
      }
    }
  });

  it('proposes first what the commit proposed', async () => {
    const configId = await inConflict();
    const { response } = await post('/config/alternatives', pairs(configId, trigger));
    expect(response.changedLists?.[0]).toEqual(
      (await post('/config/commit', pairs(configId, trigger))).response.changed,
    );
  });

  it('commits when there is no conflict', async () => {
    const { configId } = await start();
    const after = await post('/config/alternatives', pairs(configId, ['bike_size_field', 'small']));
    expect(after.response.status).toBe('OK');
    expect(parameter(after, 'bike_size_field')).toMatchObject({ value: 'small', committed: true });
  });

  it('400: several values at once', async () => {
    const response = await tenant.call('/config/alternatives', {
      form: pairs(await inConflict(), trigger, ['bike_size_field', 'small']),
      as: me,
    });
    expect(response.status).toBe(400);
    expect(apiErrorSchema.parse(await response.json()).message).toMatch(/multi-commit/);
  });

  it('applies the proposal at the first asking, and the changed values are the customer’s own from then on', async () => {
    const configId = await inConflict();
    const { response } = await post('/config/commit', pairs(configId, trigger));
    const accepted = await post('/config/accept', pairs(configId, trigger));
    expect(accepted.response.status).toBe('OK');
    for (const { name, newValue } of response.changed ?? []) {
      expect(parameter(accepted, name)).toMatchObject({ value: newValue, committed: true });
    }
    const brakes = await post('/config/step', { configId: configId ?? '', step: 'next' });
    expect(brakes.response.status).toBe('OK');
  });

  it('ends in the same state whether the proposal or its first alternative is accepted', async () => {
    const [a, b] = [await inConflict(), await inConflict()];
    const { response } = await post('/config/alternatives', pairs(a, trigger));
    const proposal = await post('/config/accept', pairs(a, trigger));
    const first = response.changedLists?.[0]?.map(({ name, newValue }) => [name, newValue] as const) ?? [];
    const alternative = await post('/config/accept', pairs(b, trigger, ...first));
    expect({ ...alternative, configId: a }).toEqual({ ...proposal, configId: a });
    // The next conflict is decided by age, which nobody sees: it must come out the same, too.
    const again = ['req_front_brakes_field', 'Yes'] as const;
    const [next, other] = [
      await post('/config/commit', pairs(a, again)),
      await post('/config/commit', pairs(b, again)),
    ];
    expect(other.response).toEqual(next.response);
  });

  it('resolves what is left when only a part of an alternative is sent', async () => {
    const configId = await inConflict();
    const { response } = await post('/config/alternatives', pairs(configId, trigger));
    const longest = (response.changedLists ?? []).find((list) => list.length > 1) ?? [];
    const [one] = longest;
    const accepted = await post(
      '/config/accept',
      pairs(configId, trigger, [one?.name ?? '', one?.newValue ?? '']),
    );
    expect(accepted.response.status).toBe('OK');
  });
});

describe('config/step', () => {
  it('goes to a step by name, to the next one, and stays on the last', async () => {
    const { configId, steps } = await start();
    const names = steps.map(({ name }) => name);
    const current = ({ steps: now }: Configuration) => now.find((step) => step.current)?.name;
    expect(current(await post('/config/step', { configId: configId ?? '', step: names.at(-1) ?? '' }))).toBe(
      names.at(-1),
    );
    expect(current(await post('/config/step', { configId: configId ?? '', step: 'next' }))).toBe(
      names.at(-1),
    );
    expect(current(await post('/config/step', { configId: configId ?? '', step: names[0] ?? '' }))).toBe(
      names[0],
    );
    expect(current(await post('/config/step', { configId: configId ?? '', step: 'next' }))).toBe(names[1]);
  });

  it('colours the focused group alone when it is asked to', async () => {
    const { configId } = await start();
    const [group] = (await start()).steps[0]?.rootGroup?.members ?? [];
    const focused = await post('/config/step', {
      configId: configId ?? '',
      step: 'step_needs',
      group: group?.name ?? '',
    });
    const inGroup = new Set(parametersIn(group ? [group] : []).map(({ name }) => name));
    for (const one of parameters(focused)) {
      if (!one.domain || one.domain.name === 'int') continue;
      const states = one.domain.elements.map(({ state }) => state);
      expect(states.includes('unknown')).toBe(!inGroup.has(one.name));
    }
  });
});

describe('config/cancel', () => {
  it('ends a configuration', async () => {
    const { configId } = await start();
    const form = { configId: configId ?? '' };
    expect(await tenant.json('/config/cancel', { form, as: me })).toEqual({ status: 'ok' });
    expect((await tenant.call('/config/cancel', { form, as: me })).status).toBe(404);
    expect((await tenant.call('/config/step', { form: { ...form, step: 'next' }, as: me })).status).toBe(404);
  });

  it('needs no external id, as the API says, but takes no wrong one', async () => {
    const { configId } = await start();
    const form = { configId: configId ?? '' };
    expect((await tenant.call('/config/cancel', { form, as: 'stranger' })).status).toBe(404);
    expect((await tenant.call('/config/cancel', { form })).status).toBe(200);
  });
});

describe('config/bom', () => {
  it('lists the parts with prices for a known customer', async () => {
    const { configId, bom } = await start();
    const answer = (await tenant.json('/config/bom', {
      query: { configId: configId ?? '' },
      as: me,
    })) as Record<string, unknown>;
    expect(answer).toMatchObject({ status: 'OK', configId, bom });
    expect(Object.keys(answer)[0]).toBe('status');
  });

  it('lists the parts without prices for an anonymous one, who gets them in no other way', async () => {
    const { configState, bom } = await start({});
    expect(bom).toEqual([]);
    const answer = (await tenant.json('/config/bom', { query: { configState: configState ?? '' } })) as {
      bom: Configuration['bom'];
    };
    expect(answer.bom.length).toBeGreaterThan(0);
    for (const item of answer.bom) expect(item.attributes['price']).toBe('');
  });

  it('400 without a configuration, 404 with an unknown one', async () => {
    expect((await tenant.call('/config/bom', { as: me })).status).toBe(400);
    expect((await tenant.call('/config/bom', { query: { configId: 'x' }, as: me })).status).toBe(404);
  });
});

describe('404', () => {
  it.each([
    ['/config/commit', { value: 'small' }, 'parameter'],
    ['/config/commit', { parameter: 'bike_size_field' }, 'value'],
    ['/config/uncommit', {}, 'parameter'],
    ['/config/accept', { parameter: 'bike_size_field' }, 'value'],
    ['/config/alternatives', { value: 'small' }, 'parameter'],
    ['/config/step', {}, 'step'],
    ['/config/cancel', {}, 'configId'],
  ] as const)('%s without a mandatory parameter', async (path, form, missing) => {
    const { configId } = await start();
    const sent = path === '/config/cancel' ? {} : { configId: configId ?? '', ...form };
    const response = await tenant.call(path, { form: sent, as: me });
    expect(response.status).toBe(404);
    expect(apiErrorSchema.parse(await response.json()).message).toContain(
      `parameter ${missing} not provided`,
    );
  });

  it.each([
    ['/config/commit', { parameter: 'no_such_field', value: '1' }],
    ['/config/commit', { parameter: '__proto__', value: '1' }],
    ['/config/uncommit', { parameter: 'no_such_field' }],
    ['/config/accept', { parameter: 'no_such_field', value: '1' }],
    ['/config/alternatives', { parameter: 'no_such_field', value: '1' }],
    ['/config/step', { step: 'no_such_step' }],
  ])('%s with %o', async (path, form) => {
    const { configId } = await start();
    expect((await tenant.call(path, { form: { configId: configId ?? '', ...form }, as: me })).status).toBe(
      404,
    );
  });

  it('answers somebody else’s configuration exactly like one that never was', async () => {
    const { configId } = await start();
    const calls: [string, Record<string, string>][] = [
      ['/config/commit', { parameter: 'bike_size_field', value: 'small' }],
      ['/config/uncommit', { parameter: 'bike_size_field' }],
      ['/config/accept', { parameter: 'bike_size_field', value: 'small' }],
      ['/config/alternatives', { parameter: 'bike_size_field', value: 'small' }],
      ['/config/step', { step: 'step_needs' }],
      ['/config/cancel', {}],
      ['/config/start', {}],
    ];
    for (const [path, form] of calls) {
      const ask = async (id: string) => {
        const response = await tenant.call(path, { form: { ...form, configId: id }, as: 'stranger' });
        const { uuid: _, timestamp: __, ...said } = apiErrorSchema.parse(await response.json());
        return { status: response.status, said };
      };
      const others = await ask(configId ?? '');
      expect(others.status).toBe(404);
      expect(others).toEqual(await ask('0123456789abcdef0123456789abcdef'));
    }
    expect((await reread({ ...(await start()), configId })).response.status).toBe('OK');
  });

  it('answers a configId without an external id, and no configuration at all', async () => {
    const { configId } = await start();
    const forms: Record<string, string>[] = [{ configId: configId ?? '' }, {}];
    for (const form of forms) {
      expect((await tenant.call('/config/step', { form: { ...form, step: 'next' } })).status).toBe(404);
    }
  });
});

describe('who is asking', () => {
  it('is what the header says, whatever a parameter claims', async () => {
    const { configId } = await start();
    const form = { configId: configId ?? '', step: 'next', _externalId: me };
    expect((await tenant.call('/config/step', { form, as: 'stranger' })).status).toBe(404);
    expect((await tenant.call('/config/step', { form })).status).toBe(200);
  });
});

describe('a restart of the server', () => {
  it('is not noticed in the middle of a configuration', async () => {
    const own = await startTestTenant();
    const started = configurationSchema.parse(
      await own.json('/config/start/bikes/calvin', { form: {}, as: me }),
    );
    await own.json('/config/commit', { form: pairs(started.configId, ...brakesWanted), as: me });
    await own.restart();
    const after = configurationSchema.parse(
      await own.json('/config/commit', {
        form: pairs(started.configId, ['front_brake_type_field', 'ACM0022']),
        as: me,
      }),
    );
    expect(after.response.status).toBe('RESOLVABLE');
    await own.close();
  });
});
