import type { Transition } from '#server/configurator/questions.ts';
import type { CartAccess } from '../cart-access.ts';
import type { PictureAccess } from '../product/shown-pictures.ts';
import type { ApiCall } from '../http/api-call.ts';
import type { Handlers } from '../http/handlers.ts';
import { unitSystemOf } from '../product/describe-value.ts';
import { withItem } from '../product/evaluated-configuration.ts';
import { presentBom } from '../product/present-prices.ts';
import { InvalidRequest, NotFound } from '../tenant-error.ts';
import { presentConfiguration, type ConfigurationView } from './present/present-configuration.ts';
import { presentOptimization } from './present/present-optimization.ts';
import { presentOutcome } from './present/present-response.ts';
import { presentVisualization } from './present/present-visualization.ts';
import {
  missing,
  readAnyPairs,
  readHandle,
  readOptimizationRequest,
  readPairs,
  readPrevious,
  readRowPlace,
  readView,
} from './read-call.ts';
import type { ConfigurationService, Configured, Handle } from './service.ts';

/** Reading the parts of a configuration keeps it as it is, units included. */
const NOTHING_ELSE = { group: undefined, units: undefined, currency: undefined };

type ConfiguratorCalls =
  | 'start'
  | 'restart'
  | 'commit'
  | 'uncommit'
  | 'accept'
  | 'alternatives'
  | 'explain'
  | 'optimize'
  | 'removeRow'
  | 'insertRow'
  | 'step'
  | 'cancel'
  | 'bom'
  | 'visualization';

/** "Configurator". Anonymous with `configState`, or for a known customer with `configId`. */
export function configurationHandlers(
  configurations: ConfigurationService,
  carts: CartAccess,
  pictures: PictureAccess,
): Handlers<ConfiguratorCalls> {
  const viewOf = async (call: ApiCall): Promise<ConfigurationView> => ({
    language: call.language,
    excludePricing: call.flag('excludePricing'),
    currency: await carts.currencyOf(call.externalId),
    uomSystemId: call.get('uomSystemId'),
  });
  const change = async (call: ApiCall, transition: Transition) => {
    const handle = readHandle(call);
    const view = await viewOf(call);
    const changed = await configurations.change(handle, readView(call, view.currency), transition);
    if (transition.kind === 'replace-needs') await carts.keepContext(call.externalId, changed.state);
    return present(await asItem(handle, changed), view, call);
  };
  const present = async (configured: Configured, view: ConfigurationView, { externalId }: ApiCall) => {
    const { identity, product, state } = configured;
    if (!('configId' in identity) || externalId === undefined) return presentConfiguration(configured, view);
    const { configId } = identity;
    const chosen = { model: product.model, chosen: state.texts };
    const shown = {
      ...(await pictures.customImagesOf(configId, externalId, chosen)),
      ...(await pictures.screenshotsOf(configId, externalId, configured)),
    };
    return presentConfiguration(configured, { ...view, pictures: shown });
  };
  /** With what the model calculates from the cart item that the configuration is a version of, if it is of one. */
  const asItem = async (handle: Handle, configured: Configured): Promise<Configured> => {
    const usesItem = configured.product.model.computed.some(({ item }) => item);
    const item =
      usesItem && handle.kind === 'known'
        ? await carts.itemOf(handle.externalId, handle.configId)
        : undefined;
    return item ? withItem(configured, item) : configured;
  };

  return {
    start: async (call, { tab, productId }) => {
      const input = {
        tab,
        productId,
        needs: new Map(call.pairs),
        previous: readPrevious(call) ?? [],
        externalId: call.externalId,
      };
      const view = await viewOf(call);
      const started = await configurations.start(input, readView(call, view.currency));
      await carts.keepContext(call.externalId, started.state);
      return present(started, view, call);
    },

    restart: async (call) => {
      const configId = call.get('configId');
      const { externalId } = call;
      if (!configId || externalId === undefined) {
        throw new NotFound('Missing parameter', 'Required parameters not provided: configId, _externalId.');
      }
      await carts.openTemporaryVersion(externalId, configId);
      return change(call, {
        kind: 'replace-needs',
        needs: new Map(call.pairs),
        previous: readPrevious(call),
      });
    },

    commit: (call) => change(call, { kind: 'commit', values: readPairs(call) }),

    uncommit: (call) => {
      const fields = call.all('parameter').filter(Boolean);
      if (fields.length === 0) throw missing('parameter');
      return change(call, { kind: 'uncommit', fields });
    },

    accept: (call) => change(call, { kind: 'accept', values: readPairs(call) }),

    alternatives: (call) => {
      const [value, ...more] = readPairs(call);
      if (!value || more.length > 0) {
        throw new InvalidRequest(
          'Not supported',
          'Finding alternatives is not supported for multi-commit actions.',
        );
      }
      return change(call, { kind: 'alternatives', value });
    },

    visualization: async (call) => {
      const configState = call.get('configState');
      if (!configState) throw missing('configState');
      const handle = { kind: 'anonymous', configState, externalId: call.externalId } as const;
      const shown = { ...NOTHING_ELSE, group: call.get('group') };
      return presentVisualization(await configurations.change(handle, shown, { kind: 'read' }));
    },

    // The next four are not of the API: `docs/tenant-differences.md`, "Calls of our own".
    explain: async (call) => {
      const handle = readHandle(call);
      const view = readView(call, await carts.currencyOf(call.externalId));
      const explained = await configurations.explain(handle, readPairs(call), view.currency);
      const system = unitSystemOf(explained.product.model, call.get('uomSystemId'));
      return { response: presentOutcome(explained, call.language, system, view.currency) };
    },

    optimize: async (call) => {
      const handle = readHandle(call);
      const isKnown = handle.kind === 'known';
      if (!isKnown && call.get('budget'))
        throw new InvalidRequest(
          'Not supported',
          'A budget needs prices, and those are for known customers.',
        );
      const request = readOptimizationRequest(call, await carts.currencyOf(call.externalId));
      const { product, optimized, variants } = await configurations.optimize(handle, request);
      const view = {
        language: call.language,
        withPrices: isKnown && !call.flag('excludePricing'),
        system: unitSystemOf(product.model, call.get('uomSystemId')),
        variants,
      };
      return { optimization: presentOptimization(product.model, request, optimized, view) };
    },

    removeRow: (call) => change(call, { kind: 'remove-row', ...readRowPlace(call) }),

    insertRow: (call) =>
      change(call, { kind: 'insert-row', ...readRowPlace(call), values: readAnyPairs(call) }),

    step: (call) => {
      const step = call.get('step');
      if (!step) throw missing('step');
      return change(call, { kind: 'step', step });
    },

    cancel: async (call) => {
      const configId = call.get('configId');
      if (!configId) throw missing('configId');
      await configurations.cancel(configId, call.externalId);
      return { status: 'ok' };
    },

    bom: async (call) => {
      if (!call.get('configId') && !call.get('configState')) {
        throw new InvalidRequest(
          'Missing parameter',
          'Mandatory query parameters not provided: configId with _externalId, or configState.',
        );
      }
      const handle = readHandle(call);
      const read = await configurations.change(handle, NOTHING_ELSE, { kind: 'read' });
      const configured = await asItem(handle, read);
      const isKnown = 'configId' in configured.identity;
      const view = await viewOf(call);
      const system = unitSystemOf(configured.product.model, view.uomSystemId);
      return {
        status: 'OK',
        ...(await present(configured, view, call)),
        bom: presentBom(configured, { ...view, system }, isKnown && !view.excludePricing),
      };
    },
  };
}
