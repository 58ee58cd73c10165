import { expect } from '@playwright/test';
import { choose, conflict, expectChosen, expectCommitted, pick, price } from './configurator-verbs.ts';
import { configure, type Journey } from './journey.ts';

const accelerator = (model: number) => `Intel HD Graphics Media Accelerator ${model}`;

/** The laptop, which Oracle CPQ configures: one page after the other, no other alternatives. */
export const laptopJourney: Journey = {
  name: 'Laptop',
  open: (page) => configure(page, 'it', 'Laptop', 'Components'),
  async causeConflict(page) {
    await pick(page, 'Processor', 'Intel Pentium i5');
    await expectCommitted(page, 'Processor');
    await choose(page, 'Graphics card', accelerator(5600));
    await expectChosen(page, 'Graphics card', accelerator(5600));
    await pick(page, 'Processor', 'Intel Pentium i3');
  },
  async resolve(page) {
    const dialog = conflict(page);
    await expect(dialog.getByRole('table', { name: 'Changes' })).toContainText(accelerator(5600));
    await expect(dialog.getByRole('button', { name: 'Other options' })).toBeHidden();
    await dialog.getByRole('button', { name: 'Apply' }).click();
  },
  async expectChoices(page) {
    await expectCommitted(page, 'Processor');
    await expect(page.getByRole('combobox', { name: 'Processor' })).toContainText('Intel Pentium i3');
    await expect(price(page)).toContainText('€1,046.96');
    // The store tells how many pages there are when it comes to them.
    await expect(page.getByRole('navigation', { name: 'Steps' })).toContainText('Step 2');
  },
  inCart: ['Intel Pentium i3'],
  total: '€1,046.96',
  async change(page) {
    await choose(page, 'Memory', '4GB Kingston Sodimm DDR3 1600MHz');
    await expectChosen(page, 'Memory', '4GB Kingston Sodimm DDR3 1600MHz');
  },
  afterChange: ['4GB Kingston'],
  totalOfTwo: '€2,029.52',
  inDraft: ['Intel Pentium i3', '€2,029.52'],
  hasWidgetsOfItsOwn: true,
};
