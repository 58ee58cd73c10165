/** Figures for Prometheus. The library is loaded only where they are asked for. */
import type { Counter, Histogram, Registry } from 'prom-client';

export interface AnsweredRequest {
  /** Who answered: `gateway`, `tenant` or `shop`. */
  readonly part: string;
  /** Name of the call in the table of calls; empty for pages and files. No value that callers choose. */
  readonly call: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
}

export interface Metrics {
  request(answered: AnsweredRequest): void;
  /** A question to an engine: its kind, how long it waited and took together, and how it ended. */
  question(asked: { readonly kind: string; readonly seconds: number; readonly failed: boolean }): void;
  /** All figures, in the format that `contentType` says. */
  read(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** From an answer out of memory to the time limit of an engine. */
const BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25];

export async function openMetrics(): Promise<Metrics> {
  const prometheus = await import('prom-client');
  const registry: Registry = new prometheus.Registry();
  prometheus.collectDefaultMetrics({ register: registry });
  const duration: Histogram = new prometheus.Histogram({
    name: 'bespoke_http_request_duration_seconds',
    help: 'Time to answer a request, without sending the answer.',
    labelNames: ['part', 'call', 'method', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  const questions: Histogram = new prometheus.Histogram({
    name: 'bespoke_engine_question_duration_seconds',
    help: 'Time that a question to an engine waited and took.',
    labelNames: ['kind'],
    buckets: BUCKETS,
    registers: [registry],
  });
  const failures: Counter = new prometheus.Counter({
    name: 'bespoke_engine_question_failures_total',
    help: 'Questions to an engine that ended without an answer.',
    labelNames: ['kind'],
    registers: [registry],
  });
  return {
    request({ seconds, status, ...labels }) {
      duration.observe({ ...labels, status: String(status) }, seconds);
    },
    question({ kind, seconds, failed }) {
      questions.observe({ kind }, seconds);
      if (failed) failures.inc({ kind });
    },
    async read() {
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
