import { ends, materialParameters, shapeKinds, shapeParameters } from '../shape/shape-parameters.ts';
import type { ParameterKind, Parameters } from '../shape/shape-parameters.ts';
import { sceneFormat, type Scene } from '../scene.ts';
import { InvalidScene, finite, list, object, objectAt, oneOf, record, text, type Check } from './checks.ts';
import { expression } from './expression-check.ts';

/**
 * A scene that came as JSON.
 * @throws InvalidScene for anything that `evaluateScene` could not read
 */
export function readScene(json: unknown): Scene {
  scene(json, '');
  return json as Scene;
}

const sceneText = object({ text, translations: record(text) });
const vector = list(expression, 3, 3);
const plane = list(expression, 2, 2);
const axis = oneOf('x', 'y', 'z');
const outline = list(object({ at: plane }, { corner: expression }), 2);

const pathPoint: Check = (value, path) => {
  const isPlaced = 'point' in objectAt(value, path);
  const bend = { bend: expression };
  if (isPlaced) object({ point: expression }, { shift: vector, ...bend })(value, path);
  else object({ at: vector }, bend)(value, path);
};

const parameterChecks: Readonly<Record<ParameterKind, Check>> = {
  length: expression,
  angle: expression,
  number: expression,
  count: expression,
  truth: expression,
  size: vector,
  path: list(pathPoint, 2),
  outline,
  outlines: list(outline),
  circles: list(object({ at: plane, diameter: expression }, { count: expression }), 1),
  wheels: list(object({ at: plane, diameter: expression }, { outside: oneOf(true) }), 2),
  ends: oneOf(...ends),
  color: expression,
  texture: expression,
  text: (value, path) => {
    const isText = typeof value === 'object' && value !== null && 'translations' in value;
    (isText ? sceneText : expression)(value, path);
  },
  image: text,
  file: text,
};

function parameters({ needed, optional }: Parameters, more: Readonly<Record<string, Check>> = {}): Check {
  const checks = (kinds: Readonly<Record<string, ParameterKind>>) =>
    Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, parameterChecks[kind]]));
  return object({ ...checks(needed), ...more }, checks(optional));
}

const shape: Check = (value, path) => {
  const { kind } = objectAt(value, path);
  const known = shapeKinds.find((name) => name === kind);
  if (!known) throw new InvalidScene(`${path}.kind`, shapeKinds.join(' or '));
  parameters(shapeParameters[known], { kind: text })(value, path);
};

const placement = object(
  {},
  {
    on: expression,
    along: object({ from: expression, to: expression }, { share: expression, shift: expression }),
    at: vector,
    turn: vector,
    axis,
  },
);
const copied = {
  repeat: list(object({ count: expression }, { shift: vector, around: axis, angle: expression })),
  mirror: axis,
};
const detail = { detail: oneOf(true) };
const body = object({ shape, material: expression, placement }, { when: expression, ...detail, ...copied });

const click: Check = (value, path) => {
  if ('cycle' in objectAt(value, path)) object({ cycle: text, values: list(text) })(value, path);
  else object({ commit: record(expression) })(value, path);
};

const part = object(
  {
    name: text,
    about: list(text),
    placement,
    points: list(object({ name: text, placement })),
    bodies: list(body),
  },
  { label: sceneText, group: text, click, when: expression, enter: vector, ...detail, ...copied },
);

const scene = object({
  format: oneOf(sceneFormat),
  name: text,
  title: sceneText,
  unit: finite,
  fields: record(
    object(
      { type: oneOf('number', 'truth', 'word'), label: sceneText },
      { unit: text, values: record(sceneText) },
    ),
  ),
  actions: list(object({ name: text, label: sceneText }, { when: expression })),
  values: list(object({ name: text, value: expression })),
  materials: record(parameters(materialParameters)),
  parts: list(part),
  dimensions: list(
    object(
      { name: text, label: sceneText, from: expression, to: expression },
      { axis, shift: vector, when: expression },
    ),
  ),
  views: list(
    object({ name: text, label: sceneText, azimuth: expression, elevation: expression, fit: list(text) }),
    1,
  ),
  groups: record(text),
});
