import * as endpoints from '#contract/endpoints.ts';
import type { Handlers } from '../http/handlers.ts';
import type { TenantDeps } from '../tenant-deps.ts';
import { draftContent } from './draft-content.ts';
import { presentFirmRequest } from './present.ts';
import type { ProposalService } from './service.ts';

/** "Proposal". All calls are a known customer's. */
export function proposalHandlers(
  proposals: ProposalService,
  { clock }: Pick<TenantDeps, 'clock'>,
): Handlers<'draftProposal' | 'firmRequests' | 'requestFirmProposal'> {
  return {
    draftProposal: async (call, _, c) => {
      const contents = await proposals.contentsToPropose(call.requireCustomer());
      const document = draftContent(contents, { date: clock(), language: call.language });
      // The library is large and rarely needed: the first draft loads it.
      const { drawDraft } = await import('./draw-draft.ts');
      return c.body(await drawDraft(document), 200, {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="${document.fileName}"`,
      });
    },

    firmRequests: async (call) => {
      const requests = await proposals.list(call.requireCustomer());
      return requests.map((request) => presentFirmRequest(request, call.language));
    },

    requestFirmProposal: async (call) => {
      const attributes = new Map(call.others(endpoints.requestFirmProposal));
      return presentFirmRequest(await proposals.request(call.requireCustomer(), attributes), call.language);
    },
  };
}
