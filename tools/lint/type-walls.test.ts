/** Each room is compiled with its own library: the browser has no types of Node, the server none of the DOM. */
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { listSources } from './import-graph.mjs';

const root = join(import.meta.dirname, '..', '..');
const projects = ['browser', 'server', 'tools', 'tests'] as const;

function parse(project: string): ts.ParsedCommandLine {
  const file = join(root, `tsconfig.${project}.json`);
  const { config } = ts.readConfigFile(file, (path) => ts.sys.readFile(path)) as { config: unknown };
  return ts.parseJsonConfigFileContent(config, ts.sys, root, undefined, file);
}

/** What the compiler reports for a file of this text, in the given project. */
function diagnose(project: string, path: string, text: string): string[] {
  const options = { ...parse(project).options, incremental: false, tsBuildInfoFile: undefined };
  const host = ts.createCompilerHost(options);
  const file = join(root, path);
  const program = ts.createProgram([file], options, {
    ...host,
    fileExists: (name) => name === file || host.fileExists(name),
    readFile: (name) => (name === file ? text : host.readFile(name)),
    getSourceFile: (name, language) =>
      name === file ? ts.createSourceFile(name, text, language) : host.getSourceFile(name, language),
  });
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('types', () => {
  it('are checked of every file, in one project', () => {
    const compiled = projects.flatMap((project) => parse(project).fileNames);
    expect(new Set(compiled).size).toBe(compiled.length);
    const missing = listSources(root).filter(
      (file) => /\.tsx?$/.test(file) && !compiled.includes(join(root, file)),
    );
    expect(missing).toEqual([]);
  });

  it.each([
    ['browser', 'src/new.ts', "export const port = process.env['PORT'];", 'process'],
    ['browser', 'src/new.ts', "export { readFileSync } from 'node:fs';", 'node:fs'],
    ['browser', 'contract/new.ts', "export const bytes = Buffer.from('');", 'Buffer'],
    ['server', 'server/new.ts', 'export const title = document.title;', 'document'],
    ['server', 'server/new.ts', "export const item = localStorage.getItem('');", 'localStorage'],
    ['tools', 'tools/new.ts', 'export const title = document.title;', 'document'],
  ])('of the %s refuse in %s: %s', (project, path, text, name) => {
    expect(diagnose(project, path, text)).toEqual([expect.stringContaining(`'${name}'`)]);
  });

  it.each([
    ['browser', 'src/new.ts', 'export const title = document.title;'],
    ['server', 'server/new.ts', "export const port = process.env['PORT'];"],
    ['tests', 'e2e/new.spec.ts', "export const title = [document.title, process.env['PORT']];"],
  ])('of the %s have what %s uses: %s', (project, path, text) => {
    expect(diagnose(project, path, text)).toEqual([]);
  });
});
