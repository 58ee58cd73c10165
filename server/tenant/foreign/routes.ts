import { texts } from '#server/texts/texts.ts';
import type { ForeignCommit } from '#server/upstreams/foreign-configurator.ts';
import type { CartAccess } from '../cart-access.ts';
import type { ApiCall } from '../http/api-call.ts';
import type { Handler, Handlers } from '../http/handlers.ts';
import { noDataFound } from '../ownership.ts';
import { InvalidRequest, NotFound } from '../tenant-error.ts';
import type { AskedContext } from './ask-system.ts';
import { asAlternatives, presentForeign } from './present.ts';
import { readAction, type ForeignAction, type ForeignService } from './service.ts';

/** The calls that are answered by `configId`, for a configuration of the tenant itself or of another system. */
const CALLS = [
  'restart',
  'commit',
  'uncommit',
  'accept',
  'alternatives',
  'explain',
  'optimize',
  'removeRow',
  'insertRow',
  'step',
  'cancel',
  'bom',
  'variantCatalogs',
  'variants',
  'variantBom',
] as const;
type ForeignCall = (typeof CALLS)[number];

/** What the handlers need of carts: `cart/foreign-items.ts` has the second. */
export interface ForeignCartAccess extends Pick<CartAccess, 'currencyOf'> {
  /** As `CartAccess.openTemporaryVersion`, for an item that another system configured. */
  openTemporaryForeign(externalId: string, itemId: string): Promise<void>;
}

/**
 * The tenant's own handlers, which pass on to other systems what those configure. Nothing else of the tenant asks which of the two
 * a configuration is, but carts.
 */
export function routeForeign<Own extends Handlers<ForeignCall | 'start'>>(
  ownHandlers: Own,
  foreign: ForeignService,
  carts: ForeignCartAccess,
): Own {
  const ofOthers = foreignHandlers(foreign, carts);
  const routed = Object.fromEntries(
    CALLS.map((name) => {
      // The names agree, which the compiler cannot see in a list of them.
      const [own, other] = [ownHandlers[name], ofOthers[name]] as unknown as Handler<'commit'>[];
      const handler: Handler<'commit'> = async (call, path, c) => {
        const configId = call.get('configId');
        const isForeign = configId !== undefined && configId !== '' && (await foreign.isForeign(configId));
        return (isForeign ? other : own)?.(call, path, c) as Promise<never>;
      };
      return [name, handler];
    }),
  );
  const start: Handler<'start'> = async (call, path, c) => {
    const listed = foreign.product(path.tab, path.productId);
    if (!listed) return ownHandlers.start(call, path, c);
    const externalId = knownCustomer(call);
    const asked = await contextOf(call, externalId, carts);
    return presentForeign(await foreign.start(listed, externalId, asked), viewOf(call));
  };
  return { ...ownHandlers, ...routed, start };
}

function foreignHandlers(foreign: ForeignService, carts: ForeignCartAccess): Handlers<ForeignCall> {
  const change = async (call: ApiCall, action: ForeignAction) => {
    const externalId = knownCustomer(call);
    const asked = await contextOf(call, externalId, carts);
    const configId = call.get('configId') ?? '';
    return presentForeign(await foreign.change(configId, externalId, asked, action), viewOf(call));
  };
  const notSupported = (call: ApiCall): never => {
    throw new InvalidRequest('Not supported', texts.format('foreign.not-supported', call.language));
  };
  const noVariants = () => {
    throw noDataFound();
  };
  const commit = (call: ApiCall) => {
    const commits = readCommits(call);
    return change(call, (configurator, session, context) => configurator.commit(session, commits, context));
  };

  return {
    restart: async (call) => {
      await carts.openTemporaryForeign(knownCustomer(call), call.get('configId') ?? '');
      return change(call, readAction);
    },

    commit,

    uncommit: (call) => {
      const parameters = call.all('parameter').filter(Boolean);
      if (parameters.length === 0) throw missing('parameter');
      return change(call, async (configurator, session, context) => {
        let answer;
        for (const parameter of parameters)
          answer = await configurator.uncommit(answer?.session ?? session, parameter, context);
        return answer ?? configurator.read(session, context);
      });
    },

    accept: (call) => {
      const commits = readCommits(call);
      return change(call, (configurator, session, context) => configurator.accept(session, commits, context));
    },

    /** A commit has the same meaning: it commits where there is no conflict, and changes nothing where there is one. */
    alternatives: async (call) => asAlternatives(await commit(call)),

    explain: notSupported,

    optimize: notSupported,

    removeRow: (call) => {
      const { table, row } = readRow(call);
      return change(call, (configurator, session, context) => {
        if (!configurator.changeRows) return notSupported(call);
        return configurator.changeRows(session, { kind: 'remove', table, row }, context);
      });
    },

    /** Other systems add a row at the end and fill it themselves. */
    insertRow: async (call) => {
      const { table } = readRow(call);
      const values = call.all('value');
      const notApplied = call.all('parameter').map((name, index) => ({ name, value: values[index] ?? '' }));
      const answer = await change(call, (configurator, session, context) => {
        if (!configurator.changeRows) return notSupported(call);
        return configurator.changeRows(session, { kind: 'add', table }, context);
      });
      if (notApplied.length === 0) return answer;
      const message = texts.format('message.not-applied', call.language);
      return { ...answer, response: { message, ...answer.response, 'not-applied': notApplied } };
    },

    step: async (call) => {
      const step = call.get('step');
      if (!step) throw missing('step');
      const current = await foreign.stepOf(call.get('configId') ?? '', knownCustomer(call));
      // How clients read a configuration again: not every system can show the step that it shows already.
      if (step === current) return change(call, readAction);
      return change(call, (configurator, session, context) => configurator.showStep(session, step, context));
    },

    cancel: async (call) => {
      await foreign.cancel(call.get('configId') ?? '', call.externalId);
      return { status: 'ok' as const };
    },

    bom: async (call) => {
      const answer = await change(call, readAction);
      return { status: 'OK' as const, ...answer };
    },

    variantCatalogs: noVariants,
    variants: noVariants,
    variantBom: noVariants,
  };
}

/** @throws InvalidRequest: the session of the other system has to be kept for somebody */
function knownCustomer(call: ApiCall): string {
  if (call.externalId !== undefined) return call.externalId;
  throw new InvalidRequest('Missing parameter', texts.format('foreign.known-only', call.language));
}

async function contextOf(call: ApiCall, externalId: string, carts: ForeignCartAccess): Promise<AskedContext> {
  return { locale: call.language ?? 'en', currency: await carts.currencyOf(externalId) };
}

function viewOf(call: ApiCall) {
  return { language: call.language, excludePricing: call.flag('excludePricing') };
}

function readCommits(call: ApiCall): ForeignCommit[] {
  const values = call.all('value');
  const commits = call.all('parameter').map((name, index) => {
    const value = values[index];
    if (name === '') throw missing('parameter');
    if (value === undefined) throw missing('value');
    return { name, value };
  });
  if (commits.length === 0) throw missing('parameter');
  return commits;
}

function readRow(call: ApiCall): { table: string; row: number } {
  const [table, row] = [call.get('table'), call.get('row')?.trim()];
  if (!table) throw missing('table');
  if (!row) throw missing('row');
  if (/^\d{1,4}$/.test(row)) return { table, row: Number(row) };
  throw new InvalidRequest('Invalid parameter', 'row must be a whole number from 1.');
}

function missing(parameter: string): NotFound {
  return new NotFound('Missing parameter', `Mandatory query parameter ${parameter} not provided.`);
}
