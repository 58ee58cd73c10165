/**
 * `npm run soak -- --minutes 10 --seed 7`: attacks the built server for so long, each campaign for an equal part of the time. Prints
 * what was tried, and ends with 1 when something broke. `--only` names one campaign.
 */
import { parseArgs } from 'node:util';
import { callByHttp, type Campaign, type GoesOn } from './soak/campaign.ts';
import { cartMoves } from './soak/cart-moves.ts';
import { doubleOrders } from './soak/double-orders.ts';
import { durability } from './soak/durability.ts';
import { fuzz } from './soak/fuzz.ts';
import { killedJobs } from './soak/killed-jobs.ts';
import { identity } from './soak/identity.ts';
import { uploads } from './soak/uploads.ts';
import { scriptVectors } from './soak/script-vectors.ts';
import { SeededRandom } from './seeded-random.ts';
import { ShopProcess } from './shop-process.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});

const campaigns: Readonly<
  Record<string, { tried: string; run: (random: SeededRandom, goesOn: GoesOn) => Promise<number> }>
> = {
  durability: { tried: 'kills', run: durability },
  'killed-jobs': { tried: 'kills', run: killedJobs },
  uploads: { tried: 'kills', run: uploads },
  'cart-moves': { tried: 'kills', run: cartMoves },
  identity: { tried: 'checks', run: onServer(identity) },
  'double-orders': { tried: 'requests', run: onServer(doubleOrders) },
  fuzz: { tried: 'inputs', run: onServer(fuzz) },
  'script-vectors': { tried: 'texts', run: scriptVectors },
};

const chosen = Object.entries(campaigns).filter(
  ([name]) => values.only === undefined || name === values.only,
);
if (chosen.length === 0) throw new Error(`--only takes one of: ${Object.keys(campaigns).join(', ')}.`);
const each = (Number(values.minutes) * 60_000) / chosen.length;
if (!(each > 0)) throw new Error('--minutes takes a number above 0.');
for (const [name, { tried, run }] of chosen) {
  const until = performance.now() + each;
  try {
    const count = await run(new SeededRandom(Number(values.seed)), () => performance.now() < until);
    process.stdout.write(`✓ ${name}: ${count} ${tried}\n`);
  } catch (error) {
    process.exitCode = 1;
    process.stdout.write(
      `✗ ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  }
}

/** A campaign with a server of its own. */
function onServer(campaign: Campaign) {
  return async (random: SeededRandom, goesOn: GoesOn): Promise<number> => {
    const shop = await ShopProcess.start();
    try {
      return await campaign(callByHttp(shop.port, shop.apiKey), random, goesOn);
    } finally {
      await shop.stop();
    }
  };
}
