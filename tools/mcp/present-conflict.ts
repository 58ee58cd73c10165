/** What came of a call: done, or a conflict with the ways to go on from it, each as a tool call that can be made as it is. */
import type {
  ChangedParameter,
  ConfigurationResponse,
  Explanation,
  Propagated,
} from '#contract/configuration.ts';

/** A parameter and the value to commit. */
export interface Pair {
  readonly parameter: string;
  readonly value: string;
}

interface WayOn {
  readonly meaning: string;
  readonly tool?: string;
  readonly arguments?: object;
}

export function presentConflict(
  configId: string,
  response: ConfigurationResponse,
  asked: readonly Pair[],
): object {
  const { status, message, explanation } = response;
  const because = explanation && presentExplanation(explanation);
  const about = { ...(message !== undefined && { message }), ...(because && { because }) };
  switch (status) {
    case 'OK':
      return { status: 'ok', ...about, ...changesOf(response.propagated) };
    case 'not OK':
      return {
        status: 'not possible',
        committed: false,
        ...about,
        waysOn: [
          { meaning: 'Nothing was changed. Choose another value, or undo the choices named in `because`.' },
        ],
      };
    case 'RESOLVABLE':
      return { status: 'conflict', committed: false, ...about, ...resolutionsOf(configId, response, asked) };
  }
}

function resolutionsOf(configId: string, response: ConfigurationResponse, asked: readonly Pair[]): object {
  const keep: WayOn = {
    meaning: 'Keep the configuration as it is: nothing was changed, so nothing has to be done.',
  };
  if (response.changedLists) {
    const alternatives = response.changedLists.map((changes, index) => ({
      wouldChange: changes.map(presentChange),
      ...priceOf(response.propagatedLists?.[index]),
      accept: {
        tool: 'accept_changes',
        arguments: { configId, values: [...asked, ...changes.map(newPair)] },
      },
    }));
    return { alternatives, areAllAlternatives: response.complete ?? false, waysOn: [keep] };
  }
  // Of a conflict about rows the pairs to accept are others than those asked for.
  const values = response.commit?.map(({ name, value }) => ({ parameter: name, value })) ?? asked;
  const accept: WayOn = {
    meaning: 'Accept the changes that the configurator proposes.',
    tool: 'accept_changes',
    arguments: { configId, values },
  };
  const others: WayOn[] =
    values.length === 1
      ? [{ meaning: 'List alternatives.', tool: 'list_alternatives', arguments: { configId, ...values[0] } }]
      : [];
  return {
    wouldChange: (response.changed ?? []).map(presentChange),
    ...priceOf(response.propagated),
    waysOn: [accept, ...others, keep],
  };
}

function presentChange({ name, description, ...change }: ChangedParameter): object {
  return {
    parameter: name,
    title: description,
    from: change.oldValueDescription || change.oldValue,
    to: change.newValueDescription || change.newValue,
  };
}

function newPair({ name, newValue }: ChangedParameter): Pair {
  return { parameter: name, value: newValue };
}

function changesOf(propagated: Propagated | undefined): object {
  if (!propagated || propagated.changed.length === 0) return {};
  return { changed: propagated.changed.map(presentChange), ...priceOf(propagated) };
}

function priceOf(propagated: Propagated | undefined): object {
  return propagated?.price ? { price: propagated.price } : {};
}

export function presentExplanation({ rules, commits }: Explanation): object {
  return {
    rules: rules.map(({ text }) => text),
    choices: commits.map(({ name, description, valueDescription, value }) => ({
      parameter: name,
      title: description,
      value: valueDescription || value,
    })),
  };
}
