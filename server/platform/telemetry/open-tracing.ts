import type { Tracing } from './tracing.ts';

/** @param endpoint base address of an OTLP/HTTP collector, as in `OTEL_EXPORTER_OTLP_ENDPOINT` */
export async function openTracing(endpoint: string, serviceName: string): Promise<Tracing> {
  const { OtlpTracing } = await import('./otlp-tracing.ts');
  return new OtlpTracing(endpoint, serviceName);
}
