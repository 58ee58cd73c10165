import type { SystemFactories } from './upstreams/read-upstreams.ts';

/** The adapters of other CPQ systems that this server can connect, by kind. */
export const systemFactories: SystemFactories = {};
