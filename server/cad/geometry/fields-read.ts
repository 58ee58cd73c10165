import { isNode, type Expression } from '#scene/expression/expression.ts';
import type { Scene } from '#scene/scene.ts';

/** The fields of the configuration that an expression of a scene depends on, in the order in which it reads them. */
export function fieldsRead(expression: Expression, { values }: Pick<Scene, 'values'>): readonly string[] {
  const named = new Map(values.map(({ name, value }) => [name, value]));
  const fields = new Set<string>();
  const followed = new Set<string>();
  const visit = (part: Expression): void => {
    if (!isNode(part)) return;
    if (part.op === 'field') fields.add(part.name);
    else if (part.op === 'feature') fields.add(part.field);
    else if (part.op === 'value') {
      if (followed.has(part.name)) return;
      followed.add(part.name);
      const value = named.get(part.name);
      if (value !== undefined) visit(value);
    } else if (part.op === 'choose') {
      visit(part.by);
      Object.values(part.cases).forEach(visit);
      if (part.otherwise !== undefined) visit(part.otherwise);
    } else part.args.forEach(visit);
  };
  visit(expression);
  return [...fields];
}
