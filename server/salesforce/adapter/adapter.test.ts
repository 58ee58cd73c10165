import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { configurationSchema } from '#contract/configuration.ts';
import type { ForeignAnswer, ForeignConfigurator } from '#server/upstreams/foreign-configurator.ts';
import type { SalesforceSandbox } from '../sandbox/build-salesforce-sandbox.ts';
import { SANDBOX_SECRET, testSandbox } from '../sandbox/testing/test-sandbox.ts';
import { createSalesforceConfigurator } from './create-salesforce-configurator.ts';
import { parameterOf, parametersOf } from './testing/fields-of.ts';
import { listenOnLoopback, type TestServer } from './testing/listening.ts';

const RACK = '01txx0000006jkuAAA';
const CAPACITY = '0tjxx00000001Dp';
const SLOTS = '0tjxx00000001H3';
const MEMORY = '0tjxx00000001If';
const WARRANTY = '0dSxx0000000001';
const SERVICE = '0dSxx000000001d';
const context = { locale: 'en', currency: 'USD' };

let sandbox: SalesforceSandbox;
let server: TestServer;
let adapter: ForeignConfigurator;
const calls: string[] = [];

function connect(more: object = {}): ForeignConfigurator {
  return createSalesforceConfigurator({
    baseUrl: server.baseUrl,
    clientId: 'bespoke-sandbox',
    clientSecret: SANDBOX_SECRET,
    timeoutMs: 20_000,
    ...more,
  });
}

const commit = (answer: ForeignAnswer, name: string, value: string) =>
  adapter.commit(answer.session, [{ name, value }], context);

beforeAll(async () => {
  sandbox = await testSandbox({ withBike: true });
  server = await listenOnLoopback((request) => {
    calls.push(new URL(request.url).pathname.split('/').slice(-1).join('/'));
    return sandbox.app.fetch(request);
  });
  adapter = connect();
});
afterAll(() => server.close());
beforeEach(() => {
  calls.splice(0);
});

describe('the rack of the document', () => {
  it('is listed, also by an id of 15 characters', async () => {
    const [rack, bike, ...others] = await adapter.listProducts(context);
    expect([rack?.id, bike?.title, others]).toEqual([RACK, 'Tarn Calvin', []]);
    const only = connect({ products: [RACK.slice(0, 15)] });
    expect(await only.listProducts(context)).toHaveLength(1);
  });

  it('has steps of categories and component groups, parts and prices', async () => {
    const started = await adapter.start(RACK, context);
    const { steps } = configurationSchema.parse(started.configuration);
    expect(steps.map(({ description }) => description)).toEqual([
      'Server Rack Specifications',
      'Warranties',
      'Services',
    ]);
    expect(parametersOf(started).map(({ description, value }) => [description, value])).toEqual([
      ['Load Capacity', '1500'],
      ['Expansion Slots', '12'],
      ['Memory', '0v6xx0000000001'],
      ['Sold as', '0jPxx000000001d'],
    ]);
    expect(parameterOf(started, 'Memory')).toMatchObject({
      isMandatory: true,
      valueDescription: '25',
      properties: { guitype: 'checkboxes' },
    });
    expect(started.parts.map(({ name, unitPrice }) => [name, unitPrice])).toEqual([
      ['Cisco Server Rack NX44', '150000'],
      ['Cisco Rack Server Warranty - 1 Year', '2000'],
    ]);
    expect(started.prices).toMatchObject({
      currency: 'USD',
      oneTime: '152000',
      recurring: [],
      waterfall: [
        { label: 'Cisco Server Rack NX44, after ManualDiscount', amount: '150000' },
        { label: 'Cisco Rack Server Warranty - 1 Year, after ManualDiscount', amount: '2000' },
      ],
    });
    expect(calls).toEqual(
      ['token', '01txx0000006jkuAAA', 'place', 'configure'].slice(calls.length === 4 ? 0 : 1),
    );
  });

  it('commits with one call, and says what that changes', async () => {
    const started = await adapter.start(RACK, context);
    calls.splice(0);
    const slots = await commit(started, SLOTS, '30');
    expect(calls).toEqual(['configure']);
    expect(slots.configuration.response).toMatchObject({
      status: 'OK',
      propagated: { changed: [{ name: SLOTS, oldValue: '12', newValue: '30', kind: 'asked' }] },
    });
    expect(parameterOf(slots, 'Expansion Slots')).toMatchObject({ value: '30', committed: true });
    // A rule hides memory 100, and another one keeps the warranty where it is.
    expect(parameterOf(slots, 'Memory').domain.elements.map(({ description }) => description)).toEqual([
      '25',
      '50',
    ]);
    const [, warranties] = slots.configuration.steps;
    const step = await adapter.showStep(slots.session, warranties?.name ?? '', context);
    expect(parameterOf(step, 'Cisco Rack Server Warranty - 1 Year')).toMatchObject({
      value: 'Yes',
      properties: { guitype: 'readonly', tc_guitype: 'onoff' },
    });
    expect(JSON.stringify(slots.session)).not.toContain(SANDBOX_SECRET);
  });

  it('chooses several values of an attribute', async () => {
    const started = await adapter.start(RACK, context);
    const several = await commit(started, MEMORY, '0v6xx000000001e;0v6xx0000000001AAA');
    expect(parameterOf(several, 'Memory')).toMatchObject({
      value: '0v6xx0000000001;0v6xx000000001e',
      valueDescription: '25, 50',
    });
    const selected = parameterOf(several, 'Memory').domain.elements.filter((element) => element.selected);
    expect(selected).toHaveLength(2);
  });

  it('tells what would have to be given up, and nothing is changed until that is accepted', async () => {
    const started = await adapter.start(RACK, context);
    const weak = await commit(await commit(started, MEMORY, '0v6xx000000001e'), CAPACITY, '800');
    calls.splice(0);
    const conflict = await commit(weak, SLOTS, '40');
    expect(conflict.configuration.response).toMatchObject({
      status: 'RESOLVABLE',
      message: 'More than 36 expansion slots need a load capacity of at least 1200 kg.',
      changed: [{ name: CAPACITY, oldValue: '800', newValue: '1500' }],
      complete: false,
    });
    expect(calls.length).toBeLessThanOrEqual(8);
    expect(conflict.session).toEqual(weak.session);
    expect(parameterOf(conflict, 'Expansion Slots').value).toBe('12');
    const german = await adapter.commit(weak.session, [{ name: SLOTS, value: '40' }], {
      ...context,
      locale: 'de',
    });
    expect(german.configuration.response).toMatchObject({
      message: 'Mehr als 36 Steckplätze benötigen eine Tragfähigkeit von mindestens 1200 kg.',
    });
    const accepted = await adapter.accept(conflict.session, [{ name: SLOTS, value: '40' }], context);
    expect(accepted.configuration.response).toMatchObject({
      status: 'OK',
      propagated: {
        changed: [
          { name: CAPACITY, kind: 'chosen' },
          { name: SLOTS, kind: 'asked' },
        ],
      },
    });
    expect(parameterOf(accepted, 'Load Capacity')).toMatchObject({ value: '1500', committed: false });
    expect(parameterOf(accepted, 'Memory').committed).toBe(true);
  });

  it('accepts another way out by its values', async () => {
    const started = await adapter.start(RACK, context);
    const slots = await commit(await commit(started, SLOTS, '30'), MEMORY, '0v6xx000000001e');
    const conflict = await commit(slots, WARRANTY, 'No');
    expect(conflict.configuration.response).toMatchObject({
      status: 'RESOLVABLE',
      changed: [{ name: SLOTS }],
    });
    const values = [
      { name: WARRANTY, value: 'No' },
      { name: SLOTS, value: '24' },
    ];
    const accepted = await adapter.accept(conflict.session, values, context);
    expect(accepted.configuration.response.status).toBe('OK');
    expect(
      parametersOf(accepted)
        .slice(1, 3)
        .map(({ value, committed }) => [value, committed]),
    ).toEqual([
      ['24', true],
      ['0v6xx000000001e', true],
    ]);
  });

  it('says that a value is not possible at all', async () => {
    const started = await adapter.start(RACK, context);
    const refused = await commit(started, SLOTS, '4000');
    expect(refused.configuration.response).toMatchObject({
      status: 'not OK',
      message: 'Expansion Slots must be a number from 4 to 48.',
    });
    expect(refused.session).toEqual(started.session);
    await expect(commit(started, MEMORY, 'nothing like it')).rejects.toMatchObject({ reason: 'refused' });
    await expect(commit(started, 'nothing', '1')).rejects.toMatchObject({ reason: 'not-found' });
    await expect(adapter.start('01txx0000000000', context)).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('adds and removes components, and tells messages by severity', async () => {
    const started = await adapter.start(RACK, context);
    const without = await commit(started, WARRANTY, 'No');
    expect(without.parts).toHaveLength(1);
    expect(without.configuration.response.warnings).toEqual([
      { name: 'info', severity: 'info', text: 'Without the warranty, repairs are charged.', parameters: [] },
    ]);
    const conflict = await commit(without, SERVICE, 'Yes');
    expect(conflict.configuration.response).toMatchObject({
      status: 'RESOLVABLE',
      changed: [{ name: WARRANTY, oldValueDescription: 'No', newValueDescription: 'Yes' }],
    });
    const serviced = await adapter.accept(conflict.session, [{ name: SERVICE, value: 'Yes' }], context);
    expect(serviced.parts.find(({ id }) => id === 'SERVICE')).toMatchObject({
      unitPrice: '0',
      sellingModel: { kind: 'termed', period: 'year', term: 1 },
    });
    const again = await adapter.uncommit(serviced.session, SERVICE, context);
    expect(again.parts.map(({ id }) => id)).toEqual(['RACK', 'WARRANTY']);
  });

  it('tells what is paid each period', async () => {
    const started = await adapter.start(RACK, context);
    const termed = await commit(started, parameterOf(started, 'Sold as').name, '0jPxx000000003FEAQ');
    expect(termed.prices).toMatchObject({
      oneTime: '2000',
      recurring: [{ period: 'month', amount: '4900' }],
    });
    expect(termed.parts[0]?.sellingModel).toEqual({ kind: 'termed', period: 'month', term: 1 });
  });

  it('goes on after contexts, tokens and the process are gone', async () => {
    const started = await adapter.start(RACK, context);
    const slots = await commit(started, SLOTS, '30');
    sandbox.expireContexts();
    sandbox.revokeTokens();
    const capacity = await commit(slots, CAPACITY, '1000');
    expect(
      parametersOf(capacity)
        .slice(0, 2)
        .map(({ value, committed }) => [value, committed]),
    ).toEqual([
      ['1000', true],
      ['30', true],
    ]);
    adapter = connect();
    const session = JSON.parse(JSON.stringify(capacity.session)) as typeof capacity.session;
    expect((await adapter.read(session, context)).configuration).toEqual({
      ...capacity.configuration,
      response: { status: 'OK' },
    });
  });

  it('does not mix up two sessions on one context', async () => {
    const started = await adapter.start(RACK, context);
    const [one, other] = await Promise.all([commit(started, SLOTS, '20'), commit(started, CAPACITY, '900')]);
    expect(parameterOf(one, 'Load Capacity').value).toBe('1500');
    expect(parameterOf(other, 'Expansion Slots').value).toBe('12');
    const on = await commit(one, CAPACITY, '700');
    expect(
      parametersOf(on)
        .slice(0, 2)
        .map(({ value }) => value),
    ).toEqual(['700', '20']);
    const onOther = await commit(other, SLOTS, '24');
    expect(
      parametersOf(onOther)
        .slice(0, 2)
        .map(({ value }) => value),
    ).toEqual(['900', '24']);
  });

  it('saves, and configures what was saved again', async () => {
    const started = await adapter.start(RACK, context);
    const slots = await commit(started, SLOTS, '30');
    const saved = await adapter.save(slots.session, context);
    expect(saved.reference).toMatch(/^0QL\w{15}$/);
    const again = await adapter.commit(saved.session, [{ name: CAPACITY, value: '1300' }], context);
    expect(
      parametersOf(again)
        .slice(0, 2)
        .map(({ value }) => value),
    ).toEqual(['1300', '30']);
    sandbox.expireContexts();
    const later = await adapter.commit(again.session, [{ name: SLOTS, value: '31' }], context);
    const conflict = await adapter.commit(later.session, [{ name: WARRANTY, value: 'No' }], context);
    expect(conflict.configuration.response.status).toBe('RESOLVABLE');
    expect((await adapter.save(later.session, context)).reference).toMatch(/^0QL/);
  });
});

describe('the bike', () => {
  it('is configured over the same wire, where newer choices replace older ones', async () => {
    const [, { id = '' } = {}] = await adapter.listProducts(context);
    const german = { locale: 'de', currency: 'EUR' };
    const started = await adapter.start(id, german);
    expect(started.configuration.steps.map(({ description }) => description).slice(0, 2)).toEqual([
      'So fahren Sie',
      'Rahmen und Laufräder',
    ]);
    expect(started.prices.currency).toBe('EUR');
    const strong = parameterOf(started, 'Starke Vorderbremse');
    expect(strong.domain.elements.map(({ name }) => name)).toEqual(['Yes', 'No']);
    const wanted = await adapter.commit(started.session, [{ name: strong.name, value: 'Yes' }], german);
    const drive = wanted.configuration.steps.find(({ description }) => description.startsWith('Antrieb'));
    const shown = await adapter.showStep(wanted.session, drive?.name ?? '', german);
    const brake = parameterOf(shown, 'Vorderbremse');
    const rim = brake.domain.elements.find(({ description }) => description.startsWith('V-Bremsen'));
    const conflict = await adapter.commit(
      shown.session,
      [{ name: brake.name, value: rim?.name ?? '' }],
      german,
    );
    expect(conflict.configuration.response).toMatchObject({
      status: 'RESOLVABLE',
      changed: [{ name: strong.name, oldValue: 'Yes', newValue: 'No' }],
    });
    expect(conflict.session).toEqual(shown.session);
  });
});
