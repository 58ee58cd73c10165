import { expect, type Page } from '@playwright/test';
import axeCore, { type RunOptions } from 'axe-core';

const WCAG_2_2_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The dark theme has other colours and nothing else: there, the rules about colours say all there is to say. */
const themes: Readonly<Record<'light' | 'dark', RunOptions>> = {
  light: { runOnly: { type: 'tag', values: WCAG_2_2_AA }, resultTypes: ['violations'] },
  dark: {
    runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
    resultTypes: ['violations'],
  },
};

/** Checks what the page shows now against WCAG 2.2 A and AA, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await addAxe(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await layOutAll(page);
    await settle(page);
    expect(await findViolations(page, themes[colorScheme]), `in ${colorScheme}, ${page.url()}`).toEqual([]);
  }
}

/** Once for each document: `@axe-core/playwright` does it for each question, which takes longer than the answer. */
async function addAxe(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axeCore.source);
  }
}

async function findViolations(page: Page, options: RunOptions): Promise<string[]> {
  return page.evaluate(async (given) => {
    const { axe } = window as unknown as { axe: typeof axeCore };
    const { violations } = await axe.run(document, given);
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary}`),
    );
  }, options);
}

/** What is off the screen is not laid out (`content-visibility`), and so has no place yet that could be judged. */
async function layOutAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('section'))
      element.style.contentVisibility = 'visible';
  });
}

/** Colours that are still fading from one theme to the other are of neither. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const fading = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.all(fading.map((animation) => animation.finished.catch(() => undefined)));
  });
}
