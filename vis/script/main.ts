/**
 * `/js/tacton.vis.js`: defines `tactonVis` (API page, section "Visualization"). It needs nothing else, can be loaded at any
 * time, and loading it again changes nothing.
 */
import type { VisualizationObject } from '../protocol/visualization-object.ts';
import { readTriggers } from './read-triggers.ts';
import { Visualization, type TactonVisObject } from './visualization.ts';

type TactonVis = (
  container: HTMLElement,
  visualizationObject: VisualizationObject,
  configResponseObject?: unknown,
  triggerObject?: unknown,
) => TactonVisObject;

declare global {
  interface Window {
    tactonVis?: TactonVis;
  }
}

/** Only known while the script runs for the first time. */
const scriptAddress = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '';
const visualizations = new WeakMap<HTMLElement, Visualization>();

const tactonVis: TactonVis = (container, visualizationObject, configResponseObject, triggerObject) => {
  if (!(container instanceof HTMLElement))
    throw new TypeError('tactonVis: the first argument is no HTML element.');
  const found = visualizations.get(container) ?? new Visualization(container, scriptAddress || location.href);
  visualizations.set(container, found);
  const isObject = typeof visualizationObject === 'object' && visualizationObject !== null;
  found.update(isObject ? visualizationObject : {}, configResponseObject, readTriggers(triggerObject));
  return found.object;
};

window.tactonVis ??= tactonVis;
