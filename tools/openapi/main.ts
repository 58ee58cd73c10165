/** `npm run openapi`: writes the types of the generated client again. */
import { writeFileSync } from 'node:fs';
import { generateApiTypes, typesFile } from './api-types.ts';

writeFileSync(typesFile, await generateApiTypes());
console.log(`${typesFile} is up to date.`);
