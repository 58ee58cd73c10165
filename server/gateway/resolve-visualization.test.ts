import { expect, it } from 'vitest';
import { resolveVisualization } from './resolve-visualization.ts';

const script = 'https://acme.example/js/tacton.vis.js';
const resolve = (answer: unknown): unknown =>
  JSON.parse(resolveVisualization(JSON.stringify(answer), script));

it('makes addresses of the paths of a visualization, wherever it is in an answer', () => {
  const visualization = {
    iframePath: '/vis/index.html',
    tvkbPath: 'https://cdn.example/scenes/',
    sessionServer: '../session',
    currentGroup: '/a',
    picture: 7,
  };
  const resolved = {
    iframePath: 'https://acme.example/vis/index.html',
    tvkbPath: 'https://cdn.example/scenes/',
    sessionServer: 'https://acme.example/session',
    currentGroup: '/a',
    picture: 7,
  };
  expect(resolve(visualization)).toEqual(resolved);
  expect(resolve({ steps: [], visualization })).toEqual({ steps: [], visualization: resolved });
});

it.each([
  ['an answer without a visualization', { steps: [{ iframe: '/x' }] }],
  ['a visualization without a frame', { visualization: { tvkbPath: '/x' } }],
  ['a path that is no address', { iframePath: 'http://[' }],
])('leaves %s as it is', (_, answer) => {
  expect(resolve(answer)).toEqual(answer);
});

it('leaves what is no JSON as it is', () => {
  expect(resolveVisualization('{"iframePath": ', script)).toBe('{"iframePath": ');
});
