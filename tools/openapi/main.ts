/** `npm run openapi`: writes the types of the generated client again. */
import { writeFileSync } from 'node:fs';
import { generateJourneyTypes, typesFile } from './api-types.ts';

writeFileSync(typesFile, await generateJourneyTypes());
console.log(`${typesFile} is up to date.`);
