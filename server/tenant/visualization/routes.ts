import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { Hono, type Context } from 'hono';
import type { ModelScene } from '#server/model/product/product-model.ts';
import { asConfigurable, strongReference, type ProductRegistry } from '../product/product-registry.ts';
import { NotFound } from '../tenant-error.ts';

const A_YEAR = 31_536_000;

/** What a scene may show besides shapes (docs/authoring.md, "Scenes"). */
const ASSET_TYPES: Readonly<Record<string, string>> = {
  '.glb': 'model/gltf-binary',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
};

/**
 * Scenes and their files, at `tvkbPath` and `assetsPath` of the visualization object. Their readers are the pages in the
 * frame, which have no key: what a product looks like is no secret.
 */
export function sceneFiles(registry: ProductRegistry): Hono {
  const found = (reference: string): { scene: ModelScene; isCurrent: boolean } => {
    const product = asConfigurable(registry.product(reference));
    const scene = product?.model.scene;
    if (!product || !scene) throw sceneNotFound();
    return { scene, isCurrent: strongReference(product.product) === reference };
  };

  return new Hono()
    .get('/scenes/:product', (c) => {
      const { scene, isCurrent } = found(c.req.param('product'));
      cacheWhile(c, isCurrent);
      return c.json(scene.scene);
    })
    .get('/assets/:product/:file', async (c) => {
      const { scene, isCurrent } = found(c.req.param('product'));
      const path = scene.assets.get(c.req.param('file'));
      const type = path === undefined ? undefined : ASSET_TYPES[extname(path).toLowerCase()];
      if (path === undefined || type === undefined) throw sceneNotFound();
      cacheWhile(c, isCurrent);
      return c.body(new Uint8Array(await readFile(path)), 200, { 'Content-Type': type });
    });
}

/** An address with the current strong reference always has the same content. */
function cacheWhile(c: Context, isCurrent: boolean): void {
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Cache-Control', isCurrent ? `public, max-age=${A_YEAR}, immutable` : 'no-cache');
}

function sceneNotFound(): NotFound {
  return new NotFound('Scene not found', 'There is no such visualization.');
}
