/**
 * Who may import whom: the table of docs/architecture.md as data. The rooms themselves are found on disk, so a new feature
 * or a new tenant resource is walled in from its first file; any other new folder beside a room needs a row here first.
 *
 * A row names a folder or a single file (without its extension) and what it may import besides itself. `<name>` in a row
 * stands for any folder there, each of which is a room of its own. In a list, a folder includes the rooms inside of it;
 *
 * - `only:folder` means the files directly in the folder,
 * - `types:folder` allows `import type` only,
 * - `wire:folder` allows imports by files that read or write the wire only: `routes…` and `present…`, or in such a folder.
 */
const shopParts = ['src/api', 'src/ui', 'src/stores', 'src/lib', 'src/paths', 'types:contract'];
const enginePort = ['server/engine/engine-port', 'server/engine/engine-errors', 'server/engine/problem'];
/** What the domain of the tenant is made of. */
const tenantParts = [
  'scene',
  'server/model',
  'server/configurator',
  'server/category-pricing',
  'server/texts',
  'server/pdf',
  'server/platform',
  'server/upstreams/foreign-configurator',
  'server/engine/engine-errors',
  'types:server/engine/engine-port',
];

/** @type {Readonly<Record<string, readonly string[]>>} */
export const directions = {
  contract: [],
  scene: [],

  'src/lib': [],
  'src/locales': [],
  'src/styles': [],
  'src/ui': ['src/lib'],
  'src/api': ['contract', 'src/lib'],
  'src/stores': ['src/lib', 'types:contract'],
  'src/paths': ['src/lib'],
  'src/features': shopParts,
  'src/features/<name>': shopParts,
  'src/layouts': ['src/features', 'src/locales', ...shopParts],
  'src/pages': ['src/features', 'src/locales', ...shopParts],
  /** Boot and the route table put everything together. */
  src: ['src', 'types:contract'],

  'server/engine/engine-port': [],
  'server/engine/engine-errors': [],
  'server/engine/problem': [],
  /** The stages of the engine; its other files put them together. */
  'server/engine/sat': enginePort,
  'server/engine/encode': ['server/engine/sat', ...enginePort],
  'server/engine/solve': ['server/engine/encode', 'server/engine/sat', ...enginePort],
  'server/engine/complete': [
    'server/engine/solve',
    'server/engine/encode',
    'server/engine/sat',
    ...enginePort,
  ],
  'server/engine/states': ['server/engine/solve', 'server/engine/encode', 'server/engine/sat', ...enginePort],
  'server/engine/explain': [
    'server/engine/complete',
    'server/engine/solve',
    'server/engine/encode',
    'server/engine/sat',
    ...enginePort,
  ],
  'server/engine': ['server/engine'],

  'server/texts': [],
  /** The stages of the model language: each imports those before it (decision 13). */
  'server/model': ['server/texts'],
  'server/model/number': [],
  'server/model/source': ['server/model/number', 'server/texts'],
  'server/model/expression': [
    'server/model/number',
    'server/model/source',
    'server/texts',
    'types:server/engine',
  ],
  'server/model/product': [
    'server/model/number',
    'server/model/source',
    'server/model/expression',
    'server/texts',
    'types:scene',
    'types:server/engine',
  ],
  'server/model/scene': [
    'server/model/number',
    'server/model/source',
    'server/model/expression',
    'server/model/product',
    'server/texts',
    'scene',
  ],
  'server/model/compile': [
    'server/model/number',
    'server/model/source',
    'server/model/expression',
    'server/model/product',
    'server/model/scene',
    'server/engine',
    'server/texts',
  ],
  'server/model/testing': ['server/model'],
  'server/configurator': ['server/model', 'server/engine', 'server/texts'],
  /** The configurator runs on the threads of the engine. */
  'server/engine-workers': ['server/engine', 'server/configurator', 'server/model'],
  'server/category-pricing': ['server/model', 'server/platform', 'server/texts'],

  /** Draws documents; knows nothing of what is in them. */
  'server/pdf': [],

  /** Files for CAD, made from the scene of a product on a thread of their own: pure. */
  'server/cad': [
    'scene',
    'server/pdf',
    'server/texts',
    'types:server/model/product',
    'types:server/platform',
  ],

  'server/platform': ['server/platform'],
  'server/platform/migrations': [],
  'server/platform/<name>': ['only:server/platform'],

  'server/gateway': ['server/platform', 'server/sign-in', 'server/texts', 'contract'],
  'server/sign-in': ['server/platform', 'contract'],
  /** What people who sell do with requests of customers: behind the gateway, on the embedded tenant's database. */
  'server/desk': [
    'server/gateway',
    'server/sign-in',
    'server/platform',
    'server/tenant/proposal',
    'server/tenant/text',
    'contract',
  ],
  /** Describes the calls of the table; answers none of them. */
  'server/openapi': ['contract'],

  /** What the adapters of other CPQ systems implement. */
  'server/upstreams/foreign-configurator': ['types:contract'],
  'server/upstreams': [
    'server/upstreams/foreign-configurator',
    'server/oracle-cpq',
    'server/salesforce',
    'server/model/source',
    'server/model/product',
    'server/platform',
    'server/texts',
    'contract',
  ],

  /** Puts sandboxes on this server. */
  'server/sandboxes': [
    'server/upstreams',
    'server/oracle-cpq/sandbox',
    'server/salesforce/sandbox',
    'types:server/configurator',
    'types:server/model/product',
  ],

  /** Adapters speak a vendor's API; its sandbox stands in for the vendor, so no adapter may know it. */
  'server/oracle-cpq/wire': [],
  'server/oracle-cpq/adapter': [
    'server/oracle-cpq/wire',
    'server/upstreams/foreign-configurator',
    'server/platform',
    'server/texts',
    'contract',
  ],
  'server/oracle-cpq/sandbox': ['server/oracle-cpq/wire', 'server/engine-workers', ...tenantParts],
  'server/oracle-cpq': ['server/oracle-cpq', 'server/platform'],
  'server/salesforce/wire': [],
  'server/salesforce/adapter': [
    'server/salesforce/wire',
    'server/upstreams/foreign-configurator',
    'server/platform',
    'server/texts',
    'contract',
  ],
  'server/salesforce/sandbox': ['server/salesforce/wire', 'server/engine-workers', ...tenantParts],
  'server/salesforce': ['server/salesforce', 'server/platform'],

  /** Put the resources together. */
  'server/tenant/tenant-app': ['server/tenant', 'contract', ...tenantParts],
  'server/tenant/tenant-services': ['server/tenant', ...tenantParts],
  /** Every other file directly in the folder is shared by the resources. */
  'server/tenant': ['server/engine', ...tenantParts],
  'server/tenant/http': ['only:server/tenant', 'contract', ...tenantParts],
  'server/tenant/text': [...tenantParts],
  /** What every resource needs to know of a configured product. */
  'server/tenant/product': ['only:server/tenant', 'server/tenant/text', 'wire:contract', ...tenantParts],
  /** A resource of the API. Another one only through an interface that is handed to it. */
  'server/tenant/<name>': [
    'only:server/tenant',
    'server/tenant/http',
    'server/tenant/product',
    'server/tenant/text',
    'wire:contract',
    ...tenantParts,
  ],
  /** What the server is set by: variables of the environment, arguments, the tenant's settings. */
  'server/settings': ['server/gateway', 'server/platform', 'only:server/tenant'],
  /** What is the same for all calls: listens, names and observes them, serves the shop's own files, keeps answers. */
  'server/http': [
    'contract',
    'server/settings',
    'server/gateway',
    'server/platform',
    'server/tenant/http',
    'only:server/tenant',
  ],
  /** What is left here starts the server and puts the rooms together. */
  server: ['server', 'contract'],

  vis: ['scene'],
  /** Of `vis`, what reads the files that it saves; of `server/sign-in`, the OpenID provider of its tests. */
  e2e: ['contract', 'src/paths', 'vis', 'server/sign-in'],
  bench: ['server', 'contract', 'tools'],
  tools: ['contract'],
  'tools/lint': [],
  /** Knows a tenant by its address and key only. */
  'tools/conformance': [],
  /** A client of the API like any other. */
  'tools/mcp': ['contract'],
  'tools/openapi': ['server/openapi'],
  'tools/vite': ['contract'],
  'tools/feature-models': ['server/engine', 'server/model'],
  'tools/cad-samples': ['scene', 'server/cad', 'server/configurator', 'server/engine', 'server/model'],
  'tools/render-pictures': ['contract', 'tools'],
  'tools/jobs': ['server/platform'],
  'tools/people': ['server/platform', 'server/sign-in'],
  'tools/hash-password': ['server/platform'],
  'tools/firm-requests': ['server/platform', 'server/tenant/proposal'],
  'tools/model': ['tools/feature-models', 'server/engine', 'server/model', 'server/configurator'],
};

/** Folders at the top without code of ours. */
const NO_ROOMS = new Set([
  'data',
  'dist',
  'docs',
  'node_modules',
  'playwright-report',
  'public',
  'test-results',
]);

/**
 * Folders whose sub-folders have to be known to the table, `''` being the repository.
 *
 * @type {readonly string[]}
 */
export const parents = [
  ...new Set(Object.keys(directions).map((row) => row.split('/').slice(0, -1).join('/'))),
];

/** Is a sub-folder of one of the `parents` missing in the table? @param {string} folder repository-relative */
export function isUnknown(folder) {
  if (NO_ROOMS.has(folder) || folder.startsWith('.') || folder.endsWith('/testing')) return false;
  return rowNameOf(folder) === undefined;
}

/**
 * The room a file belongs to: a row of its own, or the innermost folder that has one.
 *
 * @param {string} file repository-relative path with forward slashes
 * @returns {string | undefined} undefined for files outside every room (configuration files at the root)
 */
export function roomOf(file) {
  const stem = file.replace(/(\.test)?\.(tsx?|mjs|js)$/, '');
  if (stem in directions && stem !== file) return stem;
  const parts = file.split('/');
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const folder = parts.slice(0, length).join('/');
    // What only tests use belongs to the room around it.
    if (parts[length - 1] !== 'testing' && rowNameOf(folder) !== undefined) return folder;
  }
  return undefined;
}

/**
 * May `from` import `to`?
 *
 * @param {string} from repository-relative path of the importing file
 * @param {string} to repository-relative path of the imported file
 * @param {boolean} typeOnly whether only types are imported
 * @returns {string | undefined} what is wrong, or undefined
 */
export function judgeImport(from, to, typeOnly) {
  const fromRoom = roomOf(from);
  const toRoom = roomOf(to);
  if (fromRoom === undefined || toRoom === undefined) return undefined;
  const isTest = /(\.test\.tsx?$|\/testing\/)/.test(from);
  if (to.includes('/testing/') && !isTest && fromRoom !== 'bench' && fromRoom !== 'e2e')
    return `${to} is for tests only`;
  if (fromRoom === toRoom) return undefined;

  // A text on the screen is asserted as it is written there.
  if (isTest && fromRoom.startsWith('src/') && toRoom === 'src/locales') return undefined;

  // A test may set up any server room it needs: the wall between shop and server still stands.
  const row = isTest ? rowOfTest(from, fromRoom) : rowOf(fromRoom);
  const entries = row.map(parseEntry).filter(({ kind, target }) => {
    if (toRoom === target) return true;
    return kind !== 'only' && toRoom.startsWith(`${target}/`);
  });
  if (entries.length === 0) {
    const allowed = row.map((entry) => entry.replace(/^(\w+):/, '$1 of ')).join(', ');
    return `${fromRoom} must not import ${toRoom} (it may import: ${allowed || 'nothing of ours'})`;
  }
  if (entries.some(({ kind }) => kind === 'any' || kind === 'only')) return undefined;
  if (entries.some(({ kind }) => kind === 'types')) {
    if (typeOnly) return undefined;
    return `${fromRoom} may import only types from ${toRoom}: use \`import type\``;
  }
  if (isWireFile(from)) return undefined;
  return `wire types stop at routes and present: ${from} must not import ${toRoom}`;
}

/** @param {string} entry */
function parseEntry(entry) {
  const [, kind = 'any', target = entry] = /^(only|types|wire):(.+)$/.exec(entry) ?? [];
  return { kind, target };
}

/** Does the file, or a folder of it inside its resource, read or write the wire? @param {string} file */
function isWireFile(file) {
  return file
    .split('/')
    .slice(3)
    .some((part) => /^(routes|present)\b/.test(part));
}

/** @param {string} file @param {string} room */
function rowOfTest(file, room) {
  if (file.startsWith('server/')) return [...rowOf('server'), ...rowOf(room)];
  return file.startsWith('tools/') ? ['tools', 'server', 'contract'] : rowOf(room);
}

/** @param {string} room */
function rowOf(room) {
  const row = rowNameOf(room);
  return (row && directions[row]) || [];
}

/** @param {string} room @returns {string | undefined} */
function rowNameOf(room) {
  if (room in directions) return room;
  const pattern = room.replace(/[^/]+$/, '<name>');
  return pattern in directions ? pattern : undefined;
}
