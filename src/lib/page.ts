import type { ReactElement } from 'react';

/** The address that a page is opened for. */
export interface PageRequest {
  /** The named parts of the route's pattern, decoded. */
  params: Readonly<Record<string, string | undefined>>;
  search: URLSearchParams;
  /** Aborted when the customer goes elsewhere before the page is shown. */
  signal: AbortSignal;
}

/** What `load` of a page returns to go to another address. The one asked for is replaced, so that "back" works. */
export class Redirect {
  readonly to: string;

  constructor(to: string) {
    this.to = to;
  }
}

/**
 * Opens a page: awaits the data, texts and code that it is drawn with, then returns what is shown.
 * @throws what makes the page impossible to show; the error page is shown in its place
 */
export type LoadPage = (request: PageRequest) => Promise<ReactElement | Redirect>;

export interface PageRoute {
  /** Of `paths.ts`; the first route whose pattern matches is opened. */
  pattern: string;
  load: LoadPage;
}
