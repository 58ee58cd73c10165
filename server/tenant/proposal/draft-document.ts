/** The content of a draft proposal as plain data: all texts and formatted numbers, in one language. */
import type { DraftPicture } from './draft-picture.ts';
import type { Letterhead } from './letterhead.ts';

/** A draft proposal, and the documents of a cart or an item that are laid out like one. */
export type DraftKind = 'draft' | 'summary' | 'data-sheet';

/** Plain data: it crosses to the thread that draws it. */
export interface DraftDocument {
  readonly title: string;
  /** Below the title. */
  readonly intro: string;
  /** At the end of the positions. */
  readonly notes: readonly string[];
  /** Where it is false, the document says nothing of money. */
  readonly hasPrices: boolean;
  /** Tag of the language of all texts, those of the document's frame included. */
  readonly language: string;
  readonly fileName: string;
  readonly date: Date;
  readonly letterhead: Letterhead;
  /** Of the cart and its version; repeated on every page. */
  readonly reference: string;
  readonly facts: readonly { readonly label: string; readonly lines: readonly string[] }[];
  readonly positions: readonly DraftPosition[];
  /** Absent where nothing is paid in the currency of the cart, but something besides. */
  readonly total?: string;
  /** What is paid each period, or once in another currency. */
  readonly furtherTotals?: readonly { readonly label: string; readonly amount: string }[];
  /** Of the configured positions; equal ones are described once. */
  readonly details: readonly DraftDetails[];
}

export interface DraftPosition {
  readonly number: string;
  readonly product: string;
  /** Below the name. */
  readonly summary: string;
  readonly remarks: readonly string[];
  readonly quantity: string;
  readonly unitPrice: string;
  readonly amount: string;
  /** What is paid each period for the whole quantity. */
  readonly perPeriod?: readonly string[];
  readonly picture?: DraftPicture | undefined;
}

export interface DraftDetails {
  /** Of the position, or of several: `1–3, 7`. */
  readonly number: string;
  readonly product: string;
  readonly summary: string;
  readonly sections: readonly {
    readonly label: string;
    readonly entries: readonly {
      readonly label: string;
      readonly value: string;
      readonly isChosen: boolean;
    }[];
  }[];
  /** Empty where there are no parts to list. */
  readonly partsTitle: string;
  /** Titles of the columns that the model adds. */
  readonly columns: readonly string[];
  readonly parts: readonly {
    readonly label: string;
    readonly rows: readonly {
      readonly role: string;
      readonly part: string;
      readonly article: string;
      readonly quantity: string;
      readonly price: string;
      /** One for each of `columns`. */
      readonly further: readonly string[];
    }[];
    readonly sum: string;
  }[];
  readonly price: string;
}
