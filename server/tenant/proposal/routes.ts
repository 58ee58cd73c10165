import * as endpoints from '#contract/endpoints.ts';
import type { Handlers } from '../http/handlers.ts';
import type { TenantDeps } from '../tenant-deps.ts';
import { NotFound } from '../tenant-error.ts';
import { drawDraftOf } from './draft-drawing.ts';
import { presentFirmRequest } from './present.ts';
import type { ProposalService } from './service.ts';

/** "Proposal". All calls are a known customer's. */
export function proposalHandlers(
  proposals: ProposalService,
  deps: Pick<TenantDeps, 'clock' | 'draftThreads' | 'files' | 'modelsFolders'>,
) {
  return {
    draftProposal: async (call, _, c) => {
      if (call.access.proposalTemplate === undefined)
        throw new NotFound('Not set up', 'The API key has no proposal template, so there are no drafts.');
      const { fileName, bytes } = await drawDraftOf(proposals, deps, {
        externalId: call.requireCustomer(),
        language: call.language,
        signal: c.req.raw.signal,
      });
      return c.body(bytes, 200, {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="${fileName}"`,
      });
    },

    firmRequests: async (call) => {
      const requests = await proposals.list(call.requireCustomer());
      return requests.map((request) => presentFirmRequest(request, call.language));
    },

    requestFirmProposal: async (call) => {
      const attributes = new Map(call.others(endpoints.requestFirmProposal));
      const request = await proposals.request(call.requireCustomer(), {
        attributes,
        cartId: call.get('cartId'),
        language: call.language,
      });
      return presentFirmRequest(request, call.language);
    },
  } satisfies Partial<Handlers>;
}
