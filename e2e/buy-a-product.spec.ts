import { bikeJourney } from './support/bike-journey.ts';
import { alsoOnPhone, expect, test } from './support/fixtures.ts';
import { buy } from './support/journey.ts';
import { laptopJourney } from './support/laptop-journey.ts';
import { rackJourney } from './support/rack-journey.ts';

// All that a customer does, without shortcuts.
test('a bike from the catalog to a request for a firm proposal', alsoOnPhone, async ({ page }) => {
  test.slow();
  await buy(page, bikeJourney);
});

test.describe('a product of another system', () => {
  // They share a server that few specs need.
  test.describe.configure({ mode: 'default' });
  test.use({
    baseURL: async ({ server }, use) => use(server.url),
    // The browser says so when it asks a server that is not there.
    expectedComplaints: /ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE/,
  });

  for (const [system, journey] of [
    ['Oracle CPQ', laptopJourney],
    ['Salesforce', rackJourney],
  ] as const)
    test(`a ${journey.name} of ${system} takes the same way, across a restart`, async ({ page, server }) => {
      test.slow();
      await buy(page, journey, async () => {
        await server.stop();
        await server.startAgain();
      });
      expect(server.log).not.toContain('"level":50');
    });
});
