import { InvalidRequest } from '../tenant-error.ts';
import type { ApiCall } from './api-call.ts';

const MAX_QTY = 1_000_000;

/** How many, where the call says so. @throws InvalidRequest for anything but a whole number in range */
export function readQty(call: ApiCall): number | undefined {
  const sent = call.get('qty')?.trim();
  if (sent === undefined) return undefined;
  const qty = /^\d{1,7}$/.test(sent) ? Number(sent) : 0;
  if (qty >= 1 && qty <= MAX_QTY) return qty;
  throw new InvalidRequest('Invalid parameter', `qty must be a whole number from 1 to ${MAX_QTY}.`);
}
