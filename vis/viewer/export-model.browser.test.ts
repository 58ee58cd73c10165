import { Box3, BoxGeometry, Group, InstancedMesh, Matrix4, Mesh, MeshStandardMaterial, Vector3 } from 'three';
import { GLTFLoader } from 'three/examples/jsm/loaders/GLTFLoader.js';
import { expect, test } from 'vitest';
import { exportModel } from './export-model.ts';

/** A post of two metres, and three feet that are drawn in one go, two metres from the first to the last. */
function parts() {
  const material = new MeshStandardMaterial({ color: '#174f93', metalness: 0.3, roughness: 0.5 });
  const post = new Mesh(new BoxGeometry(0.1, 2, 0.1), material);
  post.position.set(0, 1, 0);
  post.updateMatrixWorld();
  const feet = new InstancedMesh(new BoxGeometry(0.2, 0.1, 0.2), material, 3);
  for (let index = 0; index < 3; index++)
    feet.setMatrixAt(index, new Matrix4().makeTranslation(index, 0.05, 0));
  const hidden = new Group();
  hidden.visible = false;
  hidden.add(new Mesh(new BoxGeometry(9, 9, 9), material));
  return new Map([
    ['post', [post]],
    ['feet', [feet, hidden]],
  ]);
}

test('the glTF file has the parts by name, in their size in metres', async () => {
  const file = await exportModel(parts(), 'glb');
  const bytes = await file.arrayBuffer();
  const header = new DataView(bytes);
  // Magic number, version and length of a binary glTF.
  expect([header.getUint32(0, true), header.getUint32(4, true), header.getUint32(8, true)]).toEqual([
    0x46546c67,
    2,
    bytes.byteLength,
  ]);
  const { scene } = await new GLTFLoader().parseAsync(bytes, '');
  const size = new Box3().setFromObject(scene).getSize(new Vector3());
  expect(size.toArray().map((length) => Math.round(length * 1000))).toEqual([2200, 2000, 200]);
  expect(scene.getObjectByName('feet')?.children).toHaveLength(3);
});

test('the USDZ file is an archive that is not compressed, each file at a multiple of 64 bytes', async () => {
  const bytes = await (await exportModel(parts(), 'usdz')).arrayBuffer();
  const view = new DataView(bytes);
  let at = 0;
  const names: string[] = [];
  while (view.getUint32(at, true) === 0x04034b50) {
    const [method, size] = [view.getUint16(at + 8, true), view.getUint32(at + 18, true)];
    const [nameLength, extraLength] = [view.getUint16(at + 26, true), view.getUint16(at + 28, true)];
    names.push(new TextDecoder().decode(new Uint8Array(bytes, at + 30, nameLength)));
    const start = at + 30 + nameLength + extraLength;
    expect([method, start % 64]).toEqual([0, 0]);
    at = start + size;
  }
  // The first file is the one that is opened.
  expect(names[0]).toMatch(/\.usda$/);
  expect(names.length).toBeGreaterThan(1);
});
