import { pino } from 'pino';
import { configurationSchema } from '#contract/configuration.ts';
import { ForeignCatalog } from '#server/upstreams/foreign-catalog.ts';
import { Credentials } from '#server/upstreams/credentials.ts';
import { rackSystem, type RackSystem } from './rack-system.ts';
import { realCatalog, startTestTenant, type TestCall, type TestTenant } from './test-tenant.ts';

/** In no answer and no line of the log. */
export const RACK_SECRET = 'hunter2-hunter2';

/** The real catalog with racks of another system, one in a tab of their own and one among the bikes. */
export async function startRackShop() {
  const rack = rackSystem();
  const connected = {
    name: 'racks_inc',
    credentials: new Credentials(new Map([['password', RACK_SECRET]])),
    timeoutMs: 20_000,
    configurator: rack,
    products: [
      {
        id: 'rack-1',
        tab: {
          name: 'racks_inc',
          title: new Map([
            ['en', 'Racks'],
            ['de', 'Schränke'],
          ]),
        },
        title: undefined,
        description: undefined,
      },
      {
        id: 'rack-1b',
        tab: { name: 'bikes', title: undefined },
        title: new Map([['', 'Bike rack']]),
        description: undefined,
      },
    ],
  };
  const catalog = new ForeignCatalog(await realCatalog(), [connected], pino({ level: 'silent' }));
  await catalog.refresh();
  const tenant = await startTestTenant({ catalog, foreignSystems: rackSystems(rack) });
  return { rack, tenant };
}

export function rackSystems(configurator: RackSystem, timeoutMs = 20_000) {
  return new Map([['racks_inc', { configurator, timeoutMs }]]);
}

/** The configurator calls of a customer for a rack; all must succeed. */
export function rackCustomer(tenant: () => TestTenant, me: () => string) {
  const post = async (path: string, form: TestCall['form'], call: TestCall = {}) =>
    configurationSchema.parse(await tenant().json(path, { form, as: me(), ...call }));
  const start = (call: TestCall = {}) => post('/config/start/racks_inc/racks_inc-rack-1', {}, call);
  const commit = (configId: string | undefined, name: string, value: string, call: TestCall = {}) =>
    post('/config/commit', { configId: configId ?? '', parameter: name, value }, call);
  return { post, start, commit };
}
