import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { spellingsOf } from './support/browser-watch.ts';
import { expect, test } from './support/fixtures.ts';
import { CLIENT_FOLDER } from './support/shop-server.ts';

// Every other test searches what its browser was sent; this one searches what is there to be sent.
test('nothing that is served contains the API key, while its owner may use it', async ({ request, shop }) => {
  const files = await readdir(CLIENT_FOLDER, { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  expect(paths.length).toBeGreaterThan(10);
  for (const path of paths) {
    const content = await readFile(path);
    for (const spelling of spellingsOf(shop.apiKey)) expect(content.includes(spelling), path).toBe(false);
  }
  const tabs = await request.get('/self-service-api-v1.3/catalog/tabs', {
    headers: { 'X-Key': shop.apiKey },
  });
  expect(tabs.status()).toBe(200);
});
