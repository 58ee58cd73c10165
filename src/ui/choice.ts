import type { ReactNode } from 'react';

/**
 * One value to choose, whatever draws it: list, tiles, cards or a dropdown.
 * `attention` may be chosen and has consequences; `danger` cannot be had at all. `toneLabel` says it in words.
 */
export interface Choice {
  value: string;
  label: string;
  description?: ReactNode;
  /** Address of a picture. */
  picture?: string | undefined;
  /** A short fact at the end, such as a price. */
  trailing?: ReactNode;
  tone?: 'attention' | 'danger' | undefined;
  toneLabel?: string | undefined;
  disabled?: boolean;
}
