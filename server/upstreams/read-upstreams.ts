/** Reads which other CPQ systems configure products of the catalog, and connects their adapters. */
import { dirname, resolve } from 'node:path';
import { checkShape } from '#server/model/source/check-shape.ts';
import { inFileOrder, ModelError, type Diagnostic } from '#server/model/source/diagnostic.ts';
import { readYamlSource, type Path, type YamlSource } from '#server/model/source/yaml-source.ts';
import { Credentials } from './credentials.ts';
import type { ForeignConfigurator } from './foreign-configurator.ts';
import { upstreamsSchema, type SystemSource, type TitleSource } from './upstreams-schema.ts';

/** What an adapter is made with. */
export interface SystemSettings {
  /** In this installation; for the log. */
  readonly name: string;
  /** Base address, without a slash at the end. */
  readonly url: string;
  readonly credentials: Credentials;
  readonly timeoutMs: number;
  /** Further settings of this kind of system, as they are in the file. */
  readonly settings: ReadonlyMap<string, string>;
  /** Products of the system that the catalog lists. */
  readonly productIds: readonly string[];
}

export type SystemKind = SystemSource['kind'];

/** @throws Error naming a setting or credential that the adapter needs and does not get */
export type SystemFactory = (settings: SystemSettings) => ForeignConfigurator;

/** One for each kind of system that this server can connect. */
export type SystemFactories = Readonly<Partial<Record<SystemKind, SystemFactory>>>;

/** A system that is connected, and what the catalog lists of it. */
export interface ConnectedSystem extends Pick<SystemSettings, 'name' | 'timeoutMs'> {
  /** May be made with its first use. */
  readonly configurator: ForeignConfigurator;
  readonly products: readonly ListedForeignProduct[];
}

export interface ListedForeignProduct {
  /** In the other system. */
  readonly id: string;
  readonly tab: { readonly name: string; readonly title: Titles | undefined };
  /** Undefined for what the system itself calls it. */
  readonly title: Titles | undefined;
  readonly description: Titles | undefined;
  /** Absolute path of an SVG, PNG, JPEG, WebP or AVIF file. */
  readonly picture?: string | undefined;
}

/** By language code; `''` for all others. */
export type Titles = ReadonlyMap<string, string>;

/**
 * @param file absolute path; YAML, of which JSON is a part
 * @param env where credentials are; their values are in no error and in no log
 * @throws ModelError with line and column of everything that cannot be used
 */
export async function readUpstreams(
  file: string,
  env: Readonly<Record<string, string | undefined>>,
  factories: SystemFactories,
): Promise<readonly ConnectedSystem[]> {
  const source = await readYamlSource(file);
  const diagnostics: Diagnostic[] = [...source.diagnostics];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const content = checkShape(source, upstreamsSchema, report);
  const systems = (content?.systems ?? []).map((system, index) =>
    connect(system, {
      env,
      factories,
      folder: dirname(file),
      problem: problemIn(source, ['systems', index], report),
    }),
  );
  const names = systems.map(({ name }) => name);
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) === index) continue;
    report(
      source.at('error', { path: ['systems', index, 'name'] }, `There are two systems named "${name}".`),
    );
  }
  if (diagnostics.some(({ severity }) => severity === 'error'))
    throw new ModelError(inFileOrder(diagnostics, file));
  return systems.flatMap(({ connected }) => (connected ? [connected] : []));
}

type Problem = (path: Path, message: string, hint?: string) => void;

function problemIn(source: YamlSource, base: Path, report: (diagnostic: Diagnostic) => void): Problem {
  return (path, message, hint) => {
    report(source.at('error', { path: [...base, ...path] }, message, hint));
  };
}

function connect(
  system: SystemSource,
  parts: {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly factories: SystemFactories;
    /** Paths of pictures are relative to it. */
    readonly folder: string;
    readonly problem: Problem;
  },
): { readonly name: string; readonly connected: ConnectedSystem | undefined } {
  const { env, factories, folder, problem } = parts;
  const { name, kind } = system;
  const values = new Map<string, string>();
  for (const [credential, variable] of system.credentials) {
    const value = env[variable]?.trim();
    if (value) values.set(credential, value);
    else
      problem(
        ['credentials', credential],
        `The environment variable ${variable} is not set.`,
        'Set it to the secret; this file only names it.',
      );
  }
  const ids = system.products.map(({ id }) => id);
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) !== index) problem(['products', index], `The product "${id}" is listed twice.`);
  }
  const factory = factories[kind];
  if (!factory) problem(['kind'], `This server cannot connect systems of the kind "${kind}".`);
  if (!factory || values.size < system.credentials.size) return { name, connected: undefined };
  const settings: SystemSettings = {
    name,
    url: system.url.replace(/\/+$/, ''),
    credentials: new Credentials(values),
    timeoutMs: system.timeout_ms,
    settings: system.settings,
    productIds: ids,
  };
  try {
    return {
      name,
      connected: {
        name,
        timeoutMs: settings.timeoutMs,
        configurator: factory(settings),
        products: listed(system, folder),
      },
    };
  } catch (error) {
    problem([], error instanceof Error ? error.message : 'The system cannot be connected.');
    return { name, connected: undefined };
  }
}

function listed({ name, tab, products }: SystemSource, folder: string): ListedForeignProduct[] {
  const ofSystem = { name: tab?.name ?? name, title: titles(tab?.title) };
  return products.map((product) => ({
    id: product.id,
    tab: product.tab === undefined ? ofSystem : { name: product.tab, title: undefined },
    title: titles(product.title),
    description: titles(product.description),
    picture: product.picture === undefined ? undefined : resolve(folder, product.picture),
  }));
}

function titles(title: TitleSource | undefined): Titles | undefined {
  return typeof title === 'string' ? new Map([['', title]]) : title;
}
