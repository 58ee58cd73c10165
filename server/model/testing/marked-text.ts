/** Stands before a place in a text that a test is about. */
const mark = '§';

export interface MarkedText {
  readonly text: string;
  /** `line:column` of every mark, in order. */
  readonly places: readonly string[];
}

/** The text without its marks, and where they stood: nobody has to count columns. */
export function withoutMarks(marked: string): MarkedText {
  const places: string[] = [];
  const lines = marked.split('\n').map((line, index) => {
    let rest = line;
    for (let at = rest.indexOf(mark); at >= 0; at = rest.indexOf(mark)) {
      places.push(`${index + 1}:${at + 1}`);
      rest = rest.slice(0, at) + rest.slice(at + mark.length);
    }
    return rest;
  });
  return { text: lines.join('\n'), places };
}
