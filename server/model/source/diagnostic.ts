/** Something wrong (or doubtful) in a model file, said so that its author can find and mend it. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** Absolute path. */
  readonly file: string;
  /** Both start at 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string | undefined;
}

/** Thrown when a model has errors; holds every diagnostic found, warnings included, in file order. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((diagnostic) => formatDiagnostic(diagnostic)).join('\n'));
    this.diagnostics = diagnostics;
  }
}

/** `file:line:column: error: message`, with the hint on a second line. `shown` shortens the file name. */
export function formatDiagnostic(diagnostic: Diagnostic, shown = (file: string) => file): string {
  const { file, line, column, severity, message, hint } = diagnostic;
  const place = `${shown(file)}:${line}:${column}`;
  return `${place}: ${severity}: ${message}${hint === undefined ? '' : `\n  hint: ${hint}`}`;
}

/** The main file first, then the others as they were read; by position in each; equal diagnostics once. */
export function inFileOrder(diagnostics: readonly Diagnostic[], main?: string): readonly Diagnostic[] {
  const files = [...new Set([main, ...diagnostics.map((diagnostic) => diagnostic.file)])];
  const seen = new Set<string>();
  return [...diagnostics]
    .sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column)
    .filter((diagnostic) => {
      const text = formatDiagnostic(diagnostic);
      return !seen.has(text) && seen.add(text);
    });
}
