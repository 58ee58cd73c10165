import type { Shape } from '../shape/shape.ts';
import { box } from './box.ts';
import { decal } from './decal.ts';
import { extrude, gear } from './extrude.ts';
import { loop } from './loop.ts';
import { MeshBuilder, type MeshData } from './mesh-builder.ts';
import { cylinder, revolve, sphere, torus } from './revolve.ts';
import { tube } from './tube.ts';
import { helix, spokes } from './wires.ts';

/** A shape in triangles, in metres. A glTF file brings its own. */
export function tessellateShape(shape: Exclude<Shape, { readonly kind: 'mesh' }>): MeshData {
  const builder = new MeshBuilder();
  draw(builder, shape);
  return builder.build();
}

function draw(builder: MeshBuilder, shape: Exclude<Shape, { readonly kind: 'mesh' }>): void {
  switch (shape.kind) {
    case 'box':
      box(builder, shape);
      return;
    case 'cylinder':
      cylinder(builder, shape);
      return;
    case 'tube':
      tube(builder, shape);
      return;
    case 'revolve':
      revolve(builder, shape);
      return;
    case 'extrude':
      extrude(builder, shape);
      return;
    case 'torus':
      torus(builder, shape);
      return;
    case 'sphere':
      sphere(builder, shape);
      return;
    case 'helix':
      helix(builder, shape);
      return;
    case 'spokes':
      spokes(builder, shape);
      return;
    case 'loop':
      loop(builder, shape);
      return;
    case 'gear':
      gear(builder, shape);
      return;
    case 'decal':
      decal(builder, shape);
      return;
  }
}
