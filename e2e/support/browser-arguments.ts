/**
 * Command line of Chromium. The tests see pages only, so what a full browser draws and prepares around them is turned off:
 * it takes about a third of the time of a test on two cores.
 */

/** Processes and requests that belong to the window of a browser. */
const features = [
  // A process for the suggestions below the address bar, and one for its chat, in every new window.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  // A process in reserve for the next page, of which a test has one or two.
  'SpareRendererForSitePerProcess',
];

/** What Playwright turns off: the last `--disable-features` replaces those before it, so that they have to be repeated. */
const featuresOfPlaywright = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

const isRoot = process.getuid?.() === 0;

/** Draws in 3D without a graphics card. */
export const drawIn3d = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** Drawing in 3D without a graphics card takes as much time as all the rest: `see-in-3d.spec.ts` does, for all of them. */
const noWebGl = ['--disable-gpu', '--disable-3d-apis'];

const argumentsWith = (graphics: readonly string[]): string[] => [
  ...graphics,
  '--disable-quic',
  `--disable-features=${[...featuresOfPlaywright, ...features].join(',')}`,
  ...(isRoot ? ['--no-sandbox'] : []),
];

/**
 * How a browser is launched: that of `CHROMIUM_PATH`, or Playwright's own.
 * @param graphics arguments for drawing; without WebGL when not given
 */
export function launchOptions(graphics: readonly string[] = noWebGl) {
  const executablePath = process.env['CHROMIUM_PATH'];
  return { ...(executablePath ? { executablePath } : {}), args: argumentsWith(graphics) };
}
