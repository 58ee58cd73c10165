/** What a request leaves out of an answer: `criteria`, `arraySetLimit` and `delta`. */
import { isDeepStrictEqual } from 'node:util';
import { arraySetSchema, type ConfigData } from '../../wire/config-data.ts';

interface Criteria {
  readonly childDefs?: readonly { readonly name: string }[] | undefined;
  /** Without `criteria` the state is told. */
  readonly state?: boolean | undefined;
}

export interface DataLimits {
  readonly criteria?: Criteria | undefined;
  /** Rows that are told of each array set. */
  readonly arraySetLimit?: number | undefined;
}

const SECTIONS = [
  '_bom',
  '_mandatoryParts',
  '_mandatoryModels',
  '_recmdParts',
  '_recmdModels',
  '_priceInfo',
] as const;

/** `childDefs` names the sections that are told; attributes always are. */
export function limitData(
  data: ConfigData,
  {
    criteria,
    arraySetLimit,
  }: { readonly criteria?: Criteria | undefined; readonly arraySetLimit?: number | undefined },
): ConfigData {
  const limited: ConfigData = { ...data };
  if (criteria && criteria.state !== true) delete limited._state;
  if (criteria?.childDefs) {
    const named = new Set(criteria.childDefs.map(({ name }) => name));
    for (const section of SECTIONS) if (!named.has(section)) Reflect.deleteProperty(limited, section);
  }
  for (const [name, value] of Object.entries(limited)) {
    const set = name.startsWith('_set') ? arraySetSchema.safeParse(value) : undefined;
    if (!set?.success) continue;
    const { items } = set.data;
    const shown = arraySetLimit === undefined ? items : items.slice(0, arraySetLimit);
    limited[name] = {
      items: shown.map(({ _state, ...row }) => (limited._state ? { ...row, _state } : row)),
      ...(shown.length < items.length && { hasMore: true }),
    };
  }
  return limited;
}

/** Attributes, states and sections that are not what they were. Messages and actions are always told. */
export function changedData(before: ConfigData, after: ConfigData): ConfigData {
  const differs = (name: string) => !isDeepStrictEqual(before[name], after[name]);
  const changed = Object.fromEntries(
    Object.entries(after).filter(([name]) => name !== '_state' && differs(name)),
  );
  if (!after._state) return changed;
  const states = Object.entries(after._state.attributes).filter(
    ([name, state]) => !isDeepStrictEqual(before._state?.attributes[name], state),
  );
  return { ...changed, _state: { ...after._state, attributes: Object.fromEntries(states) } };
}
