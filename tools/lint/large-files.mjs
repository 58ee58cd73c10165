/**
 * Files of more than 400 lines, each with its reason. The list is meant to be empty: a test of many cases is split by what
 * the cases are about, a module by its ideas.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const largeFiles = {
  'server/model/compile/model-errors.test.ts': 'one table of cases for all errors of the language',
};
