/**
 * Files of more than 400 lines, each with its reason. The list is meant to be empty: a test of many cases is split by what
 * the cases are about, a module by its ideas.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const largeFiles = {
  'server/model/compile/model-errors.test.ts': 'expires with the restructuring of the model language',
  'tools/feature-models/uvl/compile-condition.ts': 'expires with the restructuring of the model language',
  'tools/feature-models/uvl/parse-uvl.test.ts': 'expires with the restructuring of the model language',
  'tools/feature-models/uvl/read-uvl.test.ts': 'expires with the restructuring of the model language',
};
