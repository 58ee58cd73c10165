import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { describeParts, inLanguage } from '#scene/describe/describe-scene.ts';
import { evaluateScene } from '#scene/evaluate/evaluate-scene.ts';
import type { NamedValue } from '#scene/evaluate/field-values.ts';
import { texts } from '#server/texts/texts.ts';
import type { CadProduct } from './cad-product.ts';
import { layOutSheet } from './drawing/lay-out-sheet.ts';
import type { Sheet } from './drawing/sheet.ts';
import { viewLines, type ViewLines } from './drawing/view-lines.ts';
import { obliqueProjection, viewProjections } from './drawing/view-projection.ts';
import { configureGeometry } from './geometry/configure-geometry.ts';
import type { CadGeometry } from './geometry/cad-geometry.ts';
import { writeStep } from './step/write-step.ts';
import { writeDxf } from './write/write-dxf.ts';
import { writeGlb } from './write/write-glb.ts';
import { writePdf } from './write/write-pdf.ts';
import { writeStl } from './write/write-stl.ts';
import { writeSvg } from './write/write-svg.ts';

export interface CadFile {
  /** `calvin-3f2a1b4c.pdf` */
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface CadOptions {
  /** Of labels and messages. */
  readonly language: string;
  /** In the title block. */
  readonly date: Date;
  readonly signal: AbortSignal;
  /** Called after each of `of` steps. */
  readonly onProgress: (step: number, of: number) => void;
}

/**
 * Makes the CAD files of a configured product: a drawing as PDF, SVG and DXF (true size, dimensions in millimetres), and the
 * product itself as STEP (AP214, solids in millimetres), glTF and STL. All come from one geometry, that of the scene.
 * The same product, values, language and date give the same files, but for the time in the header of the STEP file.
 *
 * Takes seconds of computing and some hundreds of megabytes: for a thread or process of its own. Between steps and parts it
 * lets other events through, so that an abort is noticed.
 *
 * @param values of the configuration by field, as `messagingData` of the visualization object has them
 * @throws CadGeometryError when a shape of this configuration cannot be made
 * @throws the signal's reason once it is aborted
 */
export async function makeCadFiles(
  product: CadProduct,
  values: readonly NamedValue[],
  options: CadOptions,
): Promise<readonly CadFile[]> {
  const { language, date, signal, onProgress } = options;
  const number = `${product.name}-${configurationNumber(product, values)}`;
  const title = inLanguage(product.scene.title, language);
  const files: CadFile[] = [];
  const file = (extension: string, contentType: string, bytes: Uint8Array): void =>
    void files.push({ name: `${number}.${extension}`, contentType, bytes });
  let geometry: CadGeometry = { parts: [], dimensions: [] };
  const views: ViewLines[] = [];
  let sheet: Sheet | undefined;
  const projections = [
    viewProjections.side,
    viewProjections.front,
    viewProjections.top,
    obliqueProjection(28, 20),
  ];
  const steps: readonly (() => void | Promise<void>)[] = [
    () => {
      geometry = configureGeometry(product, values, language);
    },
    ...projections.map((projection) => () => void views.push(viewLines(geometry, projection))),
    () => {
      const [side, front, top, overview] = views;
      if (!side || !front || !top || !overview) throw new Error('A view of the drawing is missing.');
      const parts = describeParts(product.scene, evaluateScene(product.scene, values), values, language);
      const content = { product: title, number, date, language, parts, dimensions: geometry.dimensions };
      sheet = layOutSheet({ ...content, views: { side, front, top, overview } }, (key, more) =>
        texts.format(`drawing.${key}`, language, more),
      );
      file('svg', 'image/svg+xml', writeSvg(sheet));
      file('dxf', 'image/vnd.dxf', writeDxf(sheet));
    },
    async () => {
      if (sheet) file('pdf', 'application/pdf', await writePdf(sheet));
    },
    async () => {
      file('glb', 'model/gltf-binary', await writeGlb(geometry, title));
      file('stl', 'model/stl', writeStl(geometry));
    },
    async () => {
      file('step', 'model/step', await writeStep(geometry, { title, language, signal }));
    },
  ];
  for (const [index, step] of steps.entries()) {
    signal.throwIfAborted();
    await step();
    onProgress(index + 1, steps.length);
    await setImmediate();
  }
  signal.throwIfAborted();
  return files;
}

/** Equal for equal configurations of a revision. */
function configurationNumber({ revision, scene }: CadProduct, values: readonly NamedValue[]): string {
  const read = values
    .filter(({ name }) => Object.hasOwn(scene.fields, name))
    .map(({ name, value }) => [name, value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([revision, read]))
    .digest('hex')
    .slice(0, 8);
}
