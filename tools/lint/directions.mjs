/**
 * Who may import whom: the table of docs/architecture.md as data. The rooms themselves are found on disk, so a new
 * feature or a new tenant resource is walled in from its first file; a new top-level folder needs a row here first.
 *
 * A row names what a room may import besides itself. `types:` allows `import type` only. `<name>` in a room's name
 * stands for any folder there, each of which is a room of its own; in a list, `src/features` means all of them.
 */
export const directions = {
  contract: [],

  'src/lib': [],
  'src/locales': [],
  'src/styles': [],
  'src/ui': ['src/lib'],
  'src/api': ['contract', 'src/lib'],
  'src/stores': ['src/lib', 'types:contract'],
  'src/paths': ['src/lib'],
  'src/features/<name>': ['src/api', 'src/ui', 'src/stores', 'src/lib', 'src/paths', 'types:contract'],
  'src/layouts': [
    'src/features',
    'src/locales',
    'src/api',
    'src/ui',
    'src/stores',
    'src/lib',
    'src/paths',
    'types:contract',
  ],
  'src/pages': [
    'src/features',
    'src/locales',
    'src/api',
    'src/ui',
    'src/stores',
    'src/lib',
    'src/paths',
    'types:contract',
  ],
  /** Boot and the route table put everything together. */
  src: ['src', 'types:contract'],

  'server/engine': [],
  /** Texts of the server in every language, as data. */
  'server/texts': [],
  'server/engine-workers': ['server/engine'],
  'server/model': ['server/engine', 'server/texts'],
  'server/configurator': ['server/model', 'server/engine'],
  'server/platform': [],
  'server/gateway': ['server/platform', 'contract'],
  'server/tenant': [
    'server/engine',
    'server/model',
    'server/configurator',
    'server/texts',
    'server/platform',
    'contract',
  ],
  /** main.ts, app.ts and config.ts wire the rooms. */
  server: ['server', 'contract'],

  vis: ['contract'],
  e2e: ['contract', 'src/paths'],
  bench: ['server', 'contract'],
  models: [],
  tools: ['contract'],
  'tools/feature-models': ['server/engine', 'server/model'],
  'tools/model': ['tools/feature-models', 'server/engine', 'server/model', 'server/configurator'],
};

/** Within a tenant resource, the domain speaks no wire types; `routes` and `present` do. */
const domainFile = /^server\/tenant\/.*\b(service|store)\.ts$/;

/**
 * Find the rooms: every row of the table, with `<name>` replaced by the folders that exist.
 *
 * @param {readonly string[]} folders repository-relative folders, e.g. `src/features/cart`
 * @returns {{rooms: string[], unknown: string[]}} rooms, longest name first, and folders no row covers
 */
export function findRooms(folders) {
  const rooms = new Set();
  const unknown = [];
  for (const folder of folders) {
    const pattern = folder.replace(/^(src\/features)\/[^/]+$/, '$1/<name>');
    if (pattern in directions) rooms.add(folder);
    else if (folder !== 'src/features') unknown.push(folder);
  }
  rooms.add('src/paths');
  return { rooms: [...rooms].sort((a, b) => b.length - a.length), unknown };
}

/**
 * The room a file belongs to.
 *
 * @param {string} file repository-relative path with forward slashes
 * @param {readonly string[]} rooms from `findRooms`
 * @returns {string | undefined} undefined for files outside every room (configuration files at the root)
 */
export function roomOf(file, rooms) {
  if (file === 'src/paths.ts' || file === 'src/paths.test.ts') return 'src/paths';
  return rooms.find((room) => file.startsWith(`${room}/`));
}

/**
 * May `from` import `to`?
 *
 * @param {string} from repository-relative path of the importing file
 * @param {string} to repository-relative path of the imported file
 * @param {boolean} typeOnly whether only types are imported
 * @param {readonly string[]} rooms from `findRooms`
 * @returns {string | undefined} what is wrong, or undefined
 */
export function judgeImport(from, to, typeOnly, rooms) {
  const fromRoom = roomOf(from, rooms);
  const toRoom = roomOf(to, rooms);
  if (fromRoom === undefined || toRoom === undefined) return undefined;
  if (domainFile.test(from) && toRoom === 'contract') {
    return 'services and stores speak domain types; wire types stop at routes and present';
  }
  const isTest = /(\.test\.tsx?$|\/testing\/)/.test(from);
  if (to.includes('/testing/') && !isTest && fromRoom !== 'bench') {
    return `${to} is for tests only`;
  }
  if (fromRoom === toRoom) return undefined;

  // What a person reads is asserted with the words they read.
  if (isTest && fromRoom.startsWith('src/') && toRoom === 'src/locales') return undefined;

  // A test may set up any server room it needs: the wall between shop and server still stands.
  const row = isTest ? rowOfTest(from, fromRoom) : rowOf(fromRoom);
  for (const entry of row) {
    const [target, needsType] = entry.startsWith('types:') ? [entry.slice(6), true] : [entry, false];
    if (toRoom !== target && !toRoom.startsWith(`${target}/`)) continue;
    if (needsType && !typeOnly)
      return `${fromRoom} may import only types from ${toRoom}: use \`import type\``;
    return undefined;
  }
  const allowed = row.map((entry) => entry.replace('types:', 'types of ')).join(', ');
  return `${fromRoom} must not import ${toRoom} (it may import: ${allowed || 'nothing of ours'})`;
}

/** @param {string} file @param {string} room */
function rowOfTest(file, room) {
  if (file.startsWith('server/')) return directions.server;
  return file.startsWith('tools/') ? ['tools', 'server', 'contract'] : rowOf(room);
}

/** @param {string} room */
function rowOf(room) {
  return directions[room] ?? directions[room.replace(/^(src\/features)\/[^/]+$/, '$1/<name>')] ?? [];
}
