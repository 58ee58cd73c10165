/** What a customer does from the catalog to a firm proposal, with a product of any system. */
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './accessibility.ts';
import { cartItem, expectCartCount, quantity, total } from './cart-verbs.ts';
import { expectStep, openSummary, putIntoCart } from './configurator-verbs.ts';
import { downloadDraft, goToProposal, requestQuote, requests } from './proposal-verbs.ts';

/** What depends on the product, and on what its system can do. */
export interface Journey {
  /** What the product is called. */
  readonly name: string;
  /** From any page of the shop to the first step. */
  readonly open: (page: Page) => Promise<void>;
  /** Chooses something that contradicts an earlier choice. */
  readonly causeConflict: (page: Page) => Promise<void>;
  /** Leaves the conflict. */
  readonly resolve: (page: Page) => Promise<void>;
  /** What was chosen, on the page that `resolve` leaves. */
  readonly expectChoices: (page: Page) => Promise<void>;
  /** From there to where it is put into the cart. */
  readonly goToEnd?: (page: Page) => Promise<void>;
  /** Of the line in the cart. */
  readonly inCart: readonly (string | RegExp)[];
  readonly total: string;
  /** Changes one more choice of the item, in the configurator. */
  readonly change: (page: Page) => Promise<void>;
  readonly afterChange: readonly (string | RegExp)[];
  readonly totalOfTwo: string;
  /** Words in the draft. */
  readonly inDraft: readonly string[];
  readonly notInDraft?: string;
  /** Whether what only this system shows is checked for accessibility. */
  readonly hasWidgetsOfItsOwn?: boolean;
}

/** @param restart stops the server, and starts it again */
export async function buy(page: Page, journey: Journey, restart?: () => Promise<void>): Promise<void> {
  const { name } = journey;
  await journey.open(page);
  await journey.causeConflict(page);
  await journey.resolve(page);
  await journey.expectChoices(page);
  if (journey.hasWidgetsOfItsOwn) {
    const summary = await openSummary(page);
    await summary.getByText('How this price is calculated').click();
    await expectAccessible(page);
  }
  if (restart) {
    await restart();
    await page.reload();
    await journey.expectChoices(page);
  }

  await journey.goToEnd?.(page);
  await putIntoCart(page);
  await expectCartCount(page, 'Cart, 1 item');
  for (const words of journey.inCart) await expect(cartItem(page, name)).toContainText(words);
  await expect(total(page)).toHaveText(journey.total);

  await page.getByRole('link', { name: `Edit the configuration of ${name}` }).click();
  await journey.change(page);
  await putIntoCart(page);
  for (const words of journey.afterChange) await expect(cartItem(page, name)).toContainText(words);
  await quantity(cartItem(page, name)).fill('2');
  await expect(total(page)).toHaveText(journey.totalOfTwo);

  await goToProposal(page);
  const draft = await downloadDraft(page);
  expect(draft.fileName).toMatch(/\.pdf$/);
  expect(draft.pages).toBeGreaterThan(0);
  for (const words of ['Draft proposal', name, ...journey.inDraft]) expect(draft.text).toContain(words);
  if (journey.notInDraft !== undefined) expect(draft.text).not.toContain(journey.notInDraft);

  await requestQuote(page, { name: 'Ada Byron', email: 'ada@example.com' });
  const thanks = page.getByRole('heading', { name: 'Thank you, we received your request' });
  await expect(thanks).toBeFocused();
  await expect(page.getByText('We will send the proposal to ada@example.com.')).toBeVisible();
  await expect(requests(page)).toHaveCount(1);
  await expectCartCount(page, 'Cart, empty');
}

/** From a tab of the catalog. */
export async function configure(page: Page, tab: string, name: string, firstStep: string): Promise<void> {
  await page.goto(`/catalog/${tab}`);
  await page.getByRole('link', { name: `Configure ${name}` }).click();
  await expectStep(page, firstStep);
}
