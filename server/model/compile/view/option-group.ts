import type { Compilation } from '../compilation.ts';
import type { CompiledDomain } from '../domains/compile-domains.ts';
import type { MemberSource } from '#server/model/source/schema/model-schema.ts';
import type { ModelField } from '#server/model/product/model-field.ts';
import type { ModelGroup, ModelOptions } from '#server/model/product/product-model.ts';
import { hintFor } from '#server/model/source/suggest-name.ts';
import type { Path } from '#server/model/source/yaml-source.ts';

/** What makes a group one of options (`options: component`); undefined for any other. */
export function compileOptions(
  compilation: Compilation,
  domains: ReadonlyMap<string, CompiledDomain>,
  source: MemberSource,
  members: readonly (ModelField | ModelGroup)[],
  path: Path,
): ModelOptions | undefined {
  const name = source.options;
  if (name === undefined) {
    for (const key of ['feature_details', 'price_lookup'] as const) {
      if (source[key] === undefined) continue;
      compilation.error(
        { path: [...path, key], key: true },
        `"${key}" is for groups of options.`,
        'Add "options".',
      );
    }
    return undefined;
  }
  const component = domains.get(name)?.domain;
  if (component?.kind !== 'component') {
    const components = [...domains].filter(([, { domain }]) => domain.kind === 'component');
    compilation.unknown(
      'component',
      name,
      components.map(([one]) => one),
      [...path, 'options'],
    );
    return undefined;
  }
  reportStrangers(compilation, source, members, path);
  return {
    component,
    details: (source.feature_details ?? []).flatMap((wanted, index) => {
      const place = [...path, 'feature_details', index];
      const feature = component.features?.find((one) => one.name === wanted);
      if (feature) return [feature];
      const declared = compilation.model.components?.get(name)?.features;
      if (declared?.has(wanted))
        compilation.error(
          place,
          `Customers would see no name for "${wanted}".`,
          'Give the feature a "label".',
        );
      else
        compilation.error(
          place,
          `"${name}" has no feature "${wanted}".`,
          hintFor(wanted, declared?.keys() ?? []),
        );
      return [];
    }),
    withPrices: source.price_lookup === 'list',
  };
}

/** Every member is an option of the component. */
function reportStrangers(
  compilation: Compilation,
  source: MemberSource,
  members: readonly (ModelField | ModelGroup)[],
  path: Path,
): void {
  const allowed = new Set(
    members.flatMap((member) =>
      'option' in member && member.option?.component === source.options ? [member.name] : [],
    ),
  );
  source.members?.forEach((member, index) => {
    const isBroken = member.field !== undefined && !members.some(({ name }) => name === member.field);
    if (isBroken || allowed.has(member.field ?? '')) return;
    compilation.error(
      [...path, 'members', index],
      `This is no option of "${source.options ?? ''}".`,
      `Its fields say "option: ${source.options ?? ''}.…".`,
    );
  });
}
