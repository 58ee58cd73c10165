/** What a person has typed into the request for a firm quote; kept on this device until it is sent or cleared. */
import { createKeptStore } from './create-kept-store.ts';

export interface UnsentRequest {
  customerName: string;
  customerEmail: string;
  customerPhoneNumber: string;
  company: string;
  comment: string;
}

const EMPTY: UnsentRequest = {
  customerName: '',
  customerEmail: '',
  customerPhoneNumber: '',
  company: '',
  comment: '',
};

export const { store: useUnsentRequest } = createKeptStore('bespoke.request-draft', (kept): UnsentRequest => {
  const fields = (kept ?? {}) as Record<string, unknown>;
  const read = (name: keyof UnsentRequest) => {
    const value = fields[name];
    return typeof value === 'string' ? value : EMPTY[name];
  };
  return {
    customerName: read('customerName'),
    customerEmail: read('customerEmail'),
    customerPhoneNumber: read('customerPhoneNumber'),
    company: read('company'),
    comment: read('comment'),
  };
});

export function clearUnsentRequest(): void {
  useUnsentRequest.setState(EMPTY);
}
