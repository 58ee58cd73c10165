import { expect } from '@playwright/test';
import { bike } from './bike.ts';
import {
  answerMandatoryFields,
  choose,
  configureBike,
  conflict,
  expectChosen,
  goToStep,
  price,
  toggle,
} from './configurator-verbs.ts';
import type { Journey } from './journey.ts';

/** The bike, which the embedded tenant configures itself. */
export const bikeJourney: Journey = {
  name: bike.name,
  async open(page) {
    await configureBike(page);
    await answerMandatoryFields(page);
  },
  async causeConflict(page) {
    await goToStep(page, bike.steps.ride);
    await toggle(page, bike.discBrakes).click();
    await goToStep(page, bike.steps.drive);
    await choose(page, bike.frontBrake, 'V-brakes X');
  },
  /** By another alternative than the one proposed. */
  async resolve(page) {
    await conflict(page).getByRole('button', { name: 'Other options' }).click();
    await conflict(page)
      .getByRole('radio', { name: /Bike size: Medium becomes Small/ })
      .check();
    await conflict(page).getByRole('button', { name: 'Apply' }).click();
  },
  async expectChoices(page) {
    await expectChosen(page, bike.frontBrake, 'V-brakes X');
    await expect(price(page)).toContainText('€1,800.00');
  },
  async goToEnd(page) {
    await goToStep(page, bike.steps.fit);
  },
  inCart: ['Calvin Pulse · Small · Aluminium', 'V-brakes X'],
  total: '€1,800.00',
  async change(page) {
    await goToStep(page, bike.steps.frame);
    await choose(page, bike.finish, 'Matt');
    await expectChosen(page, bike.finish, 'Matt');
    await goToStep(page, bike.steps.fit);
    await expect(price(page)).toContainText('€1,840.00');
  },
  afterChange: ['Calvin Pulse · Small · Aluminium'],
  totalOfTwo: '€3,680.00',
  inDraft: ['V-brakes X', 'ACM0022', '€3,680.00', 'Ada Byron'],
};
