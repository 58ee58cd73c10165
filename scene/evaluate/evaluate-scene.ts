import type { Expression, Result } from '../expression/expression.ts';
import { evaluateExpression, type Values } from '../expression/evaluate-expression.ts';
import { identity, inverse, multiply, type Axis, type Transform } from '../geometry/transform.ts';
import { add, length, origin, subtract, type Vector } from '../geometry/vector.ts';
import type { Scene, SceneBody, SceneClick, SceneDimension, ScenePart } from '../scene.ts';
import { copiesOf, maxCopies } from './copies.ts';
import { Dock } from './dock.ts';
import { readFieldValues, type NamedValue } from './field-values.ts';
import { NotCalculable, PartAbsent } from './not-calculable.ts';
import { ParameterResolver } from './resolve-parameters.ts';
import type { PlacedBody, PlacedDimension, PlacedPart, PlacedScene, ProblemCause } from './placed-scene.ts';
import { Quantities } from './quantities.ts';

/**
 * A scene for one configuration. What cannot be calculated is left out and said in `problems`; the rest stands.
 *
 * @param configuration values by field, as `messagingData` has them; others are ignored
 * @param actions those that are on
 */
export function evaluateScene(
  scene: Scene,
  configuration: readonly NamedValue[],
  actions: ReadonlySet<string> = new Set(),
): PlacedScene {
  return new SceneEvaluation(scene, readFieldValues(scene.fields, configuration), actions).result();
}

class SceneEvaluation {
  readonly #scene: Scene;
  readonly #fields: ReadonlyMap<string, Result>;
  readonly #named = new Map<string, Result>();
  readonly #quantities: Quantities;
  readonly #dock: Dock;
  readonly #resolver: ParameterResolver;
  readonly #problems = new Set<string>();
  readonly #causes = new Map<string, ProblemCause>();
  #copies = 0;

  constructor(scene: Scene, fields: ReadonlyMap<string, Result>, actions: ReadonlySet<string>) {
    this.#scene = scene;
    this.#fields = fields;
    for (const { name } of scene.actions) this.#named.set(name, actions.has(name));
    const values: Values = { field: (name) => fields.get(name), value: (name) => this.#named.get(name) };
    for (const { name, value } of scene.values) this.#named.set(name, evaluateExpression(value, values));
    this.#quantities = new Quantities(values, scene.unit);
    this.#dock = new Dock(this.#quantities);
    this.#resolver = new ParameterResolver(this.#quantities, this.#dock);
  }

  result(): PlacedScene {
    const { parts, dimensions, views, actions } = this.#scene;
    return {
      parts: parts.flatMap((part) => this.#attempt(() => this.#part(part), `part "${part.name}"`)),
      dimensions: dimensions.flatMap((dimension) =>
        this.#attempt(() => this.#dimension(dimension), `dimension "${dimension.name}"`),
      ),
      views: views.flatMap(({ name, label, azimuth, elevation, fit }) =>
        this.#attempt(
          () => ({
            name,
            label,
            azimuth: this.#quantities.number(azimuth, 'its azimuth'),
            elevation: this.#quantities.number(elevation, 'its elevation'),
            fit,
          }),
          `view "${name}"`,
        ),
      ),
      actions: actions
        .filter(
          ({ when }) => when === undefined || evaluateExpression(when, this.#quantities.values) === true,
        )
        .map(({ name }) => name),
      problems: [...this.#problems],
      causes: this.#causes,
    };
  }

  /** What belongs to an absent part is absent; what cannot be calculated is left out and reported. */
  #attempt<T>(
    evaluate: () => T | undefined,
    what: string,
    about?: Omit<ProblemCause, 'expression'>,
  ): readonly T[] {
    try {
      const result = evaluate();
      return result === undefined ? [] : [result];
    } catch (error) {
      if (error instanceof PartAbsent) return [];
      if (!(error instanceof NotCalculable)) throw error;
      const problem = `${what}: ${error.message}`;
      this.#problems.add(problem);
      if (about) this.#causes.set(problem, { ...about, expression: error.expression });
      return [];
    }
  }

  #holds(when: Expression | undefined): boolean {
    return when === undefined || this.#quantities.truth(when, 'whether it is there');
  }

  #part(part: ScenePart): PlacedPart | undefined {
    if (!this.#holds(part.when)) return undefined;
    const base = this.#dock.base(part.placement, identity, 'its place');
    const frame = multiply(base, this.#dock.local(part.placement, 'its place'));
    this.#setPoints(part, frame);
    const copies = placedAbout(base, copiesOf(part, this.#quantities, 'it'));
    const bodies = part.bodies.flatMap((body, index) =>
      this.#attempt(() => this.#body(body, index, frame, copies), `part "${part.name}", shape ${index + 1}`, {
        part: part.name,
        shape: index,
      }),
    );
    return {
      name: part.name,
      label: part.label,
      about: part.about,
      group: part.group,
      commit: part.click && this.#commit(part.click),
      bodies,
      enter: part.enter && this.#quantities.vector(part.enter, 'where it comes from'),
      isDetail: part.detail === true,
    };
  }

  #setPoints({ name, points }: ScenePart, frame: Transform): void {
    this.#dock.set(name, frame);
    for (const point of points) {
      const what = `docking point "${name}.${point.name}"`;
      this.#attempt(() => {
        const base = this.#dock.base(point.placement, frame, what);
        this.#dock.set(`${name}.${point.name}`, multiply(base, this.#dock.local(point.placement, what)));
        return undefined;
      }, what);
    }
  }

  /** @param outer transforms of the copies of the whole part */
  #body(
    body: SceneBody,
    index: number,
    partFrame: Transform,
    outer: readonly Transform[],
  ): PlacedBody | undefined {
    if (!this.#holds(body.when)) return undefined;
    const base = this.#dock.base(body.placement, partFrame, 'its place');
    const frame = multiply(base, this.#dock.local(body.placement, 'its place'));
    const inner = placedAbout(base, copiesOf(body, this.#quantities, 'it'));
    const count = inner.length * outer.length;
    if (count === 0) return undefined;
    if (this.#copies + count > maxCopies)
      throw new NotCalculable(`the scene has more than ${maxCopies} copies of shapes with it`);
    this.#copies += count;
    const name = this.#quantities.word(body.material, 'its material');
    const material = Object.hasOwn(this.#scene.materials, name) ? this.#scene.materials[name] : undefined;
    if (!material) throw new NotCalculable(`there is no material "${name}"`);
    return {
      index,
      shape: this.#resolver.shape(body.shape, frame, `its ${body.shape.kind}`),
      material: this.#resolver.material(material, `material "${name}"`),
      placements: outer.flatMap((copy) => inner.map((within) => multiply(copy, multiply(within, frame)))),
      isDetail: body.detail === true,
    };
  }

  #commit(click: SceneClick): Readonly<Record<string, string>> | undefined {
    if ('cycle' in click) {
      const value = this.#fields.get(click.cycle);
      const shown = typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value);
      const next = click.values[(click.values.indexOf(shown) + 1) % click.values.length];
      return next === undefined || next === shown ? undefined : { [click.cycle]: next };
    }
    const [commit] = this.#attempt(() => {
      const values = Object.entries(click.commit).map(
        ([field, value]) => [field, this.#committed(value)] as const,
      );
      return Object.fromEntries(values);
    }, 'what choosing it commits');
    return commit;
  }

  #committed(value: Expression): string {
    const result = evaluateExpression(value, this.#quantities.values);
    if (result === undefined) throw new NotCalculable('a value cannot be calculated');
    return typeof result === 'boolean' ? (result ? 'Yes' : 'No') : String(result);
  }

  #dimension({ name, label, from, to, axis, shift, when }: SceneDimension): PlacedDimension | undefined {
    if (!this.#holds(when)) return undefined;
    const start = this.#dock.position(from, 'its start');
    const end = this.#dock.position(to, 'its end');
    const measured = axis ? add(start, onAxis(subtract(end, start), axis)) : end;
    return {
      name,
      label,
      from: start,
      to: measured,
      shift: shift ? this.#quantities.vector(shift, 'its shift') : origin,
      length: length(subtract(measured, start)),
    };
  }
}

/** Transforms in the frame of the scene that have the effect of `copies` in the frame `base`. */
function placedAbout(base: Transform, copies: readonly Transform[]): readonly Transform[] {
  if (copies.length === 1) return copies;
  const back = inverse(base);
  return copies.map((copy) => multiply(base, multiply(copy, back)));
}

function onAxis([x, y, z]: Vector, axis: Axis): Vector {
  return [axis === 'x' ? x : 0, axis === 'y' ? y : 0, axis === 'z' ? z : 0];
}
