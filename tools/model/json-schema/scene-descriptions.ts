import type { Descriptions } from './to-json-schema.ts';

/** What an editor shows beside the keys of `scene.yaml`; docs/authoring.md says it at length. */
export const sceneDescriptions: Descriptions = {
  format: 'The version of the language: 1.',
  unit: 'What lengths are in: mm when not given.',
  actions:
    'What a viewer can do with the product without configuring it, by name: yes or no, no at the start.',
  values: 'What is calculated once and used by its name; each may use those before it.',
  materials:
    'What surfaces are like, by name: colour, metalness, roughness, clearcoat, opacity, glow, texture.',
  parts: 'What the product is made of, by name.',
  'parts.*.label': 'The name that people read. A part without a label is not listed.',
  'parts.*.about': 'Fields whose values say what it is.',
  'parts.*.group': 'The group of the configurator in which it is decided: clicking the part goes there.',
  'parts.*.click': 'What clicking it commits: values by field, or the next value of a field.',
  'parts.*.when': 'A condition; while it does not hold, the part is not there, nor what is docked to it.',
  'parts.*.each': 'Rows of the model: there is such a part in each of them.',
  'parts.*.on': 'The docking point it is on: point of another part as part.point.',
  'parts.*.along': 'On the way from one docking point to another, with y in its direction.',
  'parts.*.at': 'Where it is from there: [x, y, z]. x is to the front, y up, z to the right.',
  'parts.*.turn': 'Degrees about the x axis, then y, then z.',
  'parts.*.repeat': 'Copies: a number of them in a row (shift) or around an axis.',
  'parts.*.mirror': 'Adds the mirror image in the plane perpendicular to this axis.',
  'parts.*.enter': 'Where it comes from when it appears: [x, y, z] from its place.',
  'parts.*.points': 'Docking points, by name: places that parts, paths and dimensions refer to.',
  'parts.*.shapes': 'What it is made of: one shape in each entry, with its material.',
  dimensions: 'Distances between docking points that are shown with their length, by name.',
  'dimensions.*.axis': 'Measured along this axis only.',
  'dimensions.*.shift': 'Where its line is, seen from the distance.',
  views: 'Views of the product, by name. The first one is shown at the start.',
  'views.*.azimuth': 'Degrees from the right side towards the front.',
  'views.*.elevation': 'Degrees upwards.',
  'views.*.fit': 'Parts that fill the picture; all when not given.',
  'parts.*.detail': 'yes for what pictures show and technical drawings leave out.',
  drawing: 'The technical drawing, made from the same shapes.',
  'drawing.dimensions': 'Distances between docking points that it shows, by name.',
  'drawing.dimensions.*.view':
    'The view that shows it: side (x to the right, y up), front (seen from x), top (seen from y).',
  'drawing.dimensions.*.place': 'On which side of the view its line is.',
  'drawing.dimensions.*.axis': 'Measured along this axis only.',
  groups: 'Group of the configurator → view that is shown for it.',
};
