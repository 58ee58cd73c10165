import { QueueFull } from '#server/platform/fair-slots.ts';
import { ThreadOutOfMemory, ThreadTimeout } from '#server/platform/thread-pool.ts';
import type { TenantDeps } from '../tenant-deps.ts';
import {
  ClientGone,
  InvalidRequest,
  NotFound,
  Overloaded,
  TimedOut,
  TooManyRequests,
} from '../tenant-error.ts';
import { draftContent } from './draft-content.ts';
import type { DraftDocument, DraftKind } from './draft-document.ts';
import { firmProposal } from './firm-proposal.ts';
import { PLAIN_LETTERHEAD, readLetterhead, type Letterhead } from './letterhead.ts';
import type { ProposedCart } from './proposed-cart.ts';
import type { ProposalService } from './service.ts';
import type { FirmRequest } from './store.ts';

export interface DraftCall {
  readonly externalId: string;
  readonly language: string | undefined;
  /** Aborted when nobody waits for the draft any more. */
  readonly signal: AbortSignal;
}

export interface DrawnDraft {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Seconds: a draft of an ordinary cart is drawn in less. */
const RETRY_AFTER = 5;

/**
 * The draft proposal of a customer's cart as a PDF, drawn on a thread. Reading the cart waits for its turn, too.
 *
 * @throws InvalidRequest for a cart that is empty, or too large to be drawn
 * @throws TooManyRequests, Overloaded when the turn would not come soon
 * @throws TimedOut, ClientGone
 */
export async function drawDraftOf(
  proposals: ProposalService,
  {
    draftThreads,
    clock,
    files,
    modelsFolders,
  }: Pick<TenantDeps, 'clock' | 'draftThreads' | 'files' | 'modelsFolders'>,
  { externalId, language, signal }: DraftCall,
): Promise<DrawnDraft> {
  let fileName = '';
  const bytes = await drawn(draftThreads, { externalId, signal }, async (stop) => {
    const letterhead = await readLetterhead(modelsFolders, language ?? '');
    const contents = await proposals.contentsToPropose(externalId);
    const document = await draftContent(contents, { date: clock(), language, letterhead, files, stop });
    fileName = document.fileName;
    return document;
  });
  return { fileName, bytes };
}

/**
 * A summary or a data sheet as a PDF, drawn as drafts are. It needs no template: without one it has no letterhead.
 *
 * @param contents the cart, or the part of it that the document is about
 * @throws as `drawDraftOf`
 */
export function drawCartDocument(
  {
    draftThreads,
    clock,
    files,
    modelsFolders,
  }: Pick<TenantDeps, 'clock' | 'draftThreads' | 'files' | 'modelsFolders'>,
  {
    kind,
    contents,
    language,
    ...call
  }: DraftCall & { readonly kind: DraftKind; readonly contents: ProposedCart },
): Promise<Uint8Array<ArrayBuffer>> {
  return drawn(draftThreads, call, async (stop) => {
    const letterhead = await letterheadOrPlain(modelsFolders, language);
    return draftContent(contents, { kind, date: clock(), language, letterhead, files, stop });
  });
}

/**
 * The proposal that answers a firm request, drawn as drafts are.
 *
 * @param call.externalId whose turn it is
 * @returns undefined where it is not known what was asked for
 * @throws as `drawDraftOf`
 */
export async function drawFirmProposal(
  { draftThreads, clock, modelsFolders }: Pick<TenantDeps, 'clock' | 'draftThreads' | 'modelsFolders'>,
  request: FirmRequest,
  { language, ...call }: DraftCall,
): Promise<DrawnDraft | undefined> {
  const letterhead = await letterheadOrPlain(modelsFolders, language);
  const document = firmProposal(request, { date: clock(), language, letterhead });
  if (!document) return undefined;
  return {
    fileName: document.fileName,
    bytes: await drawn(draftThreads, call, () => Promise.resolve(document)),
  };
}

function letterheadOrPlain(folders: readonly string[], language: string | undefined): Promise<Letterhead> {
  return readLetterhead(folders, language ?? '').catch((error: unknown) => {
    if (error instanceof NotFound) return PLAIN_LETTERHEAD;
    throw error;
  });
}

async function drawn(
  threads: TenantDeps['draftThreads'],
  { externalId, signal }: Pick<DraftCall, 'externalId' | 'signal'>,
  prepare: (stop: AbortSignal) => Promise<DraftDocument>,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return (await threads.run(externalId, signal, prepare)) as Uint8Array<ArrayBuffer>;
  } catch (error) {
    throw signal.aborted ? new ClientGone('Nobody waits for the document any more.') : explained(error);
  }
}

/** In the API's terms. */
function explained(error: unknown): unknown {
  if (error instanceof QueueFull) {
    return error.isOwners
      ? new TooManyRequests(
          'Too many documents',
          'Your documents are being made. Wait until one of them is ready, then try again.',
          RETRY_AFTER,
        )
      : new Overloaded(
          'Too many documents',
          'Many documents are being made. Try again in a moment.',
          RETRY_AFTER,
        );
  }
  if (error instanceof ThreadTimeout) return new TimedOut(error.message);
  if (error instanceof ThreadOutOfMemory) {
    return new InvalidRequest(
      'Cart too large',
      'The cart is too large for this document. Remove items, or request a firm proposal.',
    );
  }
  return error;
}
