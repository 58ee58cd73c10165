/** What the calls of the configurator do to contexts of the org. */
import type { ConfiguratorPort } from '#server/configurator/questions.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import type { ConfigurationDetails } from '../wire/configurator-answers.ts';
import type { ConfigureRequest } from '../wire/configurator-requests.ts';
import { applyNodes, type NodeChanges } from './apply-nodes.ts';
import { withRecordIds, type ConfigurationContext } from './configuration-context.ts';
import { evaluateLine, type EvaluatedLine } from './evaluate-context.ts';
import org from './org.json' with { type: 'json' };
import { presentMessages } from './present-messages.ts';
import { presentTransaction } from './present-transaction.ts';
import { presentTreatments } from './present-treatments.ts';
import { notFound } from './sandbox-error.ts';
import type { SandboxOrg } from './sandbox-org.ts';
import type { SandboxProduct } from './sandbox-product.ts';

export interface SandboxDeps {
  readonly org: SandboxOrg;
  readonly products: readonly SandboxProduct[];
  readonly configuratorFor: (model: ProductModel) => Promise<ConfiguratorPort>;
  readonly clock: () => Date;
}

export interface EvaluatedContext {
  readonly context: ConfigurationContext;
  readonly evaluated: EvaluatedLine | undefined;
}

export class ConfiguratorCalls {
  readonly #deps: SandboxDeps;

  constructor(deps: SandboxDeps) {
    this.#deps = deps;
  }

  /** "Configuration": opens a context where none is named, applies the nodes, tells everything. */
  async configure(request: ConfigureRequest, language: string | undefined): Promise<ConfigurationDetails> {
    const context =
      request.transactionContextId == null
        ? this.openTransaction(request.transactionId)
        : this.contextNamed(request.transactionContextId);
    const after = await this.change(context, request, language);
    const { configuratorOptions: options } = request;
    const { evaluated } = after;
    const product = evaluated?.line.product;
    const messages = this.messagesOf(after, language);
    return {
      ...(options?.returnProductCatalogData === true &&
        product && { catalogProducts: product.catalog(language) }),
      uiTreatments: evaluated ? presentTreatments(evaluated) : [],
      errors: [],
      success: true,
      ...(Object.keys(messages).length > 0 && { messages }),
      ...(request.contextResponseType !== 'None' && {
        transactionContext: this.transactionOf(after),
      }),
      ...(options?.qualifyAllProductsInTransaction === true &&
        product && { transactionQualification: { [product.catalog(language).id]: { isQualified: true } } }),
      transactionContextId: after.context.id,
      transactionContextMappingId: org.contextMappingId,
    };
  }

  /** Applies nodes to a context and keeps what becomes of it; where that fails, the context is as it was. */
  async change(
    context: ConfigurationContext,
    changes: NodeChanges,
    language: string | undefined,
  ): Promise<EvaluatedContext> {
    const { org: records, products, configuratorFor } = this.#deps;
    const applied = applyNodes(context, changes, products);
    const { line } = applied.context;
    if (!line) {
      records.keepContext(applied.context);
      return { context: applied.context, evaluated: undefined };
    }
    const configurator = await configuratorFor(line.product.model);
    const evaluated = await evaluateLine(configurator, line, applied.choices, language);
    const after = { ...applied.context, line: evaluated.line };
    records.keepContext(after);
    return { context: after, evaluated };
  }

  transactionOf({ context, evaluated }: EvaluatedContext) {
    return { SalesTransaction: [presentTransaction(context, evaluated, this.#deps.clock())] };
  }

  messagesOf({ context, evaluated }: EvaluatedContext, language: string | undefined) {
    return evaluated ? presentMessages(evaluated, context.transactionId, language) : {};
  }

  /** What load-instance and set-instance answer. */
  instanceDetails(after: EvaluatedContext, language: string | undefined) {
    const { evaluated } = after;
    return {
      configuratorMessages: this.messagesOf(after, language),
      configuratorUITreatments: evaluated ? presentTreatments(evaluated) : [],
      contextId: after.context.id,
      errors: [],
      productQualifications: evaluated
        ? { [evaluated.line.product.catalog(language).id]: { isQualified: true } }
        : {},
      success: true,
    };
  }

  /** Stores the line of the context with its transaction; its references become ids of records. */
  save(contextId: string): void {
    const { org: records } = this.#deps;
    const context = this.contextNamed(contextId);
    const line = context.line && withRecordIds(context.line);
    records.keepQuote({ id: context.transactionId, currency: context.currency, line });
    records.keepContext({ ...context, line });
  }

  openTransaction(id: string): ConfigurationContext {
    const { org: records } = this.#deps;
    const quote = records.quote(id);
    if (!quote) throw notFound(`There is no transaction ${id}.`);
    return records.openContext(quote);
  }

  contextNamed(id: string): ConfigurationContext {
    const context = this.#deps.org.context(id);
    if (!context) throw notFound(`The context ${id} does not exist or has expired.`);
    return context;
  }
}
