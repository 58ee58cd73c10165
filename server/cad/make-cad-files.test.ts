import { resolve } from 'node:path';
import { getBounds, NodeIO } from '@gltf-transform/core';
import DxfParser, { type IArcEntity, type ICircleEntity, type IDimensionEntity } from 'dxf-parser';
import { validateBytes } from 'gltf-validator';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { evaluateScene } from '#scene/evaluate/evaluate-scene.ts';
import type { NamedValue } from '#scene/evaluate/field-values.ts';
import { modelEngine } from '#server/configurator/model-engine.ts';
import { createEngine } from '#server/engine/create-engine.ts';
import { loadModel } from '#server/model/compile/load-model.ts';
import { readTextBoxes } from '#server/pdf/testing/read-text-boxes.ts';
import { CadGeometryError } from './cad-geometry-error.ts';
import { cadProductOf, type CadProduct } from './cad-product.ts';
import { makeCadFiles, type CadFile } from './make-cad-files.ts';
import { readStepBounds } from './testing/read-step.ts';

type Commits = readonly { readonly field: string; readonly value: string }[];

/** OpenCASCADE makes and reads a product in seconds of computing: on a busy machine they become a minute. */
vi.setConfig({ testTimeout: 240_000 });

const date = new Date('2026-11-27T12:00:00Z');
const noProgress = (): void => undefined;

async function open(name: string) {
  const model = await loadModel(resolve(import.meta.dirname, '../../models', name));
  const product = cadProductOf(model);
  if (!product) throw new Error(`${name} has no scene.`);
  const engine = modelEngine(model, await createEngine(model.problem));
  const configured = async (commits: Commits): Promise<readonly NamedValue[]> => {
    const { assignment } = await engine.evaluate(commits);
    return Object.keys(product.scene.fields).map((field) => ({
      name: field,
      value: assignment.get(field) ?? '',
    }));
  };
  return { product, configured };
}

function make(product: CadProduct, values: readonly NamedValue[], signal = new AbortController().signal) {
  return makeCadFiles(product, values, { language: 'en', date, signal, onProgress: noProgress });
}

function bytesOf(files: readonly CadFile[], extension: string): Uint8Array {
  const file = files.find(({ name }) => name.endsWith(`.${extension}`));
  if (!file) throw new Error(`There is no ${extension}.`);
  return file.bytes;
}

function textOf(files: readonly CadFile[], extension: string): string {
  return new TextDecoder().decode(bytesOf(files, extension));
}

function readDxf(files: readonly CadFile[]) {
  const entities = new DxfParser().parseSync(textOf(files, 'dxf'))?.entities ?? [];
  const lengths = entities
    .filter((entity): entity is IDimensionEntity => entity.type === 'DIMENSION')
    .map(({ actualMeasurement }) => actualMeasurement);
  const rounds = entities.filter(
    (entity): entity is IArcEntity | ICircleEntity => entity.type === 'ARC' || entity.type === 'CIRCLE',
  );
  return { lengths, rounds };
}

/** Of a binary STL, in millimetres. */
function stlBounds(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [min, max] = [
    [Infinity, Infinity, Infinity],
    [-Infinity, -Infinity, -Infinity],
  ];
  for (let triangle = 0; triangle < view.getUint32(80, true); triangle++)
    for (let number = 3; number < 12; number++) {
      const value = view.getFloat32(84 + 50 * triangle + 4 * number, true);
      min[number % 3] = Math.min(min[number % 3] ?? value, value);
      max[number % 3] = Math.max(max[number % 3] ?? value, value);
    }
  return { min, max };
}

/** What holds for the files of every product: all of them are readable, and as large as each other. */
async function checkFiles(files: readonly CadFile[], isReadBack: boolean): Promise<readonly number[]> {
  expect(files.map(({ contentType }) => contentType)).toEqual([
    'image/svg+xml',
    'image/vnd.dxf',
    'application/pdf',
    'model/gltf-binary',
    'model/stl',
    'model/step',
  ]);
  const stl = stlBounds(bytesOf(files, 'stl'));
  const size = stl.max.map((most, axis) => most - (stl.min[axis] ?? 0));
  const glb = bytesOf(files, 'glb');
  const { issues } = await validateBytes(glb, { maxIssues: 20 });
  expect(issues.messages.filter(({ severity }) => severity <= 1)).toEqual([]);
  const scene = (await new NodeIO().readBinary(glb)).getRoot().getDefaultScene();
  if (!scene) throw new Error('The glTF file has no scene.');
  const bounds = getBounds(scene);
  // Metres and y up there, millimetres and z up here.
  [0, 2, 1].forEach((axis, place) => {
    expect(((bounds.max[axis] ?? 0) - (bounds.min[axis] ?? 0)) * 1000).toBeCloseTo(size[place] ?? 0, 1);
  });
  const step = textOf(files, 'step');
  expect(step).toContain("FILE_SCHEMA(('AUTOMOTIVE_DESIGN");
  expect(step.match(/MANIFOLD_SOLID_BREP/g)?.length).toBeGreaterThan(50);
  // Reading one takes ten seconds; the others of a product are made in the same way.
  if (!isReadBack) return size;
  const read = await readStepBounds(bytesOf(files, 'step'));
  read.max.forEach((most, axis) => {
    expect(Math.abs(most - (read.min[axis] ?? 0) - (size[axis] ?? 0))).toBeLessThan(3);
  });
  return size;
}

describe('bikes', () => {
  let bike: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    bike = await open('bike');
  });

  // From the bottom bracket back: the chain stay of 440 mm, 65 mm below the axle. To the front: 622 mm, more or less by size.
  test.each([
    ['small', 435.17 + 594],
    ['xl', 435.17 + 664],
  ])('the wheelbase of a bike in size %s is that in every file', async (size, wheelbase) => {
    const values = await bike.configured([{ field: 'bike_size_field', value: size }]);
    const files = await make(bike.product, values);
    await checkFiles(files, size === 'xl');

    const { lengths, rounds } = readDxf(files);
    expect(lengths.some((length) => Math.abs(length - wheelbase) < 0.01)).toBe(true);
    // The tyres, drawn in true size: 292 or 311 mm to the rim, and 0.95 of their width.
    const valueOf = (field: string) => values.find(({ name }) => name === field)?.value;
    const rim = valueOf('wheel_size_field') === 'w275' ? 292 : 311;
    const outside = rim + 0.95 * Number(valueOf('tire_width_field'));
    const tyres = rounds.filter(({ radius }) => Math.abs(radius - outside) < 0.05);
    const axles = tyres.map(({ center }) => center.x);
    expect(Math.max(...axles) - Math.min(...axles)).toBeCloseTo(wheelbase, 1);

    const measured = /data-name="wheelbase" data-length="([\d.]+)"/.exec(textOf(files, 'svg'))?.[1];
    expect(Number(measured)).toBeCloseTo(wheelbase, 1);
    const boxes = readTextBoxes(bytesOf(files, 'pdf')).flat();
    const words = boxes.map(({ text }) => text).join(' ');
    expect(words).toContain(`Wheelbase ${wheelbase.toFixed(1)}`);
    expect(words).toContain('Tarn Calvin');
    expect(words).toContain('1:10');
    expect(words).toContain('Nov 27, 2026');
  });
});

describe('pumps', () => {
  let pump: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    pump = await open('pump');
  });

  test.each<[string, Commits]>([
    [
      'large',
      [
        { field: 'flow_field', value: '50' },
        { field: 'head_field', value: '40' },
      ],
    ],
    ['with three branches', [{ field: 'branch_count', value: '3' }]],
  ])('a %s pump skid has its configured length in every file', async (name, commits) => {
    const values = await pump.configured(commits);
    const { dimensions } = evaluateScene(pump.product.scene, values);
    const lengthOf = (name: string) =>
      1000 * (dimensions.find((dimension) => dimension.name === name)?.length ?? NaN);
    const files = await make(pump.product, values);
    const [length = 0] = await checkFiles(files, name === 'large');
    expect(length).toBeGreaterThan(lengthOf('length') - 0.1);

    const { lengths } = readDxf(files);
    for (const measure of ['length', 'width', 'shaft_height', 'header_height'])
      expect(lengths.some((drawn) => Math.abs(drawn - lengthOf(measure)) < 0.01)).toBe(true);
    const boxes = readTextBoxes(bytesOf(files, 'pdf')).flat();
    const shown = String(Math.round(lengthOf('length') * 10) / 10);
    expect(boxes.map(({ text }) => text).join(' ')).toContain(`Length ${shown}`);
    if (commits.some(({ field }) => field === 'branch_count')) expect(lengths).toContain(180);
  });

  test('a shape without a length says which parameters it comes from, and where it is described', async () => {
    const { product } = pump;
    const values = await pump.configured([]);
    const negative = { op: 'negate', args: [{ op: 'value', name: 'foot' }] } as const;
    const scene = {
      ...product.scene,
      values: product.scene.values.map((value) =>
        value.name === 'beam' ? { ...value, value: negative } : value,
      ),
    };
    const outcome = make({ ...product, scene }, values);
    await expect(outcome).rejects.toBeInstanceOf(CadGeometryError);
    await expect(outcome).rejects.toMatchObject({
      message: expect.stringMatching(/^.+ cannot be made with this configuration: /) as string,
      authorMessage: expect.stringMatching(/^scene\.yaml:\d+:\d+: /) as string,
      parameters: expect.arrayContaining(['damper_field']) as string[],
    });
  });

  test('an aborted job ends between two steps', async () => {
    const abort = new AbortController();
    const steps: number[] = [];
    const files = makeCadFiles(pump.product, await pump.configured([]), {
      language: 'de',
      date,
      signal: abort.signal,
      onProgress: (step) => {
        steps.push(step);
        abort.abort(new Error('The customer cancelled.'));
      },
    });
    await expect(files).rejects.toThrow('The customer cancelled.');
    expect(steps).toEqual([1]);
  });
});
