import { loadOpenCascade } from '../step/open-cascade.ts';

export interface StepBounds {
  readonly min: readonly number[];
  readonly max: readonly number[];
}

/** The box around everything in a STEP file, in millimetres, as OpenCASCADE's own reader finds it. */
export async function readStepBounds(bytes: Uint8Array): Promise<StepBounds> {
  const oc = await loadOpenCascade();
  oc.FS.writeFile('/read.step', bytes);
  const reader = new oc.STEPControl_Reader();
  const box = new oc.Bnd_Box();
  const progress = new oc.Message_ProgressRange();
  reader.ReadFile('/read.step');
  reader.TransferRoot(1, progress);
  const shape = reader.OneShape();
  oc.BRepBndLib.AddOptimal(shape, box, false, false);
  const [min, max] = [box.CornerMin(), box.CornerMax()];
  const bounds = { min: [min.X(), min.Y(), min.Z()], max: [max.X(), max.Y(), max.Z()] };
  for (const object of [min, max, shape, progress, box, reader]) object.delete();
  oc.FS.unlink('/read.step');
  return bounds;
}
