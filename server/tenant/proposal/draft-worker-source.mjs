// The worker for development and tests: runs draft-worker.ts as it is, without a build.
import { register } from 'tsx/esm/api';

register();
await import('./draft-worker.ts');
