/**
 * The fonts of a document: Source Sans for Latin, Greek and Cyrillic, and for every other script the first font of the
 * list that has it. Noto knows how Arabic, Hebrew, Devanagari and Thai are joined and stacked; The
 * Chinese and the Korean font have a single weight, because Noto with all weights is 30 to 100 MB each; documents in
 * Japanese have a font of their own. Unifont comes last: its
 * letters are coarse, but it has all of the Basic Multilingual Plane. All may be shipped and embedded (OFL 1.1);
 * `docs/decisions/0021-proposals-drawn-on-threads.md` has the sizes.
 */
import { createRequire } from 'node:module';

export type Weight = 'regular' | 'bold';

export interface FontFile {
  readonly name: string;
  /** The characters for which the font is considered at all; undefined for all. */
  readonly script?: RegExp;
  /** The language whose documents the font is for; undefined for all. */
  readonly language?: string;
  /** Absolute path of the file of each weight. Bold is the regular file where a font has no other. */
  readonly files: Readonly<Record<Weight, string>>;
}

const require = createRequire(import.meta.url);

/** A font of a single weight. */
function single(name: string, script: RegExp | undefined, file: string): FontFile {
  return { name, ...(script && { script }), files: { regular: file, bold: file } };
}

export const mainFont: FontFile = {
  name: 'source-sans',
  files: {
    regular: require.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
    bold: require.resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
  },
};

/** Han and what is written with it. Japanese has its own forms of many of these characters, and sets `、` and `。` at the side. */
const eastAsian =
  /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script_Extensions=Bopomofo}\uff00-\uffef]/u;

/** In the order in which they are tried. */
export const fallbackFonts: readonly FontFile[] = [
  {
    name: 'noto-sans-arabic',
    script: /\p{Script_Extensions=Arabic}/u,
    files: {
      regular: require.resolve('@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff'),
      bold: require.resolve('@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-600-normal.woff'),
    },
  },
  {
    name: 'noto-sans-hebrew',
    script: /\p{Script_Extensions=Hebrew}/u,
    files: {
      regular: require.resolve('@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff'),
      bold: require.resolve('@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-600-normal.woff'),
    },
  },
  {
    name: 'noto-sans-devanagari',
    script: /\p{Script_Extensions=Devanagari}/u,
    files: {
      regular:
        require.resolve('@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-400-normal.woff'),
      bold: require.resolve('@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-600-normal.woff'),
    },
  },
  {
    name: 'noto-sans-thai',
    script: /[\p{Script=Thai}\u0e3f]/u,
    files: {
      regular: require.resolve('@fontsource/noto-sans-thai/files/noto-sans-thai-thai-400-normal.woff'),
      bold: require.resolve('@fontsource/noto-sans-thai/files/noto-sans-thai-thai-600-normal.woff'),
    },
  },
  single(
    'gowun-dodum',
    /\p{Script=Hangul}/u,
    require.resolve('@expo-google-fonts/gowun-dodum/400Regular/GowunDodum_400Regular.ttf'),
  ),
  {
    name: 'biz-udpgothic',
    script: eastAsian,
    language: 'ja',
    files: {
      regular: require.resolve('@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf'),
      bold: require.resolve('@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf'),
    },
  },
  single(
    'chocolate-classical-sans',
    eastAsian,
    require.resolve('@expo-google-fonts/chocolate-classical-sans/400Regular/ChocolateClassicalSans_400Regular.ttf'),
  ),
  single(
    'noto-emoji',
    /[\p{Extended_Pictographic}\p{Emoji_Component}]/u,
    require.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'),
  ),
  single(
    'unifont',
    undefined,
    require.resolve('@fontsource/unifontex/files/unifontex-latin-400-normal.woff'),
  ),
];
