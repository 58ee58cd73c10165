import {
  configurationSchema,
  type Configuration,
  type Member,
  type Parameter,
} from '#contract/configuration.ts';
import type { BomItem, Pricing } from '#contract/pricing.ts';
import type { TestCall, TestTenant } from './test-tenant.ts';

/** The commits behind the API page's example of alternatives; with them, `ACM0022` in front is a conflict. */
export const brakesWanted = [
  ['req_disc_brake_field', 'Yes'],
  ['req_front_brakes_field', 'Yes'],
  ['bike_size_field', 'medium'],
] as const;

/** A configuration with what only known customers get; empty for others. */
export type SeenConfiguration = Configuration & {
  pricing: Exclude<Pricing, Record<string, never>>;
  bom: BomItem[];
  visualization: Record<string, unknown>;
};

/** Reads Configurator Data, exactly as the contract has it. */
export function readConfiguration(body: unknown): SeenConfiguration {
  const configuration = configurationSchema.parse(body);
  const pricing = { rows: [], summary: {}, ...configuration.pricing };
  return { bom: [], visualization: {}, ...configuration, pricing };
}

/**
 * The configurator calls as one customer makes them; all must succeed.
 * @param tenant asked for with every call: tests make it before they begin
 */
export function configuratorOf(tenant: () => TestTenant, me: string) {
  const post = async (path: string, form: TestCall['form'], call: TestCall = { as: me }) =>
    readConfiguration(await tenant().json(path, { form, ...call }));
  return {
    post,
    /** A new configuration of the bike; known unless `call` says otherwise. */
    start: (call: TestCall = { as: me }) => post('/config/start/bikes/calvin', {}, call),
    /** Reads a configuration without changing it: the step it is on, once more. */
    reread: ({ configId, steps }: Configuration) =>
      post('/config/step', {
        configId: configId ?? '',
        step: steps.find(({ current }) => current)?.name ?? '',
      }),
  };
}

/** `configId`, then `parameter` and `value` in turn. */
export function pairs(
  configId: string | undefined,
  ...sent: readonly (readonly [string, string])[]
): [string, string][] {
  return [
    ['configId', configId ?? ''],
    ...sent.flatMap(([parameter, value]): [string, string][] => [
      ['parameter', parameter],
      ['value', value],
    ]),
  ];
}

export function parametersIn(members: readonly Member[]): Parameter[] {
  return members.flatMap((member) => (member.isGroup ? parametersIn(member.members) : [member]));
}

/** Of the current step; the others carry none. */
export function parameters(configuration: Configuration): Parameter[] {
  return configuration.steps.flatMap((step) => parametersIn(step.rootGroup?.members ?? []));
}

export function parameter(configuration: Configuration, name: string): Parameter {
  const found = parameters(configuration).find((one) => one.name === name);
  if (!found) throw new Error(`The current step has no parameter ${name}.`);
  return found;
}
