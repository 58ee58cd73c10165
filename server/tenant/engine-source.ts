import type { ProductModel } from '#server/model/product/product-model.ts';

/** What an engine is made of: a problem, under a name of its own, in one revision. */
export type EngineSource = Pick<ProductModel, 'name' | 'revision' | 'problem'>;
