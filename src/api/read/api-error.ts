import * as z from 'zod/mini';
import { text } from './scalars.ts';

/** The error object of the API ("Error Responses"); what another tenant leaves out is empty. */
export const apiErrorReader = z.object({
  type: text,
  cause: text,
  message: text,
  uuid: text,
  timestamp: text,
});
