/**
 * Where the fields of an imported feature model stand: a step per branch of the tree, a group per feature that has
 * something to choose in it. What is small stands with its parent; what is too large for one page is taken apart further.
 */
import type { FeatureModel } from './feature-model.ts';

export interface ViewGroup {
  readonly label: string;
  /** The features above, for people: `Car › Engine`. */
  readonly path: string;
  readonly fields: readonly string[];
}

export interface ViewStep {
  readonly label: string;
  readonly groups: readonly ViewGroup[];
}

/** More fields than this do not fit a step. */
const perStep = 60;
/** More fields than this do not fit a group. */
const perGroup = 25;
/** So few fields are no step of their own; they stand before what comes next. */
const tooFew = 8;
/** With more branches than this, small ones share a step. */
const mostBranches = 16;

/** @param fieldsOf names of the fields that ask about a feature, in order */
export function productView(
  model: FeatureModel,
  fieldsOf: (feature: number) => readonly string[],
): readonly ViewStep[] {
  const view = new ViewBuilder(model, fieldsOf);
  const roots = model.features.flatMap(({ group }, index) => (group === undefined ? [index] : []));
  return roots.length === 1 ? view.ofRoot(roots[0] ?? 0) : view.withoutTree(roots);
}

class ViewBuilder {
  readonly #model: FeatureModel;
  readonly #fieldsOf: (feature: number) => readonly string[];
  readonly #children: readonly number[][];
  /** Fields of a feature and of all below it. */
  readonly #size: Int32Array;

  constructor(model: FeatureModel, fieldsOf: (feature: number) => readonly string[]) {
    this.#model = model;
    this.#fieldsOf = fieldsOf;
    this.#children = model.features.map(() => []);
    for (const { parent, members } of model.groups) this.#children[parent]?.push(...members);
    this.#size = new Int32Array(model.features.length);
    // Parents come before their children.
    for (let feature = model.features.length - 1; feature >= 0; feature -= 1) {
      const below = this.#below(feature).reduce((sum, child) => sum + (this.#size[child] ?? 0), 0);
      this.#size[feature] = fieldsOf(feature).length + below;
    }
  }

  ofRoot(root: number): readonly ViewStep[] {
    const branches = this.#branches(root);
    if (branches.length > mostBranches) return this.#steps(root);
    return [
      ...paged(this.#name(root), this.#ownGroups(root)),
      ...branches.flatMap((branch) => this.#steps(branch)),
    ];
  }

  /** Features without a tree, in the order of their file. */
  withoutTree(features: readonly number[]): readonly ViewStep[] {
    const asked = features.filter((feature) => this.#fieldsOf(feature).length > 0);
    const groups = chunks(asked, perGroup).map(
      (members): { members: readonly number[]; group: ViewGroup } => {
        const fields = members.flatMap((feature) => this.#fieldsOf(feature));
        return { members, group: { label: this.#span(members), path: '', fields } };
      },
    );
    return chunks(groups, Math.floor(perStep / perGroup)).map((part) => {
      const those = part.flatMap(({ members }) => members);
      return { label: this.#span(those), groups: part.map(({ group }) => group) };
    });
  }

  /** From the first to the last. */
  #span(features: readonly number[]): string {
    const names = [features[0], features.at(-1)].map((feature = 0) => shortened(this.#name(feature)));
    return [...new Set(names)].join(' – ');
  }

  #steps(feature: number): readonly ViewStep[] {
    if ((this.#size[feature] ?? 0) <= perStep) return paged(this.#name(feature), this.#groups(feature));
    const steps: ViewStep[] = [];
    let together: ViewGroup[] = [...this.#ownGroups(feature)];
    // The first page is the feature's; further ones are called after what stands on them.
    let label: string | undefined = this.#name(feature);
    const end = (): void => {
      steps.push(...paged(label ?? spanned(together), together));
      together = [];
      label = undefined;
    };
    for (const branch of this.#branches(feature)) {
      const size = this.#size[branch] ?? 0;
      // A large branch has steps of its own; small ones share one.
      if (size > perStep / 2) {
        const [first, ...rest] = this.#steps(branch);
        if (first && sizeOf(together) <= tooFew) {
          steps.push({ label: label ?? first.label, groups: [...together, ...first.groups] }, ...rest);
          together = [];
          label = undefined;
        } else {
          end();
          if (first) steps.push(first, ...rest);
        }
        continue;
      }
      if (sizeOf(together) + size > perStep) end();
      together.push(...this.#groups(branch));
    }
    end();
    return steps;
  }

  /** A group for the feature, and one for each below it that has something to choose. Without recursion: trees are deep. */
  #groups(feature: number): readonly ViewGroup[] {
    const groups: ViewGroup[] = [];
    const open = [feature];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      groups.push(...this.#ownGroups(next));
      open.push(...[...this.#branches(next)].reverse());
    }
    return groups;
  }

  #ownGroups(feature: number): readonly ViewGroup[] {
    const small = this.#below(feature).filter((child) => this.#isSmall(child));
    const fields = [...this.#fieldsOf(feature), ...small.flatMap((child) => this.#fieldsBelow(child))];
    const label = this.#name(feature);
    const parts = chunks(fields, perGroup);
    return parts.map((part, index) => ({
      label: index === 0 ? label : `${label} (${index + 1})`,
      path: this.#path(feature),
      fields: part,
    }));
  }

  /** What of a feature's children gets groups of its own. */
  #branches(feature: number): readonly number[] {
    return this.#below(feature).filter((child) => !this.#isSmall(child));
  }

  #isSmall(feature: number): boolean {
    return (this.#size[feature] ?? 0) <= 1;
  }

  #fieldsBelow(feature: number): readonly string[] {
    const fields: string[] = [];
    const open = [feature];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      fields.push(...this.#fieldsOf(next));
      open.push(...this.#below(next));
    }
    return fields;
  }

  #below(feature: number): readonly number[] {
    return this.#children[feature] ?? [];
  }

  #name(feature: number): string {
    return this.#model.features[feature]?.name ?? '';
  }

  #path(feature: number): string {
    const names: string[] = [];
    for (let at: number | undefined = feature; at !== undefined && names.length < 12;) {
      const group: number | undefined = this.#model.features[at]?.group;
      at = group === undefined ? undefined : this.#model.groups[group]?.parent;
      if (at !== undefined) names.unshift(this.#name(at));
    }
    return names.join(' › ');
  }
}

/** Such names go on for a line and differ at their ends. */
function shortened(name: string): string {
  return name.length > 32 ? `${name.slice(0, 12)}…${name.slice(-18)}` : name;
}

/** `Brakes – Wheels` */
function spanned(groups: readonly ViewGroup[]): string {
  const [first, last] = [groups[0]?.label ?? '', groups.at(-1)?.label ?? ''];
  return first === last ? first : `${first} – ${last}`;
}

function sizeOf(groups: readonly ViewGroup[]): number {
  return groups.reduce((sum, { fields }) => sum + fields.length, 0);
}

/** As many steps as it takes. */
function paged(label: string, groups: readonly ViewGroup[]): readonly ViewStep[] {
  const steps: ViewStep[] = [];
  let page: ViewGroup[] = [];
  const end = (): void => {
    if (page.length > 0)
      steps.push({ label: steps.length === 0 ? label : `${label} (${steps.length + 1})`, groups: page });
    page = [];
  };
  for (const group of groups) {
    if (page.length > 0 && sizeOf(page) + group.fields.length > perStep) end();
    page.push(group);
  }
  end();
  return steps;
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
