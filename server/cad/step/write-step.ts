import { setImmediate } from 'node:timers/promises';
import type { TopoDS_Shape } from 'replicad-opencascadejs';
import { fromBasis, identity, isMirrored, type Transform } from '#scene/geometry/transform.ts';
import { texts } from '#server/texts/texts.ts';
import { CadGeometryError } from '../cad-geometry-error.ts';
import type { CadGeometry, CadPart } from '../geometry/cad-geometry.ts';
import { linearColor } from '../geometry/linear-color.ts';
import { loadOpenCascade } from './open-cascade.ts';
import { SolidKernel, unmirrored } from './solid-kernel.ts';
import { solidsOfShape } from './solids-of-shape.ts';

/** From a scene (y up) to CAD programs (z up), as `toCadAxes` of `write-stl.ts`. */
const zUp: Transform = fromBasis([1, 0, 0], [0, 0, 1], [0, -1, 0], [0, 0, 0]);
const temporaryFile = '/product.step';

export interface StepOptions {
  /** Of the product. */
  readonly title: string;
  readonly language: string;
  readonly signal: AbortSignal;
}

/**
 * The product as STEP AP214: an assembly of its parts, each an assembly of solids with the colour of their material. Equal copies
 * share their geometry.
 *
 * @throws CadGeometryError for a shape that does not become a sound solid
 */
export async function writeStep({ parts }: CadGeometry, options: StepOptions): Promise<Uint8Array> {
  const kernel = new SolidKernel(await loadOpenCascade());
  try {
    const document = new StepDocument(kernel);
    const product = document.assembly(options.title);
    for (const part of parts) {
      // A part takes a few milliseconds; without this no abort would be seen.
      await setImmediate();
      options.signal.throwIfAborted();
      addPart(document, kernel, product, part, options.language);
    }
    return document.write();
  } finally {
    kernel.release();
  }
}

type Label = ReturnType<StepDocument['assembly']>;

function addPart(
  document: StepDocument,
  kernel: SolidKernel,
  product: Label,
  { name, label, bodies }: CadPart,
  language: string,
): void {
  const part = document.assembly(label);
  for (const { index, shape, material, placements } of bodies) {
    const solids = madeSolids(kernel, shape);
    if (!solids) {
      const message = texts.format('cad.no-solid', language, { part: label });
      throw new CadGeometryError(
        message,
        [],
        `part "${name}", shape ${index + 1}: its ${shape.kind} is no solid.`,
      );
    }
    if (solids.length === 0) continue;
    const solid = kernel.compound(solids);
    const shapes = { plain: undefined as Label | undefined, mirrored: undefined as Label | undefined };
    for (const placement of placements) {
      const side = isMirrored(placement) ? 'mirrored' : 'plain';
      shapes[side] ??= document.solid(
        side === 'plain' ? solid : kernel.mirrored(solid),
        `${label} ${index + 1}`,
        material.color,
      );
      document.place(part, shapes[side], side === 'plain' ? placement : unmirrored(placement));
    }
  }
  document.place(product, part, zUp);
}

/** Undefined where OpenCASCADE makes no sound solid of a shape. */
function madeSolids(kernel: SolidKernel, shape: CadPart['bodies'][number]['shape']) {
  let solids: readonly TopoDS_Shape[];
  try {
    solids = solidsOfShape(kernel, shape);
  } catch (error) {
    // What C++ throws is a number or an object of the package's own.
    if (error instanceof TypeError || error instanceof ReferenceError) throw error;
    return undefined;
  }
  return solids.every((solid) => kernel.isSound(solid)) ? solids : undefined;
}

/** A document of OpenCASCADE with assemblies, names and colours. */
class StepDocument {
  readonly #kernel: SolidKernel;
  readonly #document;
  readonly #shapes;
  readonly #colors;

  constructor(kernel: SolidKernel) {
    const { oc } = kernel;
    this.#kernel = kernel;
    this.#document = kernel.keep(new oc.TDocStd_Document(this.#text('XmlOcaf')));
    const main = kernel.keep(this.#document.Main());
    oc.XCAFDoc_ShapeTool.SetAutoNaming(false);
    this.#shapes = kernel.keep(oc.XCAFDoc_DocumentTool.ShapeTool(main));
    this.#colors = kernel.keep(oc.XCAFDoc_DocumentTool.ColorTool(main));
  }

  assembly(name: string) {
    const label = this.#kernel.keep(this.#shapes.NewShape());
    this.#name(label, name);
    return label;
  }

  solid(shape: TopoDS_Shape, name: string, color: string): Label {
    const { oc } = this.#kernel;
    const label = this.#kernel.keep(this.#shapes.AddShape(shape, false));
    this.#name(label, name);
    const rgb = this.#kernel.keep(new oc.Quantity_ColorRGBA(...linearColor(color), 1));
    this.#colors.SetColor(label, rgb, oc.XCAFDoc_ColorType.XCAFDoc_ColorSurf);
    return label;
  }

  place(assembly: Label, component: Label, placement: Transform = identity): void {
    this.#kernel.keep(this.#shapes.AddComponent(assembly, component, this.#kernel.location(placement)));
  }

  /** @throws Error when OpenCASCADE does not write it */
  write(): Uint8Array {
    const { oc } = this.#kernel;
    this.#shapes.UpdateAssemblies();
    const session = this.#kernel.keep(new oc.XSControl_WorkSession());
    const writer = this.#kernel.keep(new oc.STEPCAFControl_Writer(session, false));
    writer.SetColorMode(true);
    writer.SetNameMode(true);
    oc.Interface_Static.SetIVal('write.surfacecurve.mode', 0);
    oc.Interface_Static.SetCVal('write.step.unit', 'MM');
    const progress = this.#kernel.keep(new oc.Message_ProgressRange());
    // Not `Transfer`: through WebAssembly it makes a file of each part.
    if (!writer.Perform(this.#document, temporaryFile, progress))
      throw new Error('OpenCASCADE does not write the product.');
    const bytes = oc.FS.readFile(temporaryFile);
    oc.FS.unlink(temporaryFile);
    return bytes;
  }

  #name(label: Label, name: string): void {
    const attribute = this.#kernel.oc.TDataStd_Name.Set(label, this.#text(name));
    this.#kernel.keep(attribute);
  }

  #text(text: string) {
    return this.#kernel.keep(new this.#kernel.oc.TCollection_ExtendedString(text, true));
  }
}
