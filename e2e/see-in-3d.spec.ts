import type { Page } from '@playwright/test';
import { bike } from './support/bike.ts';
import { drawIn3d, launchOptions } from './support/browser-arguments.ts';
import { choose, expectChosen, option } from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import { openBike } from './support/start-states.ts';

test.use({ launchOptions: launchOptions(drawIn3d) });

/** What the frame keeps for tests (`vis/app/main.ts`). */
interface ProductPage {
  readonly productView: {
    readonly viewer: { drawn(): Promise<void>; readonly canvas: HTMLCanvasElement } | undefined;
    readonly placed: {
      readonly parts: readonly {
        name: string;
        commit?: object;
        group?: string;
        bodies: readonly { material: { color: string } }[];
      }[];
    };
  };
}

async function view(page: Page) {
  const frame = page.frameLocator('iframe[title]');
  await expect(frame.getByRole('img', { name: '3D view' })).toBeVisible({ timeout: 60_000 });
  const content = page.frames().find((candidate) => candidate.url().includes('/vis/'));
  if (!content) throw new Error('There is no frame.');
  return {
    frame,
    drawn: () => content.evaluate(() => (window as unknown as ProductPage).productView.viewer?.drawn()),
    colourOf: (part: string) =>
      content.evaluate(
        (name) =>
          (window as unknown as ProductPage).productView.placed.parts.find((placed) => placed.name === name)
            ?.bodies[0]?.material.color,
        part,
      ),
  };
}

test.describe('the product in 3D', () => {
  test('follows the choices, and its parts change them', async ({ page }) => {
    await openBike(page, { step: bike.steps.frame });
    const { frame, drawn, colourOf } = await view(page);
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
