import type { Group, Member, Parameter } from '#src/api/read/configuration.ts';

/** A field that nobody has answered, of which a tenant says as little as it may. */
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
