/**
 * `npm run requests`: the requests for firm proposals of this installation, for the sales department. A request is moved on here;
 * its customer sees the new state in their list. May be used while the server runs.
 */
import { resolve } from 'node:path';
import { openDatabase } from '#server/platform/open-database.ts';
import { FirmRequestStore, nextStates, type RequestState } from '#server/tenant/proposal/store.ts';

const USAGE = `npm run requests -- list
npm run requests -- show RFP-1001             what was asked for, as JSON
npm run requests -- move RFP-1001 in-progress  states: ${Object.keys(nextStates).join(', ')}`;

const [command, name = '', state = ''] = process.argv.slice(2);
const database = await openDatabase(resolve(process.env['DATA_DIR'] ?? 'data'));
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
  if (command === 'move' && found) {
    const isMoved = isState(state) && (await requests.moveOn(found.number, state));
    if (isMoved) return 0;
    console.error(
      `${name} is ${found.state}; it can become: ${nextStates[found.state].join(', ') || 'nothing else'}.`,
    );
    return 1;
  }
  console.error(name !== '' && !found ? `There is no request ${name}.` : USAGE);
  return 1;
}

function isState(text: string): text is RequestState {
  return Object.hasOwn(nextStates, text);
}
