import type { Base } from './run-statements.ts';

/** The bases of the Self Service API that a client may use ("API Versions"). */
export const bases: readonly Base[] = [
  { path: '/self-service-api-v1.3', pathForms: false },
  { path: '/self-service-api-v1.2', pathForms: true },
  { path: '/self-service-api', pathForms: true },
];
