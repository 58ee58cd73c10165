import { join } from 'node:path';

/** Where the published schemas are. */
export const schemaFolder = join(import.meta.dirname, '../../../docs/schema');
