import { expect, test } from 'vitest';
import { readCommandLine } from './command-line.ts';
import { StartError } from './start-error.ts';

test('models are files from the folder that npm was called in', () => {
  expect(readCommandLine(['--model', 'a', '--model=/b/model.yaml'], '/home/me')).toEqual({
    models: ['/home/me/a', '/b/model.yaml'],
  });
  expect(readCommandLine([], '/home/me')).toEqual({ models: [] });
});

test.each([[['--modle', 'a']], [['--model']], [['a']]])('%j is refused, with the usage', (args) => {
  const call = () => readCommandLine(args, '/');
  expect(call).toThrow(StartError);
  expect(call).toThrow('Usage: npm start -- [--model');
});
