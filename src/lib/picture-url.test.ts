import { describe, expect, it } from 'vitest';
import { pictureUrl } from './picture-url.ts';

describe('pictureUrl', () => {
  it.each([
    ['/self-service-api-v2.1/resource/a.png', '/api/resource/a.png'],
    ['self-service-api/resource/a.png?v=1:2', '/api/resource/a.png?v=1:2'],
    ['/models/bike/a b.svg', '/models/bike/a b.svg'],
  ])('%s is served by the shop', (path, url) => {
    expect(pictureUrl(path)).toBe(url);
  });

  it.each([
    '//other.example/a.png',
    '\\\\other.example/a.png',
    '/\\other.example/a.png',
    '/\t/other.example/a.png',
    'https://other.example/a.png',
    'ftp://other.example/a.png',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:image/svg+xml,<svg/>',
    'blob:https://x/1',
    '',
  ])('%j is not shown', (path) => {
    expect(pictureUrl(path)).toBeUndefined();
  });

  it('stays below the shop whatever stands behind the path', () => {
    expect(pictureUrl('/self-service-api//other.example/a.png')).toBe('/api//other.example/a.png');
  });
});
