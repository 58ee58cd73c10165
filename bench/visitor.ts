import { Agent, request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { catalogSearchSchema, catalogTabsSchema } from '#contract/catalog.ts';
import {
  configurationSchema,
  type Configuration,
  type Member,
  type Parameter,
} from '#contract/configuration.ts';
import { pathOf } from '#contract/endpoint.ts';
import * as endpoints from '#contract/endpoints.ts';
import { SeededRandom } from './seeded-random.ts';

export interface CommitTiming {
  readonly ms: number;
  readonly bytes: number;
  readonly bytesOnWire: number;
}

const COMMITS_A_STEP = 6;
const CONFLICTS = 0.1;

/** A customer with a connection of its own who configures one product after the other, by the seed. */
export class Visitor {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #random: SeededRandom;
  readonly #port: number;
  readonly #base: string;
  readonly #headers: Record<string, string>;
  readonly #timings: CommitTiming[] = [];

  /** @param options.key for calls to the tenant itself; the gateway has its own */
  constructor(options: { port: number; base: string; key: string | undefined; seed: number }) {
    this.#port = options.port;
    this.#base = options.base;
    this.#random = new SeededRandom(options.seed);
    this.#headers = options.key ? { 'X-Key': options.key, 'X-External-ID': `bench-${options.seed}` } : {};
  }

  /** @param until on the clock of `performance.now()` @returns how long each commit took */
  async configureUntil(until: number): Promise<CommitTiming[]> {
    const start = await this.#findProduct();
    while (performance.now() < until) {
      let configuration = await this.#configure(start, {});
      const { configId } = configuration;
      if (configId === undefined) throw new Error('The configuration has no id: there is no session.');
      for (let step = 0; step < configuration.steps.length && performance.now() < until; step++) {
        for (let i = 0; i < COMMITS_A_STEP && performance.now() < until; i++) {
          const choice = this.#choose(configuration);
          if (choice) configuration = await this.#commit(configId, choice);
        }
        if (step < configuration.steps.length - 1) {
          configuration = await this.#configure(endpoints.step.path, { configId, step: 'next' });
        }
      }
    }
    this.#agent.destroy();
    return this.#timings;
  }

  async #findProduct(): Promise<string> {
    const tabs = catalogTabsSchema.parse(JSON.parse((await this.#send('GET', endpoints.tabs.path)).text));
    const tab = tabs.find(({ isConfigurable }) => isConfigurable)?.name ?? '';
    const found = catalogSearchSchema.parse(
      JSON.parse((await this.#send('GET', pathOf(endpoints.search, { tab }))).text),
    );
    return pathOf(endpoints.start, { tab, productId: found.rows[0]?.['#id'] ?? '' });
  }

  /** A value that fits, or now and then one that other choices stand against. */
  #choose(configuration: Configuration): { parameter: string; value: string } | undefined {
    const group = configuration.steps.find(({ current }) => current)?.rootGroup;
    const parameters = parametersOf(group?.members ?? []);
    const wanted = this.#random.chance(CONFLICTS) ? 'orange' : 'green';
    const choices = parameters.flatMap(({ name, domain }) =>
      (domain?.elements ?? [])
        .filter(({ state, selected }) => state === wanted && !selected)
        .map((element) => ({ parameter: name, value: element.name })),
    );
    return choices.length > 0 ? this.#random.pick(choices) : undefined;
  }

  async #commit(configId: string, choice: { parameter: string; value: string }): Promise<Configuration> {
    const start = performance.now();
    const answer = await this.#send('POST', endpoints.commit.path, { configId, ...choice });
    const configuration = configurationSchema.parse(JSON.parse(answer.text));
    this.#timings.push({ ms: answer.at - start, bytes: answer.text.length, bytesOnWire: answer.bytesOnWire });
    return configuration;
  }

  async #configure(path: string, form: Record<string, string>): Promise<Configuration> {
    return configurationSchema.parse(JSON.parse((await this.#send('POST', path, form)).text));
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

function parametersOf(members: readonly Member[]): Parameter[] {
  return members.flatMap((member) => {
    if (member.isGroup) return parametersOf(member.members);
    const isEditable = member.properties['hidden'] !== 'yes' && member.properties['readonly'] !== 'yes';
    return isEditable ? [member] : [];
  });
}
