import type { Configuration, ConfigurationResponse, Parameter } from '#src/api/read/configuration.ts';

/** An answer of a tenant, for tests: the steps by name, and the parameters of the current one. */
export function sampleAnswer({
  configId = 'c1',
  steps = ['step_need', 'frame', 'wheels'],
  current,
  parameters = [],
  response = {},
}: {
  configId?: string;
  steps?: readonly string[];
  current: string;
  parameters?: readonly (Partial<Parameter> & { name: string })[];
  response?: Partial<ConfigurationResponse>;
}): Configuration {
  return {
    configId,
    configState: undefined,
    tab: 'bikes',
    productId: 'trail-1',
    numberOfUncommittedMandatoryFields: 0,
    steps: steps.map((name) => ({
      name,
      description: `Step ${name}`,
      current: name === current,
      available: true,
      hasVisibleParameters: true,
      rootGroup: name === current ? sampleGroup('root', parameters.map(sampleParameter)) : undefined,
    })),
    response: {
      status: 'OK',
      message: undefined,
      'not-applied': undefined,
      changed: undefined,
      changedLists: undefined,
      explanation: undefined,
      ...response,
    },
    pricing: { rows: [], summary: {} },
    bom: [],
    visualization: {},
  };
}

function sampleGroup(name: string, members: Parameter[]) {
  return {
    isGroup: true as const,
    isParameter: false as const,
    name,
    description: '',
    hasVisibleParameters: true,
    numberOfUncommittedMandatoryFields: 0,
    properties: {},
    members,
  };
}

function sampleParameter(more: Partial<Parameter> & { name: string }): Parameter {
  return {
    isGroup: false,
    isParameter: true,
    description: `${more.name} label`,
    value: '',
    valueDescription: `${more.value ?? ''} label`,
    committed: false,
    alwaysCommitted: false,
    isMandatory: false,
    'price-details': undefined,
    properties: { guitype: 'text' },
    domain: undefined,
    ...more,
  };
}
