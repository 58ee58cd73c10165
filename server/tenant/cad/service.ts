import { createHash } from 'node:crypto';
import type { FileStore } from '#server/platform/files/file-store.ts';
import type { Job } from '#server/platform/jobs/job.ts';
import type { JobQueue } from '#server/platform/jobs/job-queue.ts';
import { texts } from '#server/texts/texts.ts';
import type { CadProducer } from '../cad-producer.ts';
import type { Download } from '../http/send-file.ts';
import { noDataFound, ownedBy } from '../ownership.ts';
import { serializeState } from '../product/configuration-state.ts';
import type { EvaluatedConfiguration } from '../product/evaluated-configuration.ts';
import { productName } from '../product/present-product.ts';
import type { ListedProduct } from '../product/product-registry.ts';
import { InvalidRequest, NotFound } from '../tenant-error.ts';
import type { CadInput, CadJob, CadResult } from './cad-job.ts';

/** What CAD needs to know of a cart item. */
export interface CadItem {
  readonly item: { readonly productId: string };
  readonly listed: ListedProduct | undefined;
  /** Undefined for a plain product, and while the customer has to look at a revision of the product. */
  readonly configuration: EvaluatedConfiguration | undefined;
}

export interface CadParts {
  readonly producer: CadProducer;
  readonly jobs: JobQueue;
  readonly definition: CadJob;
  readonly files: FileStore;
  readonly findItem: (id: string) => Promise<{ readonly externalId: string } | undefined>;
  readonly lineOf: (externalId: string, itemId: string) => Promise<CadItem | undefined>;
}

export interface CadStatus {
  readonly status: 'no cad automation' | 'not generated' | 'pending' | 'finished';
  /** Empty, or why the last attempt failed. */
  readonly error: string;
  readonly progress: Job['progress'];
  /** Of the files, once they are there. */
  readonly language: string | undefined;
}

/** Which item, and for whom: without an external id it may be anybody's ("Custom images, CAD … need no `_externalId`"). */
export interface CadQuery {
  readonly externalId: string | undefined;
  readonly itemId: string;
  readonly language: string;
}

type FoundJob = Job<CadInput, CadResult>;

/** An item, and the job of the configuration that it has now. */
interface Found extends CadItem {
  readonly owner: string;
  /** Of the job in the language of the query. */
  readonly jobId: string;
  /** The one that was not cancelled, in whatever language; a start cancels all others of the item. */
  readonly job: FoundJob | undefined;
  readonly isSupported: boolean;
}

/**
 * "CAD Automation". The files are those of a configuration: after the item was configured again there are none until they are
 * generated again, and what was there of the configuration before is removed then. They are in one language, that of the last
 * start, and are found whatever language asks for them.
 */
export class CadService {
  readonly #parts: CadParts;

  constructor(parts: CadParts) {
    this.#parts = parts;
  }

  /** @throws InvalidRequest for a product without CAD, and for a job that is under way */
  async start(query: CadQuery): Promise<void> {
    const { jobs, definition, files } = this.#parts;
    const { owner, jobId, job, isSupported, configuration } = await this.#find(query);
    if (!isSupported || !configuration)
      throw new InvalidRequest('No CAD automation', 'Product does not support CAD automation.');
    if (isPending(job)) throw new InvalidRequest('Already queued', 'CAD automation job already queued.');
    for (const other of await this.#jobsOf(owner, query.itemId)) {
      if (other.id === jobId) continue;
      await jobs.discard(other.id);
      await files.removeAll(owner, other.id);
    }
    const { itemId, language } = query;
    const input = { itemId, language, state: serializeState(configuration.state) };
    await jobs.add(definition, { id: jobId, owner, input });
  }

  async status(query: CadQuery): Promise<CadStatus> {
    const { job, isSupported } = await this.#find(query);
    const none = { error: '', progress: undefined, language: undefined };
    if (!isSupported) return { ...none, status: 'no cad automation' };
    switch (job?.state) {
      case 'waiting':
      case 'running':
        return { ...none, status: 'pending', progress: job.progress };
      case 'done':
        return { ...none, status: 'finished', language: job.input.language };
      case 'failed':
        return { ...none, status: 'not generated', error: texts.format('cad.failed', query.language) };
      case 'cancelled':
      case undefined:
        return { ...none, status: 'not generated' };
    }
  }

  /** @throws InvalidRequest where there is no job, or none under way */
  async cancel(query: CadQuery): Promise<void> {
    const { owner, job } = await this.#find(query);
    const jobs = await this.#jobsOf(owner, query.itemId);
    const pending = [job, ...jobs].find(isPending);
    if (pending) {
      await this.#parts.jobs.cancel(pending.id);
      return;
    }
    throw jobs.length > 0
      ? new InvalidRequest('Not pending', 'CAD Automation job is not pending.')
      : new InvalidRequest('No job', 'No CAD Automation job found.');
  }

  /** Empty until they are all made. */
  async files(query: CadQuery): Promise<CadResult['files']> {
    const { job } = await this.#find(query);
    return job?.result?.files ?? [];
  }

  /** @throws NotFound for a file that is not in the list */
  async find(query: CadQuery, name: string): Promise<Download> {
    const { owner, job } = await this.#find(query);
    const found = job?.result?.files.find((file) => file.name === name);
    if (!found) throw new NotFound('File not found', 'There is no such file.');
    return this.#download(found.id, owner);
  }

  /** Names the archive after the product. @throws NotFound when there are none */
  async all(query: CadQuery): Promise<{ readonly name: string; readonly files: readonly Download[] }> {
    const { owner, job, listed, item } = await this.#find(query);
    const files = job?.result?.files ?? [];
    if (files.length === 0) throw noDataFound();
    return {
      name: `${productName(listed, item, query.language)} - CAD.zip`,
      files: await Promise.all(files.map(({ id }) => this.#download(id, owner))),
    };
  }

  async #download(id: string, owner: string): Promise<Download> {
    const file = await this.#parts.files.find(id, owner);
    if (!file) throw new NotFound('File not found', 'There is no such file.');
    return { name: file.name, mediaType: file.mediaType, open: () => this.#parts.files.open(file) };
  }

  async #find({ externalId, itemId, language }: CadQuery): Promise<Found> {
    const { findItem, lineOf, producer } = this.#parts;
    const item = await findItem(itemId);
    const { externalId: owner } = ownedBy(item, externalId ?? item?.externalId);
    const line = await lineOf(owner, itemId);
    if (!line) throw noDataFound();
    const { configuration, listed } = line;
    const model = configuration?.product.model ?? listed?.product.model;
    const ofConfiguration = `cad:${itemId}:${configuration ? fingerprintOf(configuration) : ''}`;
    const jobId = `${ofConfiguration}:${language}`;
    return {
      ...line,
      owner,
      jobId,
      job: (await this.#jobsOf(owner, itemId)).find(
        ({ id, state }) => id.startsWith(ofConfiguration) && state !== 'cancelled',
      ),
      isSupported: model !== undefined && producer.supports(model),
    };
  }

  async #jobsOf(owner: string, itemId: string): Promise<FoundJob[]> {
    const jobs = await this.#parts.jobs.list(this.#parts.definition, { owner });
    return jobs.filter(({ input }) => input.itemId === itemId);
  }
}

function isPending(job: FoundJob | undefined): boolean {
  return job?.state === 'waiting' || job?.state === 'running';
}

/** Of what the files depend on: not the step or the unit system that the customer looks at. */
function fingerprintOf({ state, product }: EvaluatedConfiguration): string {
  const content = serializeState({ ...state, step: '', units: undefined });
  return createHash('sha256').update(product.model.revision).update(content).digest('hex').slice(0, 16);
}
