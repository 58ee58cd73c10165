import * as v from 'valibot';
import { text } from './scalars.ts';

/** The error object of the API ("Error Responses"); what another tenant leaves out is empty. */
export const apiErrorReader = v.object({
  type: text,
  cause: text,
  message: text,
  uuid: text,
  timestamp: text,
});
