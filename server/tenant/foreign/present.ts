import type { Configuration } from '#contract/configuration.ts';
import { texts } from '#server/texts/texts.ts';
import { presentForeignParts, presentForeignPricing } from '../product/present-foreign-prices.ts';
import { NO_PRICING } from '../product/present-prices.ts';
import type { ForeignConfigured } from './service.ts';

export interface ForeignView {
  readonly language: string | undefined;
  readonly excludePricing: boolean;
}

/** Configurator Data of a product that another system configures; the keys in the order of the tenant's own answers. */
export function presentForeign(
  { configId, tab, productId, capabilities, answer, isRefused }: ForeignConfigured,
  { language, excludePricing }: ForeignView,
) {
  const { prices, parts, configuration } = answer;
  return {
    configId,
    tab,
    productId,
    numberOfUncommittedMandatoryFields: configuration.numberOfUncommittedMandatoryFields,
    steps: configuration.steps,
    response: isRefused
      ? { status: 'not OK' as const, message: texts.format('foreign.refused', language) }
      : configuration.response,
    extensions: { capabilities: { ...capabilities }, explain: false, rows: capabilities.rows },
    visualization: {},
    pricing: excludePricing ? NO_PRICING : presentForeignPricing(prices, parts, { language }),
    bom: presentForeignParts(parts, prices.currency, language, !excludePricing),
  } satisfies Configuration;
}

/**
 * The answer of "Request Conflict Resolution Alternatives": the system proposes one resolution, unless it names more itself.
 * `complete` says that there may be others.
 */
export function asAlternatives(answer: ReturnType<typeof presentForeign>): Configuration {
  const { response } = answer;
  if (response.status !== 'RESOLVABLE' || !('changed' in response) || response.changedLists) return answer;
  const { changed, propagated, ...others } = response;
  return {
    ...answer,
    response: {
      ...others,
      changedLists: changed ? [changed] : [],
      ...(propagated && { propagatedLists: [propagated] }),
      complete: answer.extensions.capabilities.alternatives === 'all',
    },
  };
}
