// The worker for development and tests: runs cad-worker.ts as it is, without a build.
import { register } from 'tsx/esm/api';

register();
await import('./cad-worker.ts');
