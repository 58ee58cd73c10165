/** The package has no types of its own. */
declare module 'linebreak' {
  interface Break {
    /** Index into the text, in UTF-16 units, before which the line may end. */
    readonly position: number;
    /** A line break character: the line has to end here. */
    readonly required: boolean;
  }

  /** Opportunities for line breaks after Unicode's UAX #14, in the order of the text. */
  // eslint-disable-next-line no-restricted-syntax -- this is what the package exports
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): Break | null;
  }
}
