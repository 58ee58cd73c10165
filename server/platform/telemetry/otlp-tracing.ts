import {
  context,
  propagation,
  SpanKind,
  SpanStatusCode,
  trace,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { SpanAttributes, Tracing } from './tracing.ts';

/** `Tracing` by OpenTelemetry's own libraries, which read its other environment variables (`OTEL_EXPORTER_OTLP_HEADERS`, …). */
export class OtlpTracing implements Tracing {
  readonly #provider: NodeTracerProvider;
  readonly #tracer: Tracer;

  constructor(endpoint: string, serviceName: string) {
    const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
    this.#provider = new NodeTracerProvider({
      resource: resourceFromAttributes({ 'service.name': serviceName }),
      spanProcessors: [new BatchSpanProcessor(exporter)],
    });
    this.#provider.register();
    this.#tracer = this.#provider.getTracer('bespoke');
  }

  async request(
    name: string,
    headers: Headers,
    attributes: SpanAttributes,
    work: () => Promise<number>,
  ): Promise<void> {
    const caller = propagation.extract(context.active(), headers, {
      get: (from, key) => from.get(key) ?? undefined,
      keys: (from) => [...from.keys()],
    });
    const options = { kind: SpanKind.SERVER, attributes };
    await this.#tracer.startActiveSpan(name, options, caller, (span) =>
      endWith(span, async () => {
        const status = await work();
        span.setAttribute('http.response.status_code', status);
        if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      }),
    );
  }

  async span<T>(name: string, attributes: SpanAttributes, work: () => Promise<T>): Promise<T> {
    return this.#tracer.startActiveSpan(name, { attributes }, (span) => endWith(span, work));
  }

  addTo(headers: Headers): void {
    propagation.inject(context.active(), headers, {
      set: (into, key, value) => {
        into.set(key, value);
      },
    });
  }

  async close(): Promise<void> {
    await this.#provider.shutdown();
    trace.disable();
    context.disable();
    propagation.disable();
  }
}

async function endWith<T>(span: Span, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    // Its message may quote what a customer sent.
    span.setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
    throw error;
  } finally {
    span.end();
  }
}
