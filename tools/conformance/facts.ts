/**
 * What statements need to know of a tenant before they can be made of it: its products, a configuration, a conflict. Found by
 * asking, so that the suite runs on any catalog. Facts called `new…` are made for each statement that names them.
 */
import { at, isText, objects, parametersOf, type JsonObject } from './json.ts';
import type { Tenant } from './tenant.ts';

/** A tenant whose catalog has nothing that a statement could be made of. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable';
}

type FactName = keyof typeof findings;

/** The facts of one statement. */
export class Facts {
  readonly #tenant: Tenant;
  readonly #shared: Map<string, Promise<string>>;
  readonly #own = new Map<string, Promise<string>>();

  /** @param shared kept for all statements about a base */
  constructor(tenant: Tenant, shared: Map<string, Promise<string>>) {
    this.#tenant = tenant;
    this.#shared = shared;
  }

  /** @throws NotApplicable */
  async get(name: string): Promise<string> {
    const known = name.startsWith('new') ? this.#own : this.#shared;
    const found = known.get(name) ?? this.#find(name);
    known.set(name, found);
    return found;
  }

  async #find(name: string): Promise<string> {
    if (!(name in findings)) throw new Error(`No fact is called ${name}.`);
    return findings[name as FactName](this.#tenant, this);
  }
}

const absent = (what: string) => new NotApplicable(`The tenant has no ${what}.`);

async function tabWhere(tenant: Tenant, holds: (tab: JsonObject) => boolean, what: string): Promise<string> {
  const tabs = objects(await tenant.ask('GET', '/catalog/tabs', 'anyone'));
  const name = tabs.find((tab) => tab['isExternalSearch'] !== true && holds(tab))?.['name'];
  if (!isText(name)) throw absent(what);
  return name;
}

async function rowOf(tenant: Tenant, tab: string, index = 0): Promise<JsonObject> {
  const found = await tenant.ask('GET', `/catalog/search/${encodeURIComponent(tab)}`, 'anyone');
  const row = objects(at(found, 'rows'))[index];
  if (!row) throw absent(`product ${index + 1} in ${tab}`);
  return row;
}

const startOf = async (facts: Facts) =>
  `/config/start/${encodeURIComponent(await facts.get('tab'))}/${encodeURIComponent(await facts.get('product'))}`;

/** Parameters that a customer can give another value, with that value. */
function choicesIn(configuration: unknown, state: string): { parameter: string; value: string }[] {
  return parametersOf(configuration).flatMap((parameter) => {
    const isOpen =
      at(parameter, 'properties', 'hidden') !== 'yes' && at(parameter, 'properties', 'readonly') !== 'yes';
    const elements = objects(at(parameter, 'domain', 'elements'));
    const isNumber = at(parameter, 'domain', 'min') !== undefined;
    const value = elements.find((each) => each['state'] === state && each['name'] !== parameter['value'])?.[
      'name'
    ];
    return isOpen && !isNumber && isText(value) ? [{ parameter: String(parameter['name']), value }] : [];
  });
}

/** Commits choices until a value shows that would change one of them: the pair, and the configuration. */
async function findConflict(tenant: Tenant, facts: Facts): Promise<Record<string, string>> {
  let configuration = await tenant.ask('POST', await startOf(facts), 'customer');
  const configId = String(at(configuration, 'configId'));
  for (const step of objects(at(configuration, 'steps'))) {
    const form = { configId, step: String(step['name']) };
    configuration = await tenant.ask('POST', '/config/step', 'customer', form);
    for (let committed = 0; committed < 8; committed += 1) {
      const [conflict] = choicesIn(configuration, 'orange');
      if (conflict) return { configId, ...conflict };
      const choice = choicesIn(configuration, 'green').find(({ parameter }) =>
        parametersOf(configuration).some((each) => each['name'] === parameter && each['committed'] === false),
      );
      if (!choice) break;
      configuration = await tenant.ask('POST', '/config/commit', 'customer', { configId, ...choice });
    }
  }
  throw absent('product in which choices can be in conflict');
}

const findings = {
  key: (tenant: Tenant) => Promise.resolve(tenant.key),
  customer: (tenant: Tenant) => Promise.resolve(tenant.customer),
  otherCustomer: (tenant: Tenant) => Promise.resolve(tenant.other),
  tab: (tenant: Tenant) => tabWhere(tenant, (tab) => tab['isConfigurable'] === true, 'configurable tab'),
  product: async (tenant: Tenant, facts: Facts) =>
    String((await rowOf(tenant, await facts.get('tab')))['#id']),
  plainTab: (tenant: Tenant) =>
    tabWhere(tenant, (tab) => tab['isConfigurable'] === false, 'tab of plain products'),
  plainProduct: async (tenant: Tenant, facts: Facts) =>
    String((await rowOf(tenant, await facts.get('plainTab')))['#id']),
  column: async (tenant: Tenant, facts: Facts) => {
    const tabs = objects(await tenant.ask('GET', '/catalog/tabs', 'anyone'));
    const tab = await facts.get('plainTab');
    const columns = objects(tabs.find(({ name }) => name === tab)?.['columns']);
    const names = columns.map(({ name }) => String(name));
    const row = await rowOf(tenant, await facts.get('plainTab'));
    const name = names.find((each) => isText(row[each]) && row[each] !== '');
    if (name === undefined) throw absent('column with values');
    return name;
  },
  columnValue: async (tenant: Tenant, facts: Facts) =>
    String((await rowOf(tenant, await facts.get('plainTab')))[await facts.get('column')]),
  config: async (tenant: Tenant, facts: Facts) =>
    String(at(await tenant.ask('POST', await startOf(facts), 'customer'), 'configId')),
  newConfig: async (tenant: Tenant, facts: Facts) =>
    String(at(await tenant.ask('POST', await startOf(facts), 'customer'), 'configId')),
  state: async (tenant: Tenant, facts: Facts) =>
    String(at(await tenant.ask('POST', await startOf(facts), 'anyone'), 'configState')),
  choice: async (tenant: Tenant, facts: Facts) => {
    const [choice] = choicesIn(await tenant.ask('POST', await startOf(facts), 'customer'), 'green');
    if (!choice) throw absent('parameter with another value');
    return JSON.stringify(choice);
  },
  parameter: async (_: Tenant, facts: Facts) =>
    String(at(JSON.parse(await facts.get('choice')), 'parameter')),
  value: async (_: Tenant, facts: Facts) => String(at(JSON.parse(await facts.get('choice')), 'value')),
  secondStep: async (tenant: Tenant, facts: Facts) => {
    const steps = objects(at(await tenant.ask('POST', await startOf(facts), 'customer'), 'steps'));
    const step = steps[1]?.['name'];
    if (!isText(step)) throw absent('product of several steps');
    return step;
  },
  conflict: async (tenant: Tenant, facts: Facts) => JSON.stringify(await findConflict(tenant, facts)),
  conflictConfig: async (_: Tenant, facts: Facts) =>
    String(at(JSON.parse(await facts.get('conflict')), 'configId')),
  conflictParameter: async (_: Tenant, facts: Facts) =>
    String(at(JSON.parse(await facts.get('conflict')), 'parameter')),
  conflictValue: async (_: Tenant, facts: Facts) =>
    String(at(JSON.parse(await facts.get('conflict')), 'value')),
  /** An item without a configuration. */
  newItem: async (tenant: Tenant, facts: Facts) => {
    const form = { tab: await facts.get('plainTab'), productId: await facts.get('plainProduct') };
    return String(at(await tenant.ask('POST', '/cart/items', 'customer', form), '#id'));
  },
  configured: async (tenant: Tenant, facts: Facts) => {
    const form = { configId: await facts.get('newConfig') };
    return String(at(await tenant.ask('POST', '/cart/items', 'customer', form), '#id'));
  },
  newConfigured: async (tenant: Tenant, facts: Facts) => {
    const form = { configId: await facts.get('newConfig') };
    return String(at(await tenant.ask('POST', '/cart/items', 'customer', form), '#id'));
  },
  /** Path below the base of a picture that the catalog or a configuration names. */
  picture: async (tenant: Tenant, facts: Facts) => {
    const rows = [
      await rowOf(tenant, await facts.get('tab')),
      await rowOf(tenant, await facts.get('plainTab')),
    ];
    const path = rows
      .flatMap((row) => Object.values(row))
      .find((each) => isText(each) && /^\/.*\/image\//.test(each));
    if (!isText(path)) throw absent('picture in its catalog');
    return path.replace(/^\/self-service-api(-v[\d.]+)?/, '');
  },
  /** Domain and element of a parameter in the first step whose element has no picture. */
  pictureless: async (tenant: Tenant, facts: Facts) => {
    const configuration = await tenant.ask('POST', await startOf(facts), 'customer');
    for (const { domain } of parametersOf(configuration)) {
      const name = at(domain, 'name');
      const element = objects(at(domain, 'elements')).find(
        (each) => at(each, 'properties', 'tc_component_picture') === undefined,
      )?.['name'];
      const isNumber = at(domain, 'min') !== undefined && at(domain, 'min') !== null;
      if (isText(name) && isText(element) && !isNumber) return JSON.stringify({ name, element });
    }
    throw absent('element without a picture');
  },
  picturelessDomain: async (_: Tenant, facts: Facts) =>
    String(at(JSON.parse(await facts.get('pictureless')), 'name')),
  picturelessElement: async (_: Tenant, facts: Facts) =>
    String(at(JSON.parse(await facts.get('pictureless')), 'element')),
} as const;
