/** Looking at JSON of which nothing is known. */

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const isText = (value: unknown): value is string => typeof value === 'string';
export const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
export const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;

/** The value at a path of member names and positions; undefined where it leads nowhere. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      isObject(inner) || Array.isArray(inner) ? (inner as JsonObject)[String(key)] : undefined,
    value,
  );
}

/** The objects of a list; empty for anything else. */
export function objects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The groups and parameters of the current step of Configurator Data, nested ones included. */
export function membersOf(configuration: unknown): JsonObject[] {
  const inside = (members: unknown): JsonObject[] =>
    objects(members).flatMap((member) => [member, ...inside(member['members'])]);
  return objects(at(configuration, 'steps')).flatMap((step) => inside(at(step, 'rootGroup', 'members')));
}

export function parametersOf(configuration: unknown): JsonObject[] {
  return membersOf(configuration).filter((member) => member['isParameter'] === true);
}
