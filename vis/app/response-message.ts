/**
 * What the `response` of a configurator call says about a refused change (API page, "configResponseObject"): its message,
 * unless the status is OK. Pages may leave the object out, or send an empty one.
 */
export function responseMessage(response: unknown): string | undefined {
  if (typeof response !== 'object' || response === null) return undefined;
  const { status, message } = response as Record<string, unknown>;
  if (typeof status !== 'string' || status === 'OK') return undefined;
  return typeof message === 'string' && message !== '' ? message.slice(0, 500) : undefined;
}
