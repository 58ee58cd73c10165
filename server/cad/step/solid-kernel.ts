import type { OpenCascadeInstance, TopoDS_Face, TopoDS_Shape, TopoDS_Wire } from 'replicad-opencascadejs';
import { pointOn, type PathSegment } from '#scene/geometry/bent-path.ts';
import { isMirrored, mirror, multiply, type Transform } from '#scene/geometry/transform.ts';
import { cross as crossed, type Vector } from '#scene/geometry/vector.ts';

/** An ellipse in space; its axes are given as ways from the middle. */
export interface EllipseSection {
  readonly at: Vector;
  readonly u: Vector;
  readonly v: Vector;
}

/**
 * The solids that OpenCASCADE makes, in the words of a scene: lengths in metres go in, millimetres come out. WebAssembly has no
 * garbage collector: everything made here lives until `release`.
 */
export class SolidKernel {
  readonly oc: OpenCascadeInstance;
  readonly #made: { delete(): void }[] = [];

  constructor(oc: OpenCascadeInstance) {
    this.oc = oc;
  }

  /** Remembers an object to be freed. */
  keep<T extends { delete(): void }>(object: T): T {
    this.#made.push(object);
    return object;
  }

  release(): void {
    for (const object of this.#made.splice(0).reverse()) object.delete();
  }

  /** The plane inside a closed path and outside of others, which go the other way round. */
  face(outer: readonly PathSegment[], holes: readonly (readonly PathSegment[])[] = []): TopoDS_Face {
    const face = this.keep(new this.oc.BRepBuilderAPI_MakeFace(this.wire(outer), true));
    for (const hole of holes) face.Add(this.wire(hole));
    return this.keep(face.Face());
  }

  /** A circle of a diameter across a direction. */
  disk(at: Vector, direction: Vector, diameter: number): TopoDS_Face {
    const circle = this.keep(new this.oc.gp_Circ(this.#axes(at, direction), diameter * 500));
    const edge = this.keep(this.keep(new this.oc.BRepBuilderAPI_MakeEdge(circle)).Edge());
    const wire = this.keep(this.keep(new this.oc.BRepBuilderAPI_MakeWire(edge)).Wire());
    return this.keep(this.keep(new this.oc.BRepBuilderAPI_MakeFace(wire, true)).Face());
  }

  wire(path: readonly PathSegment[]): TopoDS_Wire {
    const wire = this.keep(new this.oc.BRepBuilderAPI_MakeWire());
    for (const segment of path) {
      const [from, to] = [this.#point(segment.from), this.#point(segment.to)];
      if (segment.kind === 'line') {
        wire.Add(this.keep(this.keep(new this.oc.BRepBuilderAPI_MakeEdge(from, to)).Edge()));
        continue;
      }
      const middle = this.#point(pointOn(segment, 0.5).at);
      const arc = this.keep(this.keep(new this.oc.GC_MakeArcOfCircle(from, middle, to)).Value());
      wire.Add(this.keep(this.keep(new this.oc.BRepBuilderAPI_MakeEdge(arc)).Edge()));
    }
    return this.keep(wire.Wire());
  }

  /** A plane moved along a way. */
  prism(face: TopoDS_Face, way: Vector): TopoDS_Shape {
    const vector = this.keep(new this.oc.gp_Vec(way[0] * 1000, way[1] * 1000, way[2] * 1000));
    return this.keep(this.keep(new this.oc.BRepPrimAPI_MakePrism(face, vector)).Shape());
  }

  /** A plane turned about the y axis, or another one through the origin. @param degrees 360 for a whole turn */
  revolve(face: TopoDS_Face, degrees = 360, axis: Vector = [0, 1, 0]): TopoDS_Shape {
    const about = this.keep(new this.oc.gp_Ax1(this.#point([0, 0, 0]), this.#direction(axis)));
    const turned =
      Math.abs(degrees) >= 360
        ? new this.oc.BRepPrimAPI_MakeRevol(face, about)
        : // All four: with three, the angle would be taken for whether to copy.
          new this.oc.BRepPrimAPI_MakeRevol(face, about, (degrees * Math.PI) / 180, false);
    return this.keep(this.keep(turned).Shape());
  }

  /** A plane moved along a path without sharp corners. */
  pipe(path: readonly PathSegment[], profile: TopoDS_Face): TopoDS_Shape {
    return this.keep(this.keep(new this.oc.BRepOffsetAPI_MakePipe(this.wire(path), profile)).Shape());
  }

  /** A solid through ellipses, straight from each to the next: a smooth one would swing out between them. */
  loft(sections: readonly EllipseSection[]): TopoDS_Shape {
    const loft = this.keep(new this.oc.BRepOffsetAPI_ThruSections(true, true, 1e-6));
    for (const section of sections) loft.AddWire(this.#ellipse(section));
    loft.CheckCompatibility(false);
    return this.keep(loft.Shape());
  }

  /** Half of a ball that bulges in a direction. */
  halfBall(at: Vector, direction: Vector, diameter: number): TopoDS_Shape {
    const axes = this.#axes(at, direction);
    const ball = new this.oc.BRepPrimAPI_MakeSphere(axes, diameter * 500, 0, Math.PI / 2);
    return this.keep(this.keep(ball).Shape());
  }

  /**
   * An ellipsoid around the origin, or its cap down to an angle from the top of y: half of an ellipse, turned about the axis across
   * which it is round; a loft where it is round nowhere.
   */
  ellipsoid(size: Vector, degrees: number): TopoDS_Shape {
    const [x, y, z] = size;
    const isWhole = degrees >= 180;
    if (Math.abs(x - z) < 1e-9) return this.#turnedEllipse([0, 1, 0], y / 2, [1, 0, 0], x / 2, degrees);
    if (isWhole && Math.abs(x - y) < 1e-9)
      return this.#turnedEllipse([0, 0, 1], z / 2, [1, 0, 0], x / 2, 180);
    if (isWhole && Math.abs(y - z) < 1e-9)
      return this.#turnedEllipse([1, 0, 0], x / 2, [0, 1, 0], y / 2, 180);
    const [first, last] = [1, Math.min(179, degrees)];
    const sections = Array.from({ length: 19 }, (_, index): EllipseSection => {
      const angle = ((first + ((last - first) * index) / 18) * Math.PI) / 180;
      const [s, c] = [Math.sin(angle), Math.cos(angle)];
      return { at: [0, (y / 2) * c, 0], u: [(x / 2) * s, 0, 0], v: [0, 0, (z / 2) * s] };
    });
    return this.loft(sections);
  }

  /** A round wire through points. */
  wireThrough(points: readonly Vector[], thickness: number): TopoDS_Shape {
    const through = this.keep(new this.oc.NCollection_Array1_gp_Pnt(1, points.length));
    points.forEach((point, index) => {
      through.SetValue(index + 1, this.#point(point));
    });
    const curve = this.keep(this.keep(new this.oc.GeomAPI_PointsToBSpline(through)).Curve());
    const edge = this.keep(this.keep(new this.oc.BRepBuilderAPI_MakeEdge(curve)).Edge());
    const spine = this.keep(this.keep(new this.oc.BRepBuilderAPI_MakeWire(edge)).Wire());
    const [first = [0, 0, 0], second = [0, 1, 0]] = points;
    const way: Vector = [second[0] - first[0], second[1] - first[1], second[2] - first[2]];
    const profile = this.disk(first, way, thickness);
    return this.keep(this.keep(new this.oc.BRepOffsetAPI_MakePipe(spine, profile)).Shape());
  }

  compound(shapes: readonly TopoDS_Shape[]): TopoDS_Shape {
    const [only, another] = shapes;
    if (only && !another) return only;
    const builder = this.keep(new this.oc.TopoDS_Builder());
    const compound = this.keep(new this.oc.TopoDS_Compound());
    builder.MakeCompound(compound);
    for (const shape of shapes) builder.Add(compound, shape);
    return compound;
  }

  /** A copy at another place; a mirrored one has a geometry of its own. */
  placed(shape: TopoDS_Shape, placement: Transform): TopoDS_Shape {
    if (!isMirrored(placement)) return this.keep(shape.Moved(this.location(placement), false));
    return this.keep(this.mirrored(shape).Moved(this.location(unmirrored(placement)), false));
  }

  /** The mirror image in the plane z = 0. */
  mirrored(shape: TopoDS_Shape): TopoDS_Shape {
    const plane = this.keep(new this.oc.gp_Trsf());
    plane.SetMirror(this.#axes([0, 0, 0], [0, 0, 1]));
    return this.keep(this.keep(new this.oc.BRepBuilderAPI_Transform(shape, plane, true)).Shape());
  }

  location(t: Transform) {
    const transform = this.keep(new this.oc.gp_Trsf());
    const [a = 1, b = 0, c = 0, , d = 0, e = 1, f = 0, , g = 0, h = 0, i = 1, , x = 0, y = 0, z = 0] = t;
    transform.SetValues(a, d, g, x * 1000, b, e, h, y * 1000, c, f, i, z * 1000);
    return this.keep(new this.oc.TopLoc_Location(transform));
  }

  /** Whether a shape is a solid without faults. */
  isSound(shape: TopoDS_Shape): boolean {
    return !shape.IsNull() && this.keep(new this.oc.BRepCheck_Analyzer(shape, true)).IsValid();
  }

  /** @param axis where it is turned about, with its half length @param side a direction across it, with the half width */
  #turnedEllipse(axis: Vector, along: number, side: Vector, across: number, degrees: number): TopoDS_Shape {
    const angle = (Math.min(180, degrees) * Math.PI) / 180;
    const at = (a: number, b: number): Vector => [
      axis[0] * a + side[0] * b,
      axis[1] * a + side[1] * b,
      axis[2] * a + side[2] * b,
    ];
    const isLong = along >= across;
    const [x, y] = isLong ? [axis, side] : [side, axis];
    const axes = this.keep(
      new this.oc.gp_Ax2(this.#point([0, 0, 0]), this.#direction(crossed(x, y)), this.#direction(x)),
    );
    const [long, short] = [Math.max(along, across) * 1000, Math.min(along, across) * 1000];
    const ellipse = this.keep(new this.oc.gp_Elips(axes, long, short));
    const [from, to] = isLong ? [0, angle] : [Math.PI / 2 - angle, Math.PI / 2];
    const arc = this.keep(this.keep(new this.oc.BRepBuilderAPI_MakeEdge(ellipse, from, to)).Edge());
    const wire = this.keep(new this.oc.BRepBuilderAPI_MakeWire(arc));
    const [height, rim] = [along * Math.cos(angle), across * Math.sin(angle)];
    const corners = [at(height, rim), at(height, 0), at(along, 0)].slice(rim < 1e-9 ? 1 : 0);
    corners.slice(1).forEach((corner, index) => {
      const edge = new this.oc.BRepBuilderAPI_MakeEdge(
        this.#point(corners[index] ?? corner),
        this.#point(corner),
      );
      wire.Add(this.keep(this.keep(edge).Edge()));
    });
    const face = this.keep(new this.oc.BRepBuilderAPI_MakeFace(this.keep(wire.Wire()), true));
    return this.revolve(this.keep(face.Face()), 360, axis);
  }

  #ellipse({ at, u, v }: EllipseSection): TopoDS_Wire {
    const [a, b] = [Math.hypot(...u) * 1000, Math.hypot(...v) * 1000];
    // The long axis comes first.
    const [x, y] = a >= b ? [u, v] : [v, [-u[0], -u[1], -u[2]] as const];
    const axes = this.keep(
      new this.oc.gp_Ax2(this.#point(at), this.#direction(crossed(x, y)), this.#direction(x)),
    );
    const [long, short] = [Math.max(a, b), Math.min(a, b)];
    const curve =
      long - short < 1e-6
        ? new this.oc.BRepBuilderAPI_MakeEdge(this.keep(new this.oc.gp_Circ(axes, long)))
        : new this.oc.BRepBuilderAPI_MakeEdge(this.keep(new this.oc.gp_Elips(axes, long, short)));
    const edge = this.keep(this.keep(curve).Edge());
    return this.keep(this.keep(new this.oc.BRepBuilderAPI_MakeWire(edge)).Wire());
  }

  #axes(at: Vector, direction: Vector) {
    return this.keep(new this.oc.gp_Ax2(this.#point(at), this.#direction(direction)));
  }

  #point([x, y, z]: Vector) {
    return this.keep(new this.oc.gp_Pnt(x * 1000, y * 1000, z * 1000));
  }

  #direction([x, y, z]: Vector) {
    return this.keep(new this.oc.gp_Dir(x, y, z));
  }
}

/** The rigid part of a mirrored placement: what it does to the mirror image. */
export function unmirrored(placement: Transform): Transform {
  return multiply(placement, mirror('z'));
}
