// The worker for development and tests: runs engine-worker.ts as it is, without a build.
import { register } from 'tsx/esm/api';

register();
await import('./engine-worker.ts');
