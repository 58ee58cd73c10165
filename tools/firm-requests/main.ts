/**
 * `npm run requests`: the requests for firm proposals of this installation, for the sales department. A request is moved on here;
 * its customer sees the new state in their list. May be used while the server runs.
 */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FolderStorage } from '#server/platform/files/folder-storage.ts';
import { openDatabase } from '#server/platform/open-database.ts';
import {
  FirmRequestStore,
  nextStates,
  type FirmRequest,
  type RequestState,
} from '#server/tenant/proposal/store.ts';

const USAGE = `npm run requests -- list
npm run requests -- show RFP-1001             what was asked for, as JSON
npm run requests -- files RFP-1001 ./folder    saves what the customer has attached
npm run requests -- move RFP-1001 in-progress  states: ${Object.keys(nextStates).join(', ')}`;

const [command, name = '', argument = ''] = process.argv.slice(2);
const dataDir = resolve(process.env['DATA_DIR'] ?? 'data');
const database = await openDatabase(dataDir);
try {
  process.exitCode = await run();
} finally {
  await database.destroy();
}

async function run(): Promise<number> {
  const requests = new FirmRequestStore(database, () => new Date());
  const all = await requests.listAll();
  const found = all.find(({ number }) => `RFP-${number}` === name);
  if (command === 'list') {
    for (const request of all) {
      const customer = request.attributes.get('customerName') ?? '';
      console.log([`RFP-${request.number}`, request.state, request.updatedAt, customer].join('\t'));
    }
    return 0;
  }
  if (command === 'show' && found) {
    const { snapshot, attributes, ...request } = found;
    console.log(
      JSON.stringify({ ...request, attributes: Object.fromEntries(attributes), snapshot }, null, 2),
    );
    return 0;
  }
  if (command === 'files' && found && argument !== '') {
    await saveAttachments(found, argument);
    return 0;
  }
  if (command === 'move' && found) {
    const isMoved = isState(argument) && (await requests.moveOn(found.number, argument));
    if (isMoved) return 0;
    console.error(
      `${name} is ${found.state}; it can become: ${nextStates[found.state].join(', ') || 'nothing else'}.`,
    );
    return 1;
  }
  console.error(name !== '' && !found ? `There is no request ${name}.` : USAGE);
  return 1;
}

/** Into a folder; the position of an item begins the names of its files, `0` those of the whole cart. */
async function saveAttachments({ snapshot }: FirmRequest, folder: string): Promise<void> {
  if (!snapshot) return;
  const storage = new FolderStorage(join(dataDir, 'files'));
  await mkdir(folder, { recursive: true });
  const taken = new Set<string>();
  for (const [position, { attachments }] of [snapshot, ...snapshot.items].entries())
    for (const { id, name: fileName } of attachments) {
      let file = `${position}-${fileName}`;
      for (let count = 2; taken.has(file); count++) file = `${position}-${count}-${fileName}`;
      taken.add(file);
      await pipeline(await storage.open(id), createWriteStream(join(folder, file), { flags: 'wx' }));
      console.log(join(folder, file));
    }
}

function isState(text: string): text is RequestState {
  return Object.hasOwn(nextStates, text);
}
