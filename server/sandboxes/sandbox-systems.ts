import { join } from 'node:path';
import { Credentials } from '#server/upstreams/credentials.ts';
import type { ForeignConfigurator } from '#server/upstreams/foreign-configurator.ts';
import type {
  ConnectedSystem,
  SystemFactories,
  SystemKind,
  SystemSettings,
  Titles,
} from '#server/upstreams/read-upstreams.ts';

interface SandboxAddress {
  /** @throws Error before the server listens */
  readonly origin: () => string;
  readonly salesforceSecret: string;
  readonly factories: SystemFactories;
  /** With the picture of its product, by kind. */
  readonly folders: Readonly<Record<SystemKind, string>>;
}

interface DemoProduct {
  readonly kind: SystemKind;
  readonly id: string;
  readonly title: Titles;
  readonly description: Titles;
}

const TAB = { name: 'it', title: inEnglishAndGerman('IT equipment', 'IT-Ausstattung') };
/** The first call after a start reads and compiles the model. */
const TIMEOUT_MS = 20_000;

/** One product of each sandbox; with titles, so that no sandbox is asked for them when the server starts. */
const products: readonly DemoProduct[] = [
  {
    kind: 'oracle',
    id: 'laptop:laptopConfiguration:laptop',
    title: inEnglishAndGerman('Laptop', 'Notebook'),
    description: inEnglishAndGerman(
      'Business laptop with external monitors. Configured through the store API of Oracle CPQ.',
      'Business-Notebook mit externen Monitoren. Konfiguriert über die Store-API von Oracle CPQ.',
    ),
  },
  {
    kind: 'salesforce',
    id: '01txx0000006jkuAAA',
    title: inEnglishAndGerman('Server rack', 'Serverschrank'),
    description: inEnglishAndGerman(
      'Rack with memory, warranty and service. Configured through the API of Salesforce Revenue Cloud.',
      'Schrank mit Speicher, Garantie und Service. Konfiguriert über die API von Salesforce Revenue Cloud.',
    ),
  },
];

/** The sandboxes as systems of the catalog. Their adapters are made with the first use: only then the address is known. */
export function sandboxSystems(address: SandboxAddress): readonly ConnectedSystem[] {
  return products.map(({ kind, id, title, description }) => {
    let configurator: ForeignConfigurator | undefined;
    return {
      name: `${kind}_sandbox`,
      timeoutMs: TIMEOUT_MS,
      get configurator() {
        configurator ??= connect(kind, id, address);
        return configurator;
      },
      products: [
        { id, tab: TAB, title, description, picture: join(address.folders[kind], 'pictures/product.webp') },
      ],
    };
  });
}

function connect(
  kind: SystemKind,
  id: string,
  { origin, salesforceSecret, factories }: SandboxAddress,
): ForeignConfigurator {
  const settings: SystemSettings = {
    name: `${kind}_sandbox`,
    url: origin(),
    credentials: new Credentials(
      kind === 'salesforce'
        ? new Map([
            ['client_id', 'bespoke-sandbox'],
            ['client_secret', salesforceSecret],
          ])
        : new Map(),
    ),
    timeoutMs: TIMEOUT_MS,
    settings: new Map(),
    productIds: [id],
  };
  const configurator = factories[kind]?.(settings);
  if (!configurator) throw new Error(`This server has no adapter for systems of the kind "${kind}".`);
  return configurator;
}

function inEnglishAndGerman(en: string, de: string): Titles {
  return new Map([
    ['en', en],
    ['de', de],
  ]);
}
