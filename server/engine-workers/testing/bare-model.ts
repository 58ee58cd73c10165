/** Models for tests of the pool, which are about problems: no texts, prices or sizing, one group for each field. */
import type { Question, ConfiguratorPort } from '#server/configurator/questions.ts';
import type { Commit, EnginePort } from '#server/engine/engine-port.ts';
import type { Field, Problem } from '#server/engine/problem.ts';
import type { ModelField } from '#server/model/product/model-field.ts';
import type { ModelGroup, ProductModel } from '#server/model/product/product-model.ts';

const text = (name: string) => ({ text: name, translations: {} });

/** A product whose fields are those of the problem. */
export function bareModel(problem: Problem): ProductModel {
  const fields = problem.fields.map(fieldOf);
  const groups = fields.map((field): ModelGroup => ({
    name: field.name,
    label: field.label,
    help: undefined,
    picture: undefined,
    info: false,
    members: [field],
  }));
  return {
    name: 'bare',
    revision: 'r1',
    title: text('Bare'),
    description: text('Bare'),
    languages: ['en'],
    currency: 'EUR',
    currencies: new Map(),
    discounts: [],
    priceColumns: [],
    picture: undefined,
    needs: [],
    unitSystems: [],
    domains: new Map(),
    fields: new Map(fields.map((field) => [field.name, field])),
    tables: new Map(),
    steps: [{ name: 'step', label: text('Step'), groups }],
    goals: [],
    rules: new Map(),
    sizing: [],
    computed: [],
    warnings: [],
    problem,
    bom: [],
    summary: [],
    visualization: undefined,
    variantCatalogs: [],
    outputs: [],
    integrationAttributes: [],
    documents: [],
  };
}

function fieldOf(field: Field): ModelField {
  const { name } = field;
  const common = {
    name,
    label: text(name),
    help: undefined,
    mandatory: undefined,
    widget: 'text',
    readonly: false,
    editableIf: undefined,
    row: undefined,
    hidden: false,
    elevated: false,
    priceLookup: undefined,
    keepsPrevious: false,
  } as const;
  if (field.kind === 'integer') {
    const { min, max } = field;
    return {
      ...common,
      type: 'integer',
      min,
      max,
      step: undefined,
      decimals: 0,
      unit: undefined,
      counts: undefined,
    };
  }
  const values = field.values.map((value) => ({
    name: value,
    label: text(value),
    description: undefined,
    picture: undefined,
    article: undefined,
    price: 0,
    features: {},
  }));
  const domain = { kind: 'enumerated', name, label: text(name), values } as const;
  return { ...common, type: 'enumerated', domain, quantity: undefined };
}

/** The engine's questions, asked of the configurator of a bare model. A view is no field, one, or all of them. */
export function portOf(configurator: ConfiguratorPort): EnginePort {
  const configuration = (commits: readonly Commit[]) => ({
    revision: 'r1',
    needs: [],
    commits,
    texts: new Map<string, string>(),
    previous: [],
    step: 'step',
  });
  return {
    async evaluate(commits, view) {
      const question: Question = {
        kind: 'change',
        configuration: configuration(commits),
        transition: { kind: 'read' },
        view: view
          ? view.length === 0
            ? { kind: 'values' }
            : { kind: 'step', group: view[0] }
          : { kind: 'everything' },
      };
      return (await configurator.ask(question)).evaluation;
    },
    async check(commits, values) {
      const question = { kind: 'explain', configuration: configuration(commits), values } as const;
      const { response } = await configurator.ask(question);
      if (response.kind === 'conflict') return response;
      if (response.kind === 'refused' && response.explanation)
        return { kind: 'impossible', explanation: response.explanation };
      return { kind: 'consistent' };
    },
    async alternatives(commits, [value = { field: '', value: '' }]) {
      const { response } = await configurator.ask({
        kind: 'change',
        configuration: configuration(commits),
        transition: { kind: 'alternatives', value },
        view: { kind: 'values' },
      });
      return { alternatives: response.kind === 'alternatives' ? response.alternatives : [] };
    },
  };
}
