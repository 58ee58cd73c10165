/**
 * The feature trees of a model and its imports → one list of features, with the names they go by.
 *
 * A feature with a cardinality and features below it ("1 to 4 screens, each with a size") becomes that feature and one
 * copy of what is below it per instance; the instances are filled from the first on, so that the same choice does not
 * count twice. Without features below it, it is a feature with a quantity.
 *
 * Cost: linear in the features, copies counted. The walk has a stack of its own.
 */
import type { Attribute } from '../feature-model.ts';
import type { ReadOptions } from '../read-result.ts';
import type { UvlModule } from './load-uvl.ts';
import type {
  AttributeNode,
  AttributeValue,
  Cardinality,
  ConstraintNode,
  FeatureNode,
  FeatureType,
  GroupNode,
} from './uvl-syntax.ts';
import type { Report } from './uvl-tokens.ts';

export interface TreeFeature {
  readonly name: string;
  readonly type: FeatureType;
  readonly group: number | undefined;
  readonly abstract: boolean;
  /** Of what is copied: each instance has them, for each is one; the feature that holds the instances has none. */
  readonly attributes: readonly Attribute[];
  readonly quantity: { readonly min: number; readonly max: number } | undefined;
  readonly file: string;
  readonly line: number;
}

export interface TreeGroup {
  readonly parent: number;
  readonly kind: string;
  readonly min: number;
  readonly max: number;
  readonly members: number[];
}

/** A feature of which there are copies. */
export interface Clones {
  readonly count: number;
}

/** What a name stands for: one feature, or one per copy of what it is in. */
export interface Named {
  /** What is copied around it, outermost first. */
  readonly within: readonly Clones[];
  /** One index per combination of copies, the innermost counting fastest. */
  readonly features: number[];
}

/** One use of a file in the tree. */
export interface Placed {
  readonly module: UvlModule;
  /** Before the names of its features in the whole model. */
  readonly prefix: readonly string[];
  readonly constraints: ConstraintNode[];
}

export interface FeatureTree {
  readonly features: readonly TreeFeature[];
  readonly groups: readonly TreeGroup[];
  readonly names: ReadonlyMap<string, Named>;
  readonly placed: readonly Placed[];
  /** Instances after the first need the one before. */
  readonly instanceOrder: readonly { readonly instance: number; readonly before: number }[];
  /** The instances themselves, by what is copied. */
  readonly instances: ReadonlyMap<Clones, Named>;
  /** The instances a feature holds, first to last. */
  readonly instancesOf: ReadonlyMap<number, readonly number[]>;
}

const maxFeatures = 100_000;
const mostInstances = 1000;

export function buildFeatureTree(
  root: UvlModule,
  reportIn: (module: UvlModule) => Report,
  { skipUnsupported }: ReadOptions,
): FeatureTree {
  return new TreeBuilder(reportIn, skipUnsupported).build(root);
}

export function keyOf(path: readonly string[]): string {
  return path.join('.');
}

interface Visit {
  readonly node: FeatureNode;
  readonly placed: Placed;
  readonly group: number | undefined;
  readonly within: readonly Clones[];
  /** Which copy, per clones: `1.2`; empty outside. */
  readonly copy: string;
}

/** A feature of which there are copies, each with what is below it. */
interface Copied {
  readonly node: FeatureNode;
  readonly placed: Placed;
  readonly path: readonly string[];
  /** The feature that holds the instances. */
  readonly parent: number;
  readonly cardinality: Cardinality;
  readonly attributes: readonly Attribute[];
  readonly groups: readonly { readonly group: GroupNode; readonly placed: Placed }[];
}

class TreeBuilder implements FeatureTree {
  readonly features: TreeFeature[] = [];
  readonly groups: TreeGroup[] = [];
  readonly names = new Map<string, Named>();
  readonly placed: Placed[] = [];
  readonly instanceOrder: { instance: number; before: number }[] = [];
  readonly instances = new Map<Clones, Named>();
  readonly instancesOf = new Map<number, readonly number[]>();
  readonly #reportIn: (module: UvlModule) => Report;
  readonly #taken = new Set<string>();
  /** By the key of the feature: a file that is imported twice has the same nodes twice. */
  readonly #clonesOf = new Map<string, Clones>();
  readonly #origin = new Map<string, FeatureNode>();
  /** Last first: a stack. */
  readonly #visits: Visit[] = [];

  readonly #skipUnsupported: boolean;

  constructor(reportIn: (module: UvlModule) => Report, skipUnsupported: boolean) {
    this.#reportIn = reportIn;
    this.#skipUnsupported = skipUnsupported;
  }

  build(root: UvlModule): FeatureTree {
    const placed = this.#place(root, []);
    const node = root.content.root;
    if (node) this.#visits.push({ node, placed, group: undefined, within: [], copy: '' });
    for (let visit = this.#visits.pop(); visit; visit = this.#visits.pop()) {
      if (this.features.length >= maxFeatures) {
        this.#reportIn(visit.placed.module)(
          visit.node,
          `The model has more than ${maxFeatures} features.`,
          'Copies of features with a cardinality count.',
        );
        break;
      }
      this.#visit(visit);
    }
    this.#warnOfUnused();
    return this;
  }

  #warnOfUnused(): void {
    const used = new Set(this.placed.map(({ prefix }) => keyOf(prefix)));
    for (const { module, prefix } of this.placed) {
      for (const [alias, { statement }] of module.imports) {
        if (used.has(keyOf([...prefix, alias]))) continue;
        const hint = `Put its root feature into the tree: ${alias}.…`;
        this.#reportIn(module)(statement, `The imported model "${alias}" is not used.`, hint, 'warning');
      }
    }
  }

  #place(module: UvlModule, prefix: readonly string[]): Placed {
    const placed = { module, prefix, constraints: [...module.content.constraints] };
    this.placed.push(placed);
    return placed;
  }

  #visit(visit: Visit): void {
    const target = this.#resolveImport(visit);
    if (!target) return;
    const { node, placed, extra } = target;
    const path = [...placed.prefix, ...node.path];
    const { within, copy } = visit;
    const index = this.#add(visit, node, path, extra);
    if (copy === '' || copy.split('.').every((number) => number === '1')) {
      placed.constraints.push(...node.constraints);
      visit.placed.constraints.push(...extra.flatMap(({ constraints }) => constraints));
    }
    const groups = [
      ...node.groups.map((group) => ({ group, placed })),
      ...extra.flatMap((its) => its.groups.map((group) => ({ group, placed: visit.placed }))),
    ];
    const { cardinality } = node;
    const attributes = flatten([...node.attributes, ...extra.flatMap((its) => its.attributes)]);
    if (cardinality && groups.length > 0)
      this.#addInstances(visit, { node, placed, path, parent: index, cardinality, attributes, groups });
    else this.#addGroups(index, groups, within, copy);
  }

  /** A feature may stand for the tree of an imported model. */
  #resolveImport(
    visit: Visit,
  ): { node: FeatureNode; placed: Placed; extra: readonly FeatureNode[] } | undefined {
    const { node, placed } = visit;
    if (node.path.length === 1) return { node, placed, extra: [] };
    const report = this.#reportIn(placed.module);
    const alias = keyOf(node.path.slice(0, -1));
    const imported = placed.module.imports.get(alias);
    if (!imported) {
      const { imports } = placed.module.content;
      const known = imports.find((statement) => keyOf(statement.path) === alias);
      // Other tools write names that have dots in them with quotes around each part.
      if (!known) return { node, placed, extra: [] };
      const name = keyOf(known.alias ?? known.path);
      const written = keyOf(node.path);
      const renamed = `write ${name}.${node.path.at(-1) ?? ''}, or "${written}" in one pair of quotes`;
      const hint = `It is called "${name}" here: ${renamed} for a feature of that name.`;
      report(node, `There is no imported model "${alias}".`, hint);
      return undefined;
    }
    const root = imported.module.content.root;
    if (!root) return undefined;
    if (root.path.at(-1) !== node.path.at(-1)) {
      const hint = `Its root is "${keyOf(root.path)}".`;
      report(node, `Only the root of an imported model can be put into the tree.`, hint);
      return undefined;
    }
    const inside = this.#place(imported.module, [...placed.prefix, alias]);
    return { node: root, placed: inside, extra: [node] };
  }

  #add(visit: Visit, node: FeatureNode, path: readonly string[], extra: readonly FeatureNode[]): number {
    const { within, copy, group, placed } = visit;
    const key = keyOf(path);
    const index = this.features.length;
    const known = this.names.get(key);
    const origin = this.#origin.get(key);
    if (known && (origin !== node || copy === '')) {
      this.#reportIn(placed.module)(
        visit.node,
        `There is a feature "${key}" already.`,
        `The other one is in line ${origin?.line ?? 0}.`,
      );
    }
    if (known) known.features.push(index);
    else {
      this.names.set(key, { within, features: [index] });
      this.#origin.set(key, node);
    }
    const leaf = node.groups.length === 0 && extra.every((its) => its.groups.length === 0);
    const attributes = [...node.attributes, ...extra.flatMap((its) => its.attributes)];
    const quantity = leaf ? node.cardinality : undefined;
    this.features.push({
      name: this.#unique(copy === '' ? key : `${key} (${copy})`),
      type: node.type,
      group,
      abstract: attributes.some(
        ({ key: its, value }) => its === 'abstract' && value.kind === 'boolean' && value.value,
      ),
      attributes: leaf || !node.cardinality ? flatten(attributes) : [],
      quantity,
      file: placed.module.content.file,
      line: visit.node.line,
    });
    if (quantity && node.type !== 'Boolean') {
      const hint = 'Write one feature for each.';
      this.#reportIn(placed.module)(
        quantity,
        `The ${node.type} values of several instances are left out.`,
        hint,
        'warning',
      );
    }
    if (group !== undefined) this.groups[group]?.members.push(index);
    return index;
  }

  #addGroups(
    parent: number,
    groups: readonly { readonly group: GroupNode; readonly placed: Placed }[],
    within: readonly Clones[],
    copy: string,
  ): void {
    const visits: Visit[] = [];
    for (const { group, placed } of groups) {
      const { length } = group.features;
      if (length === 0) {
        this.#reportIn(placed.module)(
          group,
          'There is no feature in this group.',
          'Indent its features below it.',
        );
        continue;
      }
      const index = this.groups.push({ parent, ...limitsOf(group), members: [] }) - 1;
      const { min, kind } = limitsOf(group);
      if (min > length) {
        this.#reportIn(placed.module)(group, `${kind} requires more features than the group has: ${length}.`);
      }
      for (const node of group.features) visits.push({ node, placed, group: index, within, copy });
    }
    this.#visits.push(...visits.reverse());
  }

  #addInstances(visit: Visit, { node, placed, path, parent, cardinality, attributes, groups }: Copied): void {
    const { min, line, column } = cardinality;
    let { max } = cardinality;
    const report = this.#reportIn(placed.module);
    if (max > mostInstances) {
      const what = max === Number.POSITIVE_INFINITY ? 'An unlimited number' : `More than ${mostInstances}`;
      const message = `${what} of a feature with features below it is not supported.`;
      const hint = 'Write an upper limit, such as [1..5].';
      if (!this.#skipUnsupported || min > mostInstances) {
        report({ line, column }, message, hint);
        return;
      }
      max = Math.max(min, 1);
      const kept = max === 1 ? 'There is one of it' : `There are ${max} of it`;
      report({ line, column }, `${message} ${kept} in the product.`, hint, 'warning');
    }
    const clones = this.#clonesOf.get(keyOf(path)) ?? { count: max };
    this.#clonesOf.set(keyOf(path), clones);
    const named = this.instances.get(clones) ?? { within: [...visit.within, clones], features: [] };
    this.instances.set(clones, named);
    const required = this.groups.push({ parent, kind: 'mandatory', min, max: min, members: [] }) - 1;
    const optional = this.groups.push({ parent, kind: 'optional', min: 0, max: max - min, members: [] }) - 1;
    let before = parent;
    for (let number = 1; number <= max; number += 1) {
      const copy = visit.copy === '' ? String(number) : `${visit.copy}.${number}`;
      const group = number <= min ? required : optional;
      const index = this.features.length;
      this.features.push({
        name: this.#unique(`${keyOf(path)} (${copy})`),
        type: 'Boolean',
        group,
        abstract: true,
        attributes,
        quantity: undefined,
        file: placed.module.content.file,
        line: node.line,
      });
      this.groups[group]?.members.push(index);
      named.features.push(index);
      if (number > min && number > 1) this.instanceOrder.push({ instance: index, before });
      before = index;
    }
    this.instancesOf.set(parent, max === 0 ? [] : named.features.slice(-max));
    // What is below is visited after all instances exist; the last pushed is visited first.
    for (let number = max; number >= 1; number -= 1) {
      const instance = named.features[named.features.length - max + number - 1] ?? parent;
      const copy = visit.copy === '' ? String(number) : `${visit.copy}.${number}`;
      this.#addGroups(instance, groups, named.within, copy);
    }
  }

  #unique(name: string): string {
    let free = name;
    for (let number = 2; this.#taken.has(free); number += 1) free = `${name} [${number}]`;
    this.#taken.add(free);
    return free;
  }
}

function limitsOf(group: GroupNode): { kind: string; min: number; max: number } {
  const { length } = group.features;
  switch (group.kind) {
    case 'mandatory':
      return { kind: group.kind, min: length, max: length };
    case 'optional':
      return { kind: group.kind, min: 0, max: length };
    case 'or':
      return { kind: group.kind, min: 1, max: length };
    case 'alternative':
      return { kind: group.kind, min: 1, max: 1 };
    case 'cardinality': {
      const { min, max } = group;
      const limit = max === Number.POSITIVE_INFINITY ? '*' : max;
      return { kind: min === max ? `[${min}]` : `[${min}..${limit}]`, min, max: Math.min(max, length) };
    }
  }
}

/** Nested attributes by the names on the way to them; a list is one text. */
function flatten(nodes: readonly AttributeNode[], prefix = ''): Attribute[] {
  return nodes.flatMap(({ key, value }): Attribute[] => {
    const name = `${prefix}${key}`;
    if (value.kind === 'map') return flatten(value.attributes, `${name}.`);
    if (value.kind === 'list') return [{ name, content: { kind: 'text', text: shown(value) } }];
    return [{ name, content: value }];
  });
}

function shown(value: AttributeValue): string {
  switch (value.kind) {
    case 'boolean':
      return String(value.value);
    case 'number':
    case 'text':
      return value.text;
    case 'list':
      return value.items.map(shown).join(', ');
    case 'map':
      return value.attributes.map(({ key, value: its }) => `${key} ${shown(its)}`).join(', ');
  }
}
