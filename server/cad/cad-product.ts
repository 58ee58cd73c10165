import type { Scene } from '#scene/scene.ts';
import type { ProductDrawing } from '#server/model/product/product-drawing.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';

/** What CAD files of a product are made from: plain data, so that it can be sent to a thread. */
export interface CadProduct {
  /** Of the model; files are named after it. */
  readonly name: string;
  /** Of the model: a part of the drawing's number. */
  readonly revision: string;
  readonly scene: Scene;
  readonly drawing: ProductDrawing;
}

/** Undefined for a product without a scene: there is no geometry to make files from. */
export function cadProductOf({ name, revision, scene }: ProductModel): CadProduct | undefined {
  return scene && { name, revision, scene: scene.scene, drawing: scene.drawing };
}
