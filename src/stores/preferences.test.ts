import { describe, expect, it } from 'vitest';
import { readPreferences } from './preferences.ts';

describe('readPreferences', () => {
  it('keeps what was chosen', () => {
    expect(readPreferences('{"language":"de","theme":"dark"}', ['en'])).toEqual({
      language: 'de',
      theme: 'dark',
    });
  });

  it('follows browser and system where nothing was chosen', () => {
    expect(readPreferences(null, ['de-CH', 'en'])).toEqual({ language: 'de', theme: 'system' });
  });

  it.each(['not json', 'null', '"text"', '[]', '{"language":"fr","theme":"neon"}', '{"language":7}'])(
    'does not stumble over %s',
    (record) => {
      expect(readPreferences(record, ['en'])).toEqual({ language: 'en', theme: 'system' });
    },
  );
});
