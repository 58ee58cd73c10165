import { expect, type Page } from '@playwright/test';
import { conflict, expectCommitted, goToStep, price, toggle } from './configurator-verbs.ts';
import { configure, type Journey } from './journey.ts';
import { enterNumber, numberField } from './pump-verbs.ts';

const specifications = 'Server Rack Specifications';
const memory = (page: Page, size: string) =>
  page.getByRole('group', { name: 'Memory' }).getByRole('checkbox', { name: size, exact: true });

/** The server rack, which Salesforce configures: all steps are known, and there may be other alternatives. It is paid in dollars. */
export const rackJourney: Journey = {
  name: 'Server rack',
  open: (page) => configure(page, 'it', 'Server rack', specifications),
  async causeConflict(page) {
    await enterNumber(page, 'Load Capacity', '1000');
    await expectCommitted(page, 'Load Capacity');
    await memory(page, '50').check();
    await expectCommitted(page, 'Memory');
    await enterNumber(page, 'Expansion Slots', '40');
  },
  async resolve(page) {
    const dialog = conflict(page);
    await expect(dialog.getByRole('table', { name: 'Changes' })).toContainText('1500');
    await dialog.getByRole('button', { name: 'Apply' }).click();
  },
  async expectChoices(page) {
    await expectCommitted(page, 'Expansion Slots');
    await expect(numberField(page, 'Expansion Slots')).toHaveValue('40');
    await expect(numberField(page, 'Load Capacity')).toHaveValue('1500');
    await expect(memory(page, '25')).toBeChecked();
    await expect(memory(page, '50')).toBeChecked();
    await expect(price(page)).toContainText('$152,000.00');
  },
  inCart: ['Cisco Rack Server Warranty', '$152,000.00'],
  // Not converted to the currency of the cart, in which nothing is due.
  total: '$152,000.00',
  async change(page) {
    await goToStep(page, 'Services');
    await toggle(page, 'Cisco Rack Server Service - 1 Year').click();
    await expectCommitted(page, 'Cisco Rack Server Service - 1 Year');
  },
  afterChange: ['Cisco Rack Server Service'],
  totalOfTwo: '$304,000.00',
  inDraft: ['Cisco Rack Server Service', '$304,000.00'],
  notInDraft: '€0.00',
  hasWidgetsOfItsOwn: true,
};
