import type {
  Configuration,
  ConfigurationResponse,
  Group,
  Member,
  Parameter,
} from '#src/api/read/configuration.ts';

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
      rootGroup:
        name === current ? sampleGroup('root', parameters.map(labelled), { description: '' }) : undefined,
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

function labelled({ name, ...more }: Partial<Parameter> & { name: string }): Parameter {
  return sampleParameter(name, {
    description: `${name} label`,
    valueDescription: `${more.value ?? ''} label`,
    properties: { guitype: 'text' },
    ...more,
  });
}

/** A parameter without a value, of which the tenant says as little as it may. */
export function sampleParameter(name: string, more: Partial<Parameter> = {}): Parameter {
  return {
    isGroup: false,
    isParameter: true,
    name,
    description: name,
    value: '',
    valueDescription: '',
    committed: false,
    alwaysCommitted: false,
    isMandatory: false,
    'price-details': undefined,
    properties: {},
    domain: undefined,
    ...more,
  };
}

export function sampleGroup(name: string, members: Member[], more: Partial<Group> = {}): Group {
  return {
    isGroup: true,
    isParameter: false,
    name,
    description: name,
    hasVisibleParameters: true,
    numberOfUncommittedMandatoryFields: 0,
    properties: {},
    members,
    ...more,
  };
}
