import { bike } from './support/bike.ts';
import { drawIn3d, launchOptions } from './support/browser-arguments.ts';
import { choose, expectChosen, option } from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import { sceneView } from './support/scene-view.ts';
import { openBike } from './support/start-states.ts';

test.use({ launchOptions: launchOptions(drawIn3d) });

test.describe('the product in 3D', () => {
  test('follows the choices, and its parts change them', async ({ page }) => {
    await openBike(page, { step: bike.steps.frame });
    const { frame, drawn, colourOf } = await sceneView(page);
    await drawn();
    await choose(page, bike.colour, 'Moss green');
    await expectChosen(page, bike.colour, 'Moss green');
    await expect.poll(() => colourOf('frame')).toBe('#55663a');
    await drawn();

    await frame.getByRole('button', { name: 'Parts' }).click();
    await frame.getByRole('button', { name: /^Change Frame:/ }).click();
    await expectChosen(page, bike.colour, 'Coral red');
    await expect.poll(() => colourOf('frame')).toBe('#b5381e');

    // The camera follows the group that has the focus.
    await option(page, bike.colour, 'Coral red').focus();
    await expect(frame.getByRole('combobox', { name: '3D view' })).toHaveValue('frame');
  });
});

test.describe('text', () => {
  test.use({ expectedComplaints: /requires 'Trusted(HTML|ScriptURL|Script)' assignment/ });

  test('becomes neither a script nor its address nor markup in any page', async ({ page }) => {
    await page.goto('/');
    const refused = await page.evaluate(() => {
      const isRefused = (set: () => void) => {
        try {
          set();
          return false;
        } catch (error) {
          return error instanceof TypeError;
        }
      };
      return [
        isRefused(() => (document.createElement('script').src = '/js/tacton.vis.js')),
        isRefused(() => (document.createElement('div').innerHTML = '<b>markup</b>')),
        isRefused(() => (document.createElement('script').text = 'alert(1)')),
      ];
    });
    expect(refused).toEqual([true, true, true]);
  });
});
