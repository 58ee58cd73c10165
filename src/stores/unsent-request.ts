/** What a person has typed into the request for a firm quote; kept on this device until it is sent or cleared. */
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { safeStorage } from '#src/lib/safe-storage.ts';

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

export const useUnsentRequest = create<UnsentRequest>()(
  persist(() => EMPTY, {
    name: 'bespoke.request-draft',
    storage: createJSONStorage(() => safeStorage),
    merge: (kept, initial) => {
      const fields = (kept ?? {}) as Record<string, unknown>;
      const read = (name: keyof UnsentRequest) => {
        const value = fields[name];
        return typeof value === 'string' ? value : initial[name];
      };
      return {
        customerName: read('customerName'),
        customerEmail: read('customerEmail'),
        customerPhoneNumber: read('customerPhoneNumber'),
        company: read('company'),
        comment: read('comment'),
      };
    },
  }),
);

export function clearUnsentRequest(): void {
  useUnsentRequest.setState(EMPTY);
}
