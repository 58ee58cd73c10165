import type { Context, Hono } from 'hono';
import type { Transition } from '#server/configurator/questions.ts';
import type { ApiCall, TenantEnv } from '../http/api-call.ts';
import { endpoint, pathPart } from '../http/endpoint.ts';
import { unitSystemOf } from '../product/describe-value.ts';
import { presentBom } from '../product/present-prices.ts';
import { InvalidRequest, NotFound } from '../tenant-error.ts';
import { presentConfiguration, type ConfigurationView } from './present/present-configuration.ts';
import { presentOptimization } from './present/present-optimization.ts';
import { presentOutcome } from './present/present-response.ts';
import {
  missing,
  readAnyPairs,
  readHandle,
  readOptimizationRequest,
  readPairs,
  readPrevious,
  readRowPlace,
  readShown,
} from './read-call.ts';
import type { Configured, ConfigurationService } from './service.ts';

/** What the configurator asks of those who keep carts. */
export interface ConfigurationCarts {
  /** What this customer's prices are in. */
  currencyOf(externalId: string | undefined): Promise<string>;
  /** "Restart Configuration". @throws NotFound when there is no such item of this customer */
  openTemporaryVersion(externalId: string, itemId: string): Promise<void>;
}

/** Reading the parts of a configuration keeps it as it is, units included. */
const NOTHING_ELSE = { group: undefined, units: undefined };

/** "Configurator". Anonymous with `configState`, or for a known customer with `configId`. */
export function configurationRoutes(
  app: Hono<TenantEnv>,
  configurations: ConfigurationService,
  carts: ConfigurationCarts,
): void {
  const viewOf = async (call: ApiCall): Promise<ConfigurationView> => ({
    language: call.language,
    excludePricing: call.flag('excludePricing'),
    currency: await carts.currencyOf(call.externalId),
    uomSystemId: call.get('uomSystemId'),
  });
  const answer = async (c: Context<TenantEnv>, configured: Configured): Promise<Response> =>
    c.json(presentConfiguration(configured, await viewOf(c.get('call'))));
  const change = async (c: Context<TenantEnv>, transition: Transition): Promise<Response> => {
    const call = c.get('call');
    return answer(c, await configurations.change(readHandle(call), readShown(call), transition));
  };

  endpoint(app, '/config/start/:tab/:productId', {
    POST: async (c) => {
      const call = c.get('call');
      const input = {
        tab: pathPart(c, 'tab'),
        productId: pathPart(c, 'productId'),
        needs: new Map(call.pairs),
        previous: readPrevious(call) ?? [],
        externalId: call.externalId,
      };
      return answer(c, await configurations.start(input, readShown(call)));
    },
  });

  endpoint(app, '/config/start', {
    POST: async (c) => {
      const call = c.get('call');
      const configId = call.get('configId');
      const { externalId } = call;
      if (!configId || externalId === undefined) {
        throw new NotFound('Missing parameter', 'Required parameters not provided: configId, _externalId.');
      }
      await carts.openTemporaryVersion(externalId, configId);
      return change(c, {
        kind: 'replace-needs',
        needs: new Map(call.pairs),
        previous: readPrevious(call),
      });
    },
  });

  endpoint(app, '/config/commit', {
    POST: (c) => change(c, { kind: 'commit', values: readPairs(c.get('call')) }),
  });

  endpoint(app, '/config/uncommit', {
    POST: (c) => {
      const fields = c.get('call').all('parameter').filter(Boolean);
      if (fields.length === 0) throw missing('parameter');
      return change(c, { kind: 'uncommit', fields });
    },
  });

  endpoint(app, '/config/accept', {
    POST: (c) => change(c, { kind: 'accept', values: readPairs(c.get('call')) }),
  });

  endpoint(app, '/config/alternatives', {
    POST: (c) => {
      const [value, ...more] = readPairs(c.get('call'));
      if (!value || more.length > 0) {
        throw new InvalidRequest(
          'Not supported',
          'Finding alternatives is not supported for multi-commit actions.',
        );
      }
      return change(c, { kind: 'alternatives', value });
    },
  });

  // These four are not of the API: `docs/tenant-differences.md`, "Calls of our own".
  endpoint(app, '/config/explain', {
    POST: async (c) => {
      const call = c.get('call');
      const explained = await configurations.explain(readHandle(call), readPairs(call));
      const system = unitSystemOf(explained.product.model, call.get('uomSystemId'));
      return c.json({ response: presentOutcome(explained, call.language, system) });
    },
  });

  endpoint(app, '/config/optimize', {
    POST: async (c) => {
      const call = c.get('call');
      const handle = readHandle(call);
      const isKnown = handle.kind === 'known';
      if (!isKnown && call.get('budget'))
        throw new InvalidRequest(
          'Not supported',
          'A budget needs prices, and those are for known customers.',
        );
      const request = readOptimizationRequest(call, await carts.currencyOf(call.externalId));
      const { product, optimized } = await configurations.optimize(handle, request);
      const view = {
        language: call.language,
        withPrices: isKnown && !call.flag('excludePricing'),
        system: unitSystemOf(product.model, call.get('uomSystemId')),
      };
      return c.json({ optimization: presentOptimization(product.model, request, optimized, view) });
    },
  });

  endpoint(app, '/config/remove-row', {
    POST: (c) => change(c, { kind: 'remove-row', ...readRowPlace(c.get('call')) }),
  });

  endpoint(app, '/config/insert-row', {
    POST: (c) => {
      const call = c.get('call');
      return change(c, { kind: 'insert-row', ...readRowPlace(call), values: readAnyPairs(call) });
    },
  });

  endpoint(app, '/config/step', {
    POST: (c) => {
      const step = c.get('call').get('step');
      if (!step) throw missing('step');
      return change(c, { kind: 'step', step });
    },
  });

  endpoint(app, '/config/cancel', {
    POST: async (c) => {
      const call = c.get('call');
      const configId = call.get('configId');
      if (!configId) throw missing('configId');
      await configurations.cancel(configId, call.externalId);
      return c.json({ status: 'ok' });
    },
  });

  endpoint(app, '/config/bom', {
    GET: async (c) => {
      const call = c.get('call');
      if (!call.get('configId') && !call.get('configState')) {
        throw new InvalidRequest(
          'Missing parameter',
          'Mandatory query parameters not provided: configId with _externalId, or configState.',
        );
      }
      const configured = await configurations.change(readHandle(call), NOTHING_ELSE, { kind: 'read' });
      const isKnown = 'configId' in configured.identity;
      const view = await viewOf(call);
      const system = unitSystemOf(configured.product.model, view.uomSystemId);
      return c.json({
        status: 'OK',
        ...presentConfiguration(configured, view),
        bom: presentBom(configured, { ...view, system }, isKnown && !view.excludePricing),
      });
    },
  });
}
