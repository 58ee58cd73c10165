import type { ConfiguratorProblem } from '#server/configurator/configurator-error.ts';
import { InvalidRequest, NotFound, type TenantError } from '../tenant-error.ts';

/** Names that a caller sent come back shortened: an answer must not grow with the junk in the question. */
const MAX_NAME = 100;
const MAX_UNIT = 20;
/** Values that are named. */
const MOST_VALUES = 20;

/** What the configurator cannot do, in the API's terms. */
export function toTenantError(problem: ConfiguratorProblem): TenantError {
  switch (problem.kind) {
    case 'unknown-parameter':
      return notFound(`The product has no parameter "${problem.parameter.slice(0, MAX_NAME)}".`);
    case 'unknown-step':
      return notFound(`There is no such step. Steps: ${problem.steps.join(', ')}.`);
    case 'invalid-need': {
      const { alias, values } = problem;
      const hint = values ? ` Values: ${values.slice(0, MOST_VALUES).join(', ')}.` : '';
      return invalid(`"${alias}" has no such value.${hint}`);
    }
    case 'inconsistent-needs':
      return invalid(`These needs cannot be met together: ${problem.fields.join(', ')}.`);
    case 'inconvertible-unit': {
      const { parameter, parameterUnit, unit } = problem;
      return invalid(
        `selectedUomItemId: "${unit.slice(0, MAX_UNIT)}" cannot be converted into "${parameterUnit}", the unit of ${parameter}.`,
      );
    }
    case 'unknown-table': {
      const { count, counts } = problem;
      const hint = counts.length === 0 ? 'It has no tables.' : `Those that do: ${counts.join(', ')}.`;
      return notFound(`"${count.slice(0, MAX_NAME)}" counts no rows of the product. ${hint}`);
    }
    case 'unknown-row':
      return notFound(`There is no row ${problem.row}: the table has ${problem.rows}.`);
    case 'unknown-goal':
      return new InvalidRequest(
        'Unknown goal',
        `The goals of this product are: ${problem.goals.join(', ')}.`,
      );
    case 'no-prices':
      return new InvalidRequest('No prices', 'A budget says nothing about a product without prices.');
  }
}

function notFound(message: string): NotFound {
  return new NotFound('No data found', message);
}

function invalid(message: string): InvalidRequest {
  return new InvalidRequest('Invalid parameter', message);
}
