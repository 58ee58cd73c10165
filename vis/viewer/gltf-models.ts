import { BufferGeometry, Group, Matrix4, type Mesh, type MeshStandardMaterial, type Object3D } from 'three';
import type { PlacedBody } from '#scene/evaluate/placed-scene.ts';
import { BodyNode } from './body-node.ts';

/** The models of glTF files. The loader comes with the first of them; a file is loaded once. */
export class GltfModels {
  readonly #url: (file: string) => string;
  readonly #changed: () => void;
  readonly #loaded = new Map<string, Promise<Object3D>>();
  readonly #nothing = new BufferGeometry();

  constructor(url: (file: string) => string, changed: () => void) {
    this.#url = url;
    this.#changed = changed;
  }

  /** A node that shows nothing until the file is there, and nothing for good when it cannot be loaded. */
  node(body: PlacedBody, material: MeshStandardMaterial): BodyNode {
    const node = new BodyNode(body, this.#nothing, material);
    if (body.shape.kind !== 'mesh') return node;
    this.#load(body.shape.file).then(
      (model) => {
        if (!node.object.parent) return;
        for (const placement of body.placements) {
          const copy = new Group();
          copy.matrixAutoUpdate = false;
          copy.matrix = new Matrix4().fromArray([...placement]);
          copy.add(model.clone());
          node.object.add(copy);
        }
        this.#changed();
      },
      () => undefined,
    );
    return node;
  }

  dispose(): void {
    for (const loading of this.#loaded.values())
      void loading.then(
        (model) => {
          model.traverse((object) => {
            if ('geometry' in object) (object as Mesh).geometry.dispose();
          });
        },
        () => undefined,
      );
    this.#loaded.clear();
  }

  async #load(file: string): Promise<Object3D> {
    const found = this.#loaded.get(file) ?? this.#fetch(file);
    this.#loaded.set(file, found);
    return found;
  }

  async #fetch(file: string): Promise<Object3D> {
    const { GLTFLoader } = await import('three/addons/loaders/GLTFLoader.js');
    const { scene } = await new GLTFLoader().loadAsync(this.#url(file));
    scene.traverse((object) => {
      object.castShadow = object.receiveShadow = true;
    });
    return scene;
  }
}
