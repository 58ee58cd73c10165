import { readScene } from '#scene/read/read-scene.ts';
import type { Scene } from '#scene/scene.ts';
import { textOf, type VisualizationObject } from '../protocol/visualization-object.ts';

/** Larger than any scene that a person would write. */
const maxBytes = 8 * 1024 * 1024;

/**
 * Where the visual logic of a product is: `tvkbReference` below `tvkbPath`. Undefined for anything that is not of the
 * same origin as this page, because the object may come from anywhere.
 */
export function sceneUrl(visualization: VisualizationObject): URL | undefined {
  const path = textOf(visualization, 'tvkbPath');
  if (path === undefined) return undefined;
  const reference = textOf(visualization, 'tvkbReference') ?? '';
  const whole =
    path.endsWith('.json') || reference === '' ? path : `${path.replace(/\/*$/, '/')}${reference}`;
  return ownUrl(whole);
}

/** An address of this origin; undefined for others. */
export function ownUrl(address: string, base: string = location.href): URL | undefined {
  if (!URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  return url.origin === location.origin ? url : undefined;
}

/** @throws Error when it cannot be loaded, InvalidScene when it is none */
export async function loadScene(url: URL): Promise<Scene> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}.`);
  const text = await response.text();
  if (text.length > maxBytes) throw new Error(`${url.pathname} is too large.`);
  return readScene(JSON.parse(text));
}
