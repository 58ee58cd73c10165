/** Messages on their way to the corner of the screen. Anyone may `notify`; the layout shows them. */
import { create } from 'zustand';

/** See `ToastMessage` of the toaster, which takes the same. */
export interface Message {
  id: string;
  title: string;
  description?: string | undefined;
  tone?: 'neutral' | 'positive' | 'danger' | undefined;
  action?: { label: string; onPress: () => void } | undefined;
}

export const useToasts = create<{ pending: readonly Message[] }>()(() => ({ pending: [] }));

let last = 0;

/** Shows a message. Texts come in the person's language. */
export function notify(message: Omit<Message, 'id'>): void {
  last += 1;
  const id = `toast-${last}`;
  useToasts.setState(({ pending }) => ({ pending: [...pending, { ...message, id }] }));
}

/** Called by whoever took a message over. */
export function taken(id: string): void {
  useToasts.setState(({ pending }) => ({ pending: pending.filter((message) => message.id !== id) }));
}
