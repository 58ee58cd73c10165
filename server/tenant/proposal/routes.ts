import type { Hono } from 'hono';
import type { TenantEnv } from '../http/api-call.ts';
import { endpoint } from '../http/endpoint.ts';
import { requireExternalId } from '../http/external-id.ts';
import type { TenantDeps } from '../tenant-deps.ts';
import { draftContent } from './draft-content.ts';
import { presentFirmRequest } from './present.ts';
import type { ProposalService } from './service.ts';

/** "Proposal". All calls are a known customer's. */
export function proposalRoutes(
  app: Hono<TenantEnv>,
  proposals: ProposalService,
  { clock }: Pick<TenantDeps, 'clock'>,
): void {
  endpoint(app, '/proposal/draft', {
    GET: async (c) => {
      const call = c.get('call');
      const contents = await proposals.contentsToPropose(requireExternalId(call));
      const document = draftContent(contents, { date: clock(), language: call.language });
      // The library is large and rarely needed: the first draft loads it.
      const { drawDraft } = await import('./draw-draft.ts');
      return c.body(await drawDraft(document), 200, {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="${document.fileName}"`,
      });
    },
  });

  endpoint(app, '/proposal/firm-requests', {
    GET: async (c) => {
      const call = c.get('call');
      const requests = await proposals.list(requireExternalId(call));
      return c.json(requests.map((request) => presentFirmRequest(request, call.language)));
    },
    POST: async (c) => {
      const call = c.get('call');
      const request = await proposals.request(requireExternalId(call), new Map(call.pairs));
      return c.json(presentFirmRequest(request, call.language));
    },
  });
}
