/** Traces for OpenTelemetry. Its libraries are loaded only where a collector is configured. */

/** What describes a span; never a key, an external id or a value that a customer chose. */
export type SpanAttributes = Readonly<Record<string, string | number>>;

export interface Tracing {
  /**
   * The span of a request, below that of the caller where its headers name one.
   * @param headers of the request
   * @param work gives the status of the answer
   */
  request(
    name: string,
    headers: Headers,
    attributes: SpanAttributes,
    work: () => Promise<number>,
  ): Promise<void>;
  /** A span below the one under way; an error of the work ends it as failed, and is thrown. */
  span<T>(name: string, attributes: SpanAttributes, work: () => Promise<T>): Promise<T>;
  /** Adds what tells another server which span is under way (W3C Trace Context). */
  addTo(headers: Headers): void;
  /** Sends what is left. */
  close(): Promise<void>;
}
