/**
 * States that tests start from when the way there is not what they test. They are reached by the calls of the Self Service
 * API that the shop makes itself, through the gateway and with the cookies of the page, so they belong to its customer.
 */
import { expect, type Page } from '@playwright/test';
import { bike } from './bike.ts';
import { expectStep } from './configurator-verbs.ts';
import { pump } from './pump.ts';

/** Values by the names of their parameters in the model, as they are on the wire. */
export type Commits = Readonly<Record<string, string>>;

interface Start {
  /** Committed in this order. */
  readonly commits?: Commits;
  /** The step to open, by its name on the screen; the first when left out. */
  readonly step?: string;
}

interface Product {
  readonly tab: string;
  readonly productId: string;
  readonly steps: Readonly<Record<string, string>>;
}

interface Configuration {
  readonly configId: string;
  readonly steps: readonly { readonly name: string; readonly description: string }[];
  readonly response: { readonly status: string; readonly message?: string };
}

/** Shows a new configuration of the bike. */
export async function openBike(page: Page, start: Start = {}): Promise<void> {
  await openConfiguration(page, bike, start);
}

/** Shows a new configuration of the pump. */
export async function openPump(page: Page, start: Start = {}): Promise<void> {
  await openConfiguration(page, pump, start);
}

/** Puts a bike into the cart of the page's customer, and leaves the page as it is. */
export async function addBikeToCart(page: Page, commits: Commits = bike.mandatoryCommits): Promise<void> {
  const { configId } = await startConfiguration(page, bike, commits);
  await post(page, '/api/cart/items', { configId });
}

/** Puts so many of a part of the tab "Valves" into the cart of the page's customer, and leaves the page as it is. */
export async function addPartToCart(page: Page, name: string, quantity = 1): Promise<void> {
  const answer = await page.request.get('/api/catalog/search/valves');
  const { rows } = (await answer.json()) as { rows: { name: string; productId: string }[] };
  const part = rows.find((row) => row.name === name);
  if (!part) throw new Error(`There is no part called ${name}.`);
  const { productId } = part;
  await post(page, '/api/cart/items', { tab: 'valves', productId, qty: String(quantity) });
}

async function openConfiguration(page: Page, product: Product, { commits, step }: Start): Promise<void> {
  if (!commits && step === undefined) {
    await page.goto(`/configure/${product.tab}/${product.productId}`);
    await expectStep(page, Object.values(product.steps)[0] ?? '');
    return;
  }
  const { configId, steps } = await startConfiguration(page, product, commits ?? {});
  const shown = steps.find(({ description }) => description === (step ?? steps[0]?.description));
  if (!shown) throw new Error(`There is no step called ${step}.`);
  await page.goto(`/configure/${product.tab}/${product.productId}/${configId}/${shown.name}`);
  await expectStep(page, shown.description);
}

async function startConfiguration(page: Page, { tab, productId }: Product, commits: Commits) {
  let configuration = await post<Configuration>(page, `/api/config/start/${tab}/${productId}`, {});
  for (const [parameter, value] of Object.entries(commits)) {
    const { configId } = configuration;
    configuration = await post<Configuration>(page, '/api/config/commit', { configId, parameter, value });
    expect(configuration.response, `the commit of ${parameter}`).toMatchObject({ status: 'OK' });
  }
  return configuration;
}

async function post<T>(page: Page, path: string, form: Record<string, string>): Promise<T> {
  const answer = await page.request.post(path, { form });
  expect(answer.status(), path).toBe(200);
  return (await answer.json()) as T;
}
