import { Agent, request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { catalogSearchSchema, catalogTabsSchema } from '#contract/catalog.ts';
import type { Configuration, Member, Parameter } from '#contract/configuration.ts';
import { pathOf } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import { SeededRandom } from './seeded-random.ts';

export interface CommitTiming {
  readonly ms: number;
  readonly bytes: number;
  readonly bytesOnWire: number;
  /** What a customer sees of the answer: the same for two builds that behave the same. */
  readonly seen: () => string;
  /** What it cost the server, where a probe was given. */
  readonly cost: ServerFigures | undefined;
}

/** What a server has done since it started. */
export interface ServerFigures {
  /** Posted to engine threads. */
  readonly messages: number;
  /** Of the main thread, on a processor. */
  readonly mainMs: number;
  /** In which the event loop of the main thread was busy, waiting for the disk or for a processor included. */
  readonly busyMs: number;
  /** Of all threads, on any processor. */
  readonly cpuMs: number;
}

const COMMITS_A_STEP = 6;
/** Domains that are ranges. */
const NUMBERS = new Set(['int', 'float']);
const CONFLICTS = 0.1;

/** A simulated customer with a connection of its own, who configures one product after the other. Determined by the seed. */
export class Visitor {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #random: SeededRandom;
  readonly #port: number;
  readonly #base: string;
  readonly #headers: Record<string, string>;
  readonly #tab: string | undefined;
  readonly #probe: (() => Promise<ServerFigures>) | undefined;

  /**
   * @param options.key for calls to the tenant itself; the gateway has its own
   * @param options.tab the tab whose first product is configured; the first one with such products when not given
   * @param options.isAnonymous carries the configuration around as `configState`, so that the server writes nothing
   * @param options.probe asked before and after each commit
   */
  constructor(options: {
    port: number;
    base: string;
    key: string | undefined;
    seed: number;
    tab?: string | undefined;
    isAnonymous?: boolean;
    probe?: () => Promise<ServerFigures>;
  }) {
    this.#port = options.port;
    this.#base = options.base;
    this.#tab = options.tab;
    this.#probe = options.probe;
    this.#random = new SeededRandom(options.seed);
    const identity: Record<string, string> = options.isAnonymous
      ? {}
      : { 'X-External-ID': `bench-${options.seed}` };
    this.#headers = options.key ? { 'X-Key': options.key, ...identity } : {};
  }

  /**
   * @param until on the clock of `performance.now()`
   * @param thinkMs before each commit, on average; without it, one commit follows on the other
   * @returns how long each commit took
   */
  async configureUntil(until: number, thinkMs = 0): Promise<CommitTiming[]> {
    const timings: CommitTiming[] = [];
    const think = () => sleep(Math.min(-Math.log(1 - this.#random.next()) * thinkMs, 5 * thinkMs));
    // Not all at the same moment.
    if (thinkMs > 0) await think();
    for await (const timing of this.commits()) {
      timings.push(timing);
      if (performance.now() >= until) break;
      if (thinkMs > 0) await think();
    }
    return timings;
  }

  /** One commit after the other, without an end: who has enough of them ends the iteration. */
  async *commits(): AsyncGenerator<CommitTiming, never> {
    const start = await this.#findProduct();
    try {
      for (;;) {
        let configuration = await this.#configure(start, {});
        for (let step = 0; step < configuration.steps.length; step++) {
          for (let i = 0; i < COMMITS_A_STEP; i++) {
            const choice = this.#choose(configuration);
            if (!choice) continue;
            const commit = await this.#commit(configuration, choice);
            configuration = commit.configuration;
            yield commit.timing;
          }
          if (step < configuration.steps.length - 1) {
            configuration = await this.#configure(endpoints.step.path, {
              ...handleOf(configuration),
              step: 'next',
            });
          }
        }
      }
    } finally {
      this.#agent.destroy();
    }
  }

  async #findProduct(): Promise<string> {
    const tabs = catalogTabsSchema.parse(JSON.parse((await this.#send('GET', endpoints.tabs.path)).text));
    const tab = this.#tab ?? tabs.find(({ isConfigurable }) => isConfigurable)?.name ?? '';
    const found = catalogSearchSchema.parse(
      JSON.parse((await this.#send('GET', pathOf(endpoints.search, { tab }))).text),
    );
    return pathOf(endpoints.start, { tab, productId: found.rows[0]?.['#id'] ?? '' });
  }

  /** A free value, or sometimes a conflicting one. */
  #choose(configuration: Configuration): { parameter: string; value: string } | undefined {
    const group = configuration.steps.find(({ current }) => current)?.rootGroup;
    const parameters = parametersOf(group?.members ?? []);
    const wanted = this.#random.chance(CONFLICTS) ? 'orange' : 'green';
    const choices = parameters.flatMap(({ name, value, domain }) => {
      if (domain && NUMBERS.has(domain.name)) {
        const number = this.#random.integer(Number(domain.min), Number(domain.max));
        return wanted === 'green' && String(number) !== value
          ? [{ parameter: name, value: String(number) }]
          : [];
      }
      return (domain?.elements ?? [])
        .filter(({ state, selected }) => state === wanted && !selected)
        .map((element) => ({ parameter: name, value: element.name }));
    });
    return choices.length > 0 ? this.#random.pick(choices) : undefined;
  }

  async #commit(before: Configuration, choice: { parameter: string; value: string }) {
    const figuresBefore = await this.#probe?.();
    const start = performance.now();
    const { text, at, bytesOnWire } = await this.#send('POST', endpoints.commit.path, {
      ...handleOf(before),
      ...choice,
    });
    const figures = await this.#probe?.();
    const configuration = readConfiguration(text);
    const timing: CommitTiming = {
      ms: at - start,
      bytes: text.length,
      bytesOnWire,
      seen: () => seenOf(configuration),
      cost:
        figuresBefore && figures
          ? {
              messages: figures.messages - figuresBefore.messages,
              mainMs: figures.mainMs - figuresBefore.mainMs,
              busyMs: figures.busyMs - figuresBefore.busyMs,
              cpuMs: figures.cpuMs - figuresBefore.cpuMs,
            }
          : undefined,
    };
    return { configuration, timing };
  }

  async #configure(path: string, form: Record<string, string>): Promise<Configuration> {
    return readConfiguration((await this.#send('POST', path, form)).text);
  }

  async #send(method: string, path: string, form?: Record<string, string>) {
    const body = form ? new URLSearchParams(form).toString() : '';
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = request(
        {
          port: this.#port,
          agent: this.#agent,
          method,
          path: this.#base + path,
          headers: {
            ...this.#headers,
            'Accept-Encoding': 'gzip',
            ...(form
              ? { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': body.length }
              : {}),
          },
        },
        resolve,
      );
      outgoing.on('error', reject).end(body);
    });
    const sent = await buffer(response);
    const at = performance.now();
    const cookie = response.headers['set-cookie']?.[0]?.split(';')[0];
    if (cookie !== undefined) this.#headers['Cookie'] = cookie;
    const text = (response.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent).toString();
    if (response.statusCode !== 200)
      throw new Error(`${method} ${path} answered ${response.statusCode}: ${text}`);
    return { text, at, bytesOnWire: sent.length };
  }
}

/** Unchecked: clients that validate every answer are busy for longer than the server, and measure themselves. */
function readConfiguration(text: string): Configuration {
  return JSON.parse(text) as Configuration;
}

function handleOf({ configId, configState }: Configuration): Record<string, string> {
  if (configId !== undefined) return { configId };
  if (configState !== undefined) return { configState };
  throw new Error('The configuration has no id: there is no session.');
}

function seenOf({ steps, response, pricing, numberOfUncommittedMandatoryFields }: Configuration): string {
  const { status, message, changed, explanation } = response;
  const parameters = steps
    .flatMap(({ rootGroup }) => parametersOf(rootGroup?.members ?? []))
    .map(({ name, value, committed, domain }) => [
      name,
      value,
      committed,
      domain?.min,
      domain?.max,
      domain?.elements.map((element) => `${element.name} ${element.state}`),
    ]);
  const outcome = [status, message, changed, explanation];
  return JSON.stringify([outcome, parameters, pricing?.summary, numberOfUncommittedMandatoryFields]);
}

function parametersOf(members: readonly Member[]): Parameter[] {
  return members.flatMap((member) => {
    if (member.isGroup) return parametersOf(member.members);
    const isEditable = member.properties['hidden'] !== 'yes' && member.properties['readonly'] !== 'yes';
    return isEditable ? [member] : [];
  });
}
