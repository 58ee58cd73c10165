import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiErrorSchema } from '#contract/api-error.ts';
import { configurationSchema } from '#contract/configuration.ts';
import { API_BASE } from '#contract/endpoint.ts';
import { buildTenant } from '../tenant-app.ts';
import { brakesWanted, configuratorOf, pairs, parameter, parameters } from '../testing/test-configurator.ts';
import { startTestTenant, TEST_KEY, type TestTenant } from '../testing/test-tenant.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

const me = 'customer-1';
const { start, post, reread } = configuratorOf(() => tenant, me);

describe('config/commit', () => {
  it('fixes a value, counts mandatory fields, and is found again', async () => {
    const before = await start();
    const after = await post('/config/commit', pairs(before.configId, ['bike_size_field', 'small']));
    expect(after.response).toEqual({ status: 'OK', message: undefined, propagated: expect.anything() });
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
      ['max_weight_field', parameter(await start(), 'max_weight_field').domain.max ?? ''],
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
        // The value that was asked for may be given up for another one of its field, which is in another step.
        const answer =
          name === trigger[0]
            ? await post('/config/step', { configId: accepted.configId ?? '', step: 'step_drive' })
            : accepted;
        expect(parameter(answer, name)).toMatchObject({ value: newValue, committed: true });
      }
    }
  });

  it('offers another value of the field that was asked for, where all earlier choices can stay', async () => {
    const { configId } = await start();
    await post('/config/commit', pairs(configId, ['low_care_field', 'Yes']));
    const trails = ['terrain_field', 'trail'] as const;
    const { response } = await post('/config/alternatives', pairs(configId, trails));
    expect(response.changedLists).toMatchObject([
      [{ name: 'low_care_field', newValue: 'No' }],
      [{ name: 'terrain_field', oldValue: 'city', newValue: 'gravel' }],
    ]);
    expect(response.complete).toBe(true);
    const accepted = await post('/config/accept', pairs(configId, trails, ['terrain_field', 'gravel']));
    expect(parameter(accepted, 'terrain_field')).toMatchObject({ value: 'gravel', committed: true });
    expect(parameter(accepted, 'low_care_field')).toMatchObject({ value: 'Yes', committed: true });
  });

  it('proposes the least budget that fits, not the default', async () => {
    const { configId } = await start();
    await post('/config/commit', pairs(configId, ['budget_field', '1400']));
    const carbon = ['frame_material_field', 'carbon'] as const;
    const { response } = await post('/config/commit', pairs(configId, carbon));
    expect(response.changed).toMatchObject([{ name: 'budget_field', oldValue: '1400' }]);
    const least = Number(response.changed?.[0]?.newValue);
    expect(least).toBeLessThan(7000);
    await post('/config/accept', pairs(configId, carbon));
    const refused = await post('/config/commit', pairs(configId, ['budget_field', String(least - 1)]));
    expect(refused.response.status).not.toBe('OK');
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
    // Pictures are kept with a configuration, and so under an address of its own.
    const comparable = (answer: typeof proposal) => ({
      ...answer,
      configId: a,
      visualization: { ...answer.visualization, screenshotRenderer: '' },
    });
    expect(comparable(alternative)).toEqual(comparable(proposal));
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
