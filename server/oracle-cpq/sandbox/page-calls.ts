import type * as z from 'zod/mini';
import type * as calls from '../wire/calls.ts';
import { applyChanges } from './apply-changes.ts';
import type { OpenSessions } from './open-sessions.ts';
import { changedData, limitData } from './present/limit-data.ts';
import { readConfigData } from './read-config-data.ts';
import type { SavedConfigurations } from './saved-configurations.ts';
import { StoreError } from './store-error.ts';

type Request<Schema extends z.ZodMiniType> = z.infer<Schema>;

/** The calls about pages and their values; all of them may throw StoreError, and what the configurator throws. */
export class PageCalls {
  readonly #sessions: OpenSessions;
  readonly #saved: SavedConfigurations;

  constructor(sessions: OpenSessions, saved: SavedConfigurations) {
    this.#sessions = sessions;
    this.#saved = saved;
  }

  async start(request: Request<typeof calls.startRequestSchema>, origin: string) {
    const saved = request.configId === undefined ? undefined : this.#saved.get(request.configId);
    const fresh = this.#sessions.newSession(request, request.currency);
    const session = saved ? { ...fresh, ...saved, product: fresh.product, pageIndex: 0 } : fresh;
    return this.#sessions.openPage(session, request, origin, (opened) => this.#sessions.cache.add(opened));
  }

  async update(request: Request<typeof calls.updateRequestSchema>) {
    const states = request.configData._state?.attributes;
    if (!states) throw new StoreError('configData needs _state.attributes.');
    const session = this.#sessions.session(request);
    const changes = readConfigData(session, request.configData, states);
    const applied = await applyChanges(await this.#sessions.configurator(session), session, changes);
    const data = this.#sessions.keep(request.cacheInstanceId, session, applied);
    const shown = request.delta ? changedData(session.answered ?? {}, data) : data;
    return this.#sessions.updateAnswer(limitData(shown, request), request.cacheInstanceId);
  }

  /** What changes with one attribute. Without a `cacheInstanceId`, of a configuration that was just started. */
  async interact(request: Request<typeof calls.interactRequestSchema>) {
    const id = request.cacheInstanceId;
    const session =
      id === undefined
        ? this.#sessions.newSession(request)
        : this.#sessions.session({ ...request, cacheInstanceId: id });
    const changes = readConfigData(session, request.configData, request.configData._state?.attributes);
    const applied = await applyChanges(await this.#sessions.configurator(session), session, changes);
    const data = this.#sessions.keep(id, session, applied);
    return this.#sessions.updateAnswer(limitData(changedData(session.answered ?? {}, data), request), id);
  }

  async move(
    request: Request<typeof calls.pageRequestSchema>,
    direction: 'next' | 'previous',
    origin: string,
  ) {
    const session = this.#sessions.session(request);
    const pageIndex = session.pageIndex + (direction === 'next' ? 1 : -1);
    if (!session.product.pages[pageIndex]) throw new StoreError(`There is no ${direction} page.`);
    return this.#sessions.openPage({ ...session, pageIndex }, request, origin, (opened) =>
      this.#sessions.cache.move(request.cacheInstanceId, opened),
    );
  }
}
