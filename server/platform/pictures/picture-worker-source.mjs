// The worker for development and tests: runs picture-worker.ts as it is, without a build.
import { register } from 'tsx/esm/api';

register();
await import('./picture-worker.ts');
