import { describe, expect, it } from 'vitest';
import { loadText, modelText, problemsOf } from '#server/model/testing/model-folder.ts';

const lamps = {
  components: `
  lamp:
    label: Lamp
    features: { weight: { unit: kg }, power: { unit: W } }
    variants:
      small: { label: Small, features: { weight: 0.25, power: 5 } }
      big: { label: Big, features: { weight: 1.5, power: 40 } }`,
  fields: `
  lamp_field: { label: Lamp, component: lamp }
  count_field: { label: Count, type: integer, min: 1, max: 4, default: 2 }`,
};
const withGoal = (minimize: string) =>
  modelText({ ...lamps, goals: `\n  lightest: { label: Lightest, unit: kg, minimize: "${minimize}" }` });

describe('goals of a model', () => {
  it('are exact sums of integers, with what it takes to read them', async () => {
    const { goals } = await loadText(withGoal('0.5 + lamp_field.weight + 0.1 * count_field'));
    expect(goals).toMatchObject([
      { name: 'lightest', label: { text: 'Lightest' }, unit: 'kg', scale: 20, constant: 0.5 },
    ]);
    expect(goals[0]?.terms).toEqual([
      { kind: 'integer', field: 'count_field', factor: 2 },
      { kind: 'weight', field: 'lamp_field', weights: { small: 5, big: 30 } },
    ]);
  });

  it('may multiply fields: a field that nobody sees has the product', async () => {
    const { goals, problem } = await loadText(withGoal('lamp_field.weight * count_field'));
    const [term] = goals[0]?.terms ?? [];
    expect(problem.fields.map(({ name }) => name)).toContain(term?.field);
    expect(term?.field).not.toBe('lamp_field');
  });

  it('say what is wrong with them, and where', async () => {
    const errors = async (minimize: string) =>
      (await problemsOf(withGoal(minimize))).filter((problem) => problem.includes('error'));
    expect(await errors('lamp_field.weigth')).toEqual([
      '19:64: error: "lamp_field" has no feature "weigth".\n  hint: Did you mean "weight"?',
    ]);
    expect(await errors('3')).toEqual([
      expect.stringContaining('This is not a sum that depends on what is chosen.'),
    ]);
    expect(await errors('count_field +')).toEqual([expect.stringMatching(/^19:\d+: error/)]);
  });
});
