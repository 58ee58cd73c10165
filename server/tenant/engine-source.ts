import type { ProductModel } from '#server/model/product/product-model.ts';

/** The problem that an engine solves; name and revision identify it. */
export type EngineSource = Pick<ProductModel, 'name' | 'revision' | 'problem'>;
