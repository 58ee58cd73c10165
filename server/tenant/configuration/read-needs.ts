import type { Commit } from '#server/engine/engine-port.ts';
import { domainOf } from '#server/model/product/model-field.ts';
import { InvalidRequest } from '../tenant-error.ts';
import { readValue } from './read-value.ts';
import type { Session } from './transitions.ts';

/**
 * Reads the contextual needs of a start call ("Needs and Sizing"): a request parameter named as a need's alias sets the
 * field of that need. Other parameters are somebody else's and are left alone; a need that is not given stays open.
 *
 * @param sent parameters of the call by name
 * @throws InvalidRequest for a value that the need does not have, and for needs that cannot hold together
 */
export async function readNeeds(
  { model, engine }: Session,
  sent: ReadonlyMap<string, string>,
): Promise<Commit[]> {
  const needs: Commit[] = [];
  for (const { alias, field: name } of model.needs) {
    const value = sent.get(alias);
    const field = model.fields.get(name);
    // The engine knows nothing of free texts, so none can be a need.
    if (value === undefined || !field || field.type === 'text') continue;
    // The field of a need is often read-only on the screen: the context decides it, not the customer.
    const read = readValue({ ...field, readonly: false }, value);
    if (read.kind === 'refused')
      throw invalidNeed(
        alias,
        domainOf(field)?.values.map((one) => one.name),
      );
    if (read.kind === 'value') needs.push({ field: name, value: read.value });
  }
  if (needs.length > 0 && (await engine.check([], needs)).kind !== 'consistent') {
    const names = needs.map(({ field }) => field).join(', ');
    throw new InvalidRequest('Invalid parameter', `These needs cannot be met together: ${names}.`);
  }
  return needs;
}

function invalidNeed(alias: string, values: readonly string[] | undefined): InvalidRequest {
  const hint = values ? ` Values: ${values.slice(0, 20).join(', ')}.` : '';
  return new InvalidRequest('Invalid parameter', `"${alias}" has no such value.${hint}`);
}
