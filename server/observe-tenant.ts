/** Records what a tenant is asked: questions to the engines of the embedded one, calls to one elsewhere. */
import type { ConfiguratorPort } from './configurator/questions.ts';
import type { Upstream } from './gateway/upstream.ts';
import type { ProductModel } from './model/product/product-model.ts';
import type { Telemetry } from './http/observe-requests.ts';
import { currentRequestId, REQUEST_ID_HEADER } from './platform/request-id.ts';

type ConfiguratorFor = (model: ProductModel) => Promise<ConfiguratorPort>;

/** The configurators as they are where nothing is recorded. */
export function observeConfigurators(
  configuratorFor: ConfiguratorFor,
  { metrics, tracing }: Telemetry,
): ConfiguratorFor {
  if (!metrics && !tracing) return configuratorFor;
  return async (model) => {
    const configurator = await configuratorFor(model);
    return {
      async ask(question, caller) {
        const start = performance.now();
        let failed = true;
        try {
          const ask = () => configurator.ask(question, caller);
          const attributes = { 'bespoke.question': question.kind, 'bespoke.model': model.name };
          const answer = await (tracing ? tracing.span(`engine ${question.kind}`, attributes, ask) : ask());
          failed = false;
          return answer;
        } finally {
          metrics?.question({ kind: question.kind, seconds: (performance.now() - start) / 1000, failed });
        }
      },
    };
  };
}

/** A tenant elsewhere gets the id of the request, and the trace that its call belongs to. */
export function observeUpstream(upstream: Upstream, { tracing }: Telemetry): Upstream {
  return {
    ...upstream,
    send(request, signal) {
      const id = currentRequestId();
      if (id !== undefined) request.headers.set(REQUEST_ID_HEADER, id);
      if (!tracing) return upstream.send(request, signal);
      return tracing.span('tenant', { 'http.request.method': request.method }, () => {
        tracing.addTo(request.headers);
        return upstream.send(request, signal);
      });
    },
  };
}
