/**
 * OpenCASCADE in WebAssembly, from a package of its own (LGPL-2.1, unchanged; docs/decisions/0035). It takes a second to start and
 * more than 100 MB, so it is loaded when the first STEP file is made, once in a process.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { OpenCascadeInstance } from 'replicad-opencascadejs';

let loading: Promise<OpenCascadeInstance> | undefined;

export function loadOpenCascade(): Promise<OpenCascadeInstance> {
  loading ??= start();
  return loading;
}

async function start(): Promise<OpenCascadeInstance> {
  const { default: init } = await import('replicad-opencascadejs');
  const file = createRequire(import.meta.url).resolve('replicad-opencascadejs/wasm');
  // It writes progress to the console otherwise.
  const silent = (): void => undefined;
  return init({ wasmBinary: await readFile(file), print: silent, printErr: silent });
}
