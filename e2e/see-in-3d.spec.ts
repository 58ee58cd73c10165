import { getBounds, Logger, NodeIO, type Root } from '@gltf-transform/core';
import { validateBytes } from 'gltf-validator';
import { readUsdz } from '../vis/viewer/testing/read-usdz.ts';
import { bike } from './support/bike.ts';
import { drawIn3d, launchOptions } from './support/browser-arguments.ts';
import { cartItem } from './support/cart-verbs.ts';
import {
  choose,
  conflict,
  expectChosen,
  expectStep,
  goToStep,
  option,
  putIntoCart,
} from './support/configurator-verbs.ts';
import { expect, test } from './support/fixtures.ts';
import { middleOf, plainPicture } from './support/plain-picture.ts';
import { comeBack } from './support/shell-verbs.ts';
import { sceneView } from './support/scene-view.ts';
import { openBike } from './support/start-states.ts';

test.use({ launchOptions: launchOptions(drawIn3d) });

test.describe('the product in 3D', () => {
  test('follows the choices, and its parts change them', async ({ page }) => {
    await openBike(page, { step: bike.steps.frame });
    const { frame, drawn, colourOf, lengthOf, exported } = await sceneView(page);
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

    // The model that is saved has the size of the configured bike. No phone is here to show it in a room.
    await expect(frame.getByRole('button', { name: 'View in your room' })).toBeHidden();
    const wheelbase = await lengthOf('wheelbase');
    const glb = await exported('glb');
    const { issues } = await validateBytes(glb, { maxIssues: 20 });
    expect(issues.messages.filter(({ severity }) => severity <= 1)).toEqual([]);
    const nodes = (await readGlb(glb)).listNodes();
    const placeOf = (name: string) => {
      const node = nodes.find((candidate) => candidate.getName() === name);
      const { min, max } = node ? getBounds(node) : { min: [Number.NaN], max: [Number.NaN] };
      return ((min[0] ?? 0) + (max[0] ?? 0)) / 2;
    };
    expect(placeOf('front_tire') - placeOf('rear_tire')).toBeCloseTo(wheelbase, 3);
    const usdz = readUsdz((await exported('usdz')).buffer);
    expect(usdz.faults).toEqual([]);
    const [front, rear] = [usdz.middles.get('front_tire'), usdz.middles.get('rear_tire')];
    expect((front?.x ?? 0) - (rear?.x ?? 0)).toBeCloseTo(wheelbase, 3);
  });
});

test.describe('what 3D asks for', () => {
  test.use({
    // A change is then one picture; the test above sees the motion.
    contextOptions: { reducedMotion: 'reduce' },
    // The tenant answers 404 to what no product has.
    expectedComplaints: /404 \(Not Found\).*\/api\/config\/commit/,
  });

  test('asks in a conflict, leads to groups, and is the picture in the cart', async ({ page, context }) => {
    const commits = { ...bike.mandatoryCommits, ...bike.discBrakeCommits };
    await openBike(page, { commits, step: bike.steps.fit });
    const { frame, drawn, colourOf, exported, send } = await sceneView(page);
    await drawn();
    await frame.getByRole('button', { name: 'Parts' }).click();
    const brake = frame.getByRole('button', { name: /^Change Front brake:/ });
    const before = await brake.getAttribute('aria-label');
    await send({ action: 'multicommit', parameters: { front_brake_type_field: 'ACM0022' } });
    await conflict(page).getByRole('button', { name: 'Keep current choices' }).click();
    await expect(conflict(page)).toBeHidden();
    await expect(brake).toHaveAttribute('aria-label', before ?? '');

    // Another tab draws it, too. What is changed there is here when this tab gets the focus.
    const tab = await context.newPage();
    await tab.goto(page.url());
    const other = await sceneView(tab);
    const colour = await other.colourOf('frame');
    expect(await colourOf('frame')).toBe(colour);
    await other.frame.getByRole('button', { name: 'Parts' }).click();
    await other.frame.getByRole('button', { name: /^Change Frame:/ }).click();
    await expect.poll(() => other.colourOf('frame')).not.toBe(colour);
    const changed = await other.colourOf('frame');
    await tab.close();
    await comeBack(page);
    await expect.poll(() => colourOf('frame')).toBe(changed);

    // A part that nothing of changes leads to the step where it is decided.
    await frame.getByRole('button', { name: /^Show Shifter/ }).click();
    await expectStep(page, bike.steps.drive);

    // What no product has, a frame that is mistaken may ask for; it holds up nothing.
    await send({ action: 'multicommit', parameters: { nonsense_field: 'x' } });
    await expect(page.getByText('This change does not fit the other choices').first()).toBeVisible();
    await goToStep(page, bike.steps.fit);

    // A picture of the customer is on the frame.
    const buffer = await plainPicture('crimson');
    await page
      .getByLabel('Choose a picture')
      .setInputFiles({ name: 'club.png', mimeType: 'image/png', buffer });
    await expect(page.getByRole('radio', { name: 'club.png' })).toBeChecked();
    await drawn();
    const isCrimson = ([red = 0, green = 0, blue = 0]: readonly number[]) =>
      Math.abs(red - 220) < 24 && Math.abs(green - 20) < 24 && Math.abs(blue - 60) < 24;
    await expect
      .poll(async () => (await picturesOf(await exported('glb'))).some(isCrimson), { timeout: 30_000 })
      .toBe(true);
    await putIntoCart(page);
    const picture = cartItem(page, bike.name).locator('img').first();
    await expect(picture).toHaveAttribute('src', /screenshot1/);
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

async function readGlb(bytes: Uint8Array): Promise<Root> {
  const reader = new NodeIO().setLogger(new Logger(Logger.Verbosity.ERROR));
  return (await reader.readBinary(bytes)).getRoot();
}

/** The colours in the middle of the pictures of a model. */
async function picturesOf(glb: Uint8Array): Promise<(readonly number[])[]> {
  const pictures = (await readGlb(glb)).listTextures().map((texture) => texture.getImage());
  return Promise.all(pictures.flatMap((picture) => (picture ? [middleOf(picture)] : [])));
}
