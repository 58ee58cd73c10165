import type { Commit } from '#server/engine/engine-port.ts';
import type { CartAccess } from '../cart-access.ts';
import type { ApiCall } from '../http/api-call.ts';
import type { Handlers } from '../http/handlers.ts';
import { InvalidRequest, NotFound } from '../tenant-error.ts';
import type { ConfigurationState } from './configuration-state.ts';
import { convertSent, type SentValue } from './convert-sent.ts';
import { changeNeeds } from './change-needs.ts';
import { presentConfiguration, type ConfigurationView } from './present.ts';
import { presentBom } from './present-prices.ts';
import { presentOutcome } from './present-response.ts';
import { readHandle } from './read-handle.ts';
import { readShown } from './shown-values.ts';
import type { Configured, ConfigurationService, Transition } from './service.ts';
import { unitSystemOf } from './unit-view.ts';
import { accept, alternatives, commit, goToStep, uncommit, type Reply, type Session } from './transitions.ts';

/** Hands `extensions.previous` of an earlier answer to a start call. */
const PREVIOUS = 'previousValues';

type ConfiguratorCalls =
  | 'start'
  | 'restart'
  | 'commit'
  | 'uncommit'
  | 'accept'
  | 'alternatives'
  | 'explain'
  | 'step'
  | 'cancel'
  | 'bom';

/** "Configurator". Anonymous with `configState`, or for a known customer with `configId`. */
export function configurationHandlers(
  configurations: ConfigurationService,
  carts: CartAccess,
): Handlers<ConfiguratorCalls> {
  const viewOf = async (call: ApiCall): Promise<ConfigurationView> => ({
    language: call.language,
    excludePricing: call.flag('excludePricing'),
    currency: await carts.currencyOf(call.externalId),
    uomSystemId: call.get('uomSystemId'),
  });
  const answer = async (call: ApiCall, configured: Configured) =>
    presentConfiguration(configured, await viewOf(call));
  const change = async (call: ApiCall, transition: Transition) => {
    const view = { group: call.get('group') };
    const units = call.get('uomSystemId');
    return answer(call, await configurations.change(readHandle(call), view, readIn(units, transition)));
  };

  return {
    start: async (call, { tab, productId }) => {
      const input = {
        tab,
        productId,
        needs: new Map(call.pairs),
        shown: call.get(PREVIOUS),
        externalId: call.externalId,
        units: call.get('uomSystemId'),
      };
      return answer(call, await configurations.start(input, { group: call.get('group') }));
    },

    restart: async (call) => {
      const configId = call.get('configId');
      const { externalId } = call;
      if (!configId || externalId === undefined) {
        throw new NotFound('Missing parameter', 'Required parameters not provided: configId, _externalId.');
      }
      await carts.openTemporaryVersion(externalId, configId);
      const sent = new Map(call.pairs);
      const shown = call.get(PREVIOUS);
      return change(call, (session, state) =>
        changeNeeds(
          session,
          shown === undefined ? state : { ...state, shown: readShown(session.model, shown) },
          sent,
        ),
      );
    },

    commit: (call) => change(call, inUnits(readPairs(call), commit)),

    uncommit: (call) => {
      const fields = call.all('parameter').filter(Boolean);
      if (fields.length === 0) throw missing('parameter');
      return change(call, (session, state) => uncommit(session, state, fields));
    },

    accept: (call) => change(call, inUnits(readPairs(call), accept)),

    alternatives: (call) => {
      const [sent, ...more] = readPairs(call);
      if (!sent || more.length > 0) {
        throw new InvalidRequest(
          'Not supported',
          'Finding alternatives is not supported for multi-commit actions.',
        );
      }
      return change(
        call,
        inUnits([sent], (session, state, [one]) => alternatives(session, state, one ?? sent)),
      );
    },

    // Not of the API: `docs/tenant-differences.md`, "Calls of our own".
    explain: async (call) => {
      const sent = readPairs(call);
      // What a commit would answer, and nothing is committed.
      const { product, answer: reply } = await configurations.ask(readHandle(call), (session, state) =>
        commit(session, state, sent),
      );
      const system = unitSystemOf(product.model, call.get('uomSystemId'));
      return { response: presentOutcome({ ...reply, product }, call.language, system) };
    },

    step: (call) => {
      const step = call.get('step');
      if (!step) throw missing('step');
      return change(call, (session, state) => goToStep(session, state, step));
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
      const configured = await configurations.read(readHandle(call), {});
      const isKnown = 'configId' in configured.identity;
      const view = await viewOf(call);
      const system = unitSystemOf(configured.product.model, view.uomSystemId);
      return {
        status: 'OK',
        ...presentConfiguration(configured, view),
        bom: presentBom(configured, { ...view, system }, isKnown && !view.excludePricing),
      };
    },
  };
}

/** A transition that keeps, for the cart and the proposal, which units the customer reads. */
function readIn(units: string | undefined, transition: Transition): Transition {
  return async (session, state) => {
    const reply = await transition(session, state);
    if (units === reply.state.units || !unitSystemOf(session.model, units)) return reply;
    return { ...reply, state: { ...reply.state, units } };
  };
}

/** A transition with the values sent, in the units of their fields. */
function inUnits(
  sent: readonly SentValue[],
  transition: (session: Session, state: ConfigurationState, values: readonly Commit[]) => Promise<Reply>,
): Transition {
  return async (session, state) => {
    const { values, rounded } = convertSent(session.model, sent);
    const reply = await transition(session, state, values);
    return reply.response.kind === 'refused' ? reply : { ...reply, rounded };
  };
}

/**
 * `parameter` and `value`, matched by order.
 * @throws NotFound when one of them is missing, also within a multi-commit, as the API does
 */
function readPairs(call: ApiCall): SentValue[] {
  const units = call.all('selectedUomItemId');
  const fields = call.all('parameter');
  const values = call.all('value');
  if (fields.length === 0 || fields.includes('')) throw missing('parameter');
  return fields.map((field, index) => {
    const value = values[index];
    if (value === undefined) throw missing('value');
    return { field, value, unit: units[index] };
  });
}

function missing(parameter: string): NotFound {
  return new NotFound('Missing parameter', `Mandatory query parameter ${parameter} not provided.`);
}
