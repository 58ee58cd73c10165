import {
  Box3,
  BoxGeometry,
  ConeGeometry,
  Group,
  InstancedMesh,
  Matrix4,
  Mesh,
  MeshStandardMaterial,
  Vector3,
} from 'three';
import { GLTFLoader } from 'three/examples/jsm/loaders/GLTFLoader.js';
import { expect, test, vi } from 'vitest';
import { exportModel } from './export-model.ts';
import { productModel } from './product-model.ts';
import { readUsdz } from './testing/read-usdz.ts';

/** A post of two metres, three feet that are drawn in one go, two metres from the first to the last, and a mirrored arm. */
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
  // Its tip is to the right; mirrored, it is to the left.
  const arm = new Mesh(new ConeGeometry(0.1, 0.4, 8).rotateZ(-Math.PI / 2), material);
  arm.matrixWorld = new Matrix4().makeTranslation(0.5, 1.5, 0).scale(new Vector3(-1, 1, 1));
  arm.matrixWorldAutoUpdate = false;
  return new Map([
    ['post', [post]],
    ['feet', [feet, hidden]],
    ['arm', [arm]],
  ]);
}

/** In millimetres. */
const rounded = (size: readonly number[]) => size.map((length) => Math.round(length * 1000));

test('the glTF file has the parts by name, in their size in metres', async () => {
  const file = await exportModel(productModel(parts()), 'glb');
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
  expect(rounded(size.toArray())).toEqual([2200, 2000, 200]);
  expect(scene.getObjectByName('feet')?.children).toHaveLength(3);
});

test('a mirrored copy is mirrored by its shape: its triangles face outwards without a negative scale', () => {
  const [arm] = (productModel(parts()).getObjectByName('arm')?.children ?? []) as Mesh[];
  if (!arm) return expect.unreachable();
  expect(arm.scale.toArray()).toEqual([1, 1, 1]);
  const { geometry } = arm;
  const corner = (place: number) =>
    new Vector3().fromBufferAttribute(geometry.getAttribute('position'), geometry.index?.getX(place) ?? 0);
  const tip = Array.from({ length: geometry.index?.count ?? 0 }, (_, place) => corner(place).x);
  expect([Math.min(...tip), Math.max(...tip)]).toEqual([expect.closeTo(-0.2), expect.closeTo(0.2)]);
  let volume = 0;
  for (let place = 0; place < (geometry.index?.count ?? 0); place += 3)
    volume += corner(place).dot(corner(place + 1).cross(corner(place + 2))) / 6;
  expect(volume).toBeGreaterThan(0.003);
  return undefined;
});

test('the USDZ file keeps to the layout of the format, and has the size in metres', async () => {
  const warn = vi.spyOn(console, 'warn');
  const archive = await (await exportModel(productModel(parts()), 'usdz')).arrayBuffer();
  const { faults, files, size, middles } = readUsdz(archive);
  expect(faults).toEqual([]);
  expect(files.size).toBe(4);
  expect(rounded(size)).toEqual([2200, 2000, 200]);
  expect(rounded(middles.get('feet')?.toArray() ?? [])).toEqual([1000, 50, 0]);
  expect(warn).not.toHaveBeenCalled();
});
