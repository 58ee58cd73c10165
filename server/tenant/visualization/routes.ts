import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { Hono, type Context } from 'hono';
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

/** What pictures of products are written in. */
const PICTURE_TYPES: Readonly<Record<string, string>> = {
  ...ASSET_TYPES,
  '.svg': 'image/svg+xml',
  '.avif': 'image/avif',
};

/**
 * Scenes and their files, at `tvkbPath` and `assetsPath` of the visualization object. Their readers are the pages in the
 * frame, which have no key: what a product looks like is no secret.
 */
export function sceneFiles(registry: ProductRegistry): Hono {
  const found = (reference: string) => {
    const listed = asConfigurable(registry.product(reference));
    const scene = listed?.model.scene;
    if (!listed || !scene) throw sceneNotFound();
    return { ...listed, scene, isCurrent: strongReference(listed.product) === reference };
  };

  return new Hono()
    .get('/scenes/:product', (c) => {
      const { scene, isCurrent } = found(c.req.param('product'));
      cacheWhile(c, isCurrent);
      return c.json(scene.scene);
    })
    .get('/assets/:product/:file', async (c) => {
      const { scene, isCurrent } = found(c.req.param('product'));
      return sendFile(c, scene.assets.get(c.req.param('file')), ASSET_TYPES, isCurrent);
    })
    .get('/pictures/:product', async (c) => {
      const { product, model, isCurrent } = found(c.req.param('product'));
      return sendFile(c, product.picture ?? model.picture, PICTURE_TYPES, isCurrent);
    })
    .get('/pictures/:product/:domain/:value', async (c) => {
      const { model, isCurrent } = found(c.req.param('product'));
      const domain = model.domains.get(c.req.param('domain'));
      const value = domain?.values.find(({ name }) => name === c.req.param('value'));
      return sendFile(c, value?.picture, PICTURE_TYPES, isCurrent);
    });
}

/** @throws NotFound without a path, and for a file of another type */
async function sendFile(
  c: Context,
  path: string | undefined,
  types: Readonly<Record<string, string>>,
  isCurrent: boolean,
): Promise<Response> {
  const type = path === undefined ? undefined : types[extname(path).toLowerCase()];
  if (path === undefined || type === undefined) throw sceneNotFound();
  cacheWhile(c, isCurrent);
  // An SVG that is opened as a page must not run scripts.
  c.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  return c.body(new Uint8Array(await readFile(path)), 200, { 'Content-Type': type });
}

/** An address with the current strong reference always has the same content. */
function cacheWhile(c: Context, isCurrent: boolean): void {
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Cache-Control', isCurrent ? `public, max-age=${A_YEAR}, immutable` : 'no-cache');
}

function sceneNotFound(): NotFound {
  return new NotFound('Scene not found', 'There is no such visualization.');
}
