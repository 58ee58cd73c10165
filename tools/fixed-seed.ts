/**
 * Loaded before each unit test file: property tests draw the same examples every time, so that a red run means that the
 * change broke something. `TEST_SEED=random npm run unit` looks for examples that nobody has tried yet.
 */
import fc from 'fast-check';

const seed = process.env['TEST_SEED'] ?? '20261127';
if (seed !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
