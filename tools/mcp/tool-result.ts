import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { TenantCallError } from './tenant-client.ts';

/**
 * The result of a tool: data, as an object and as text for assistants that read only text. An error of the tenant is a result as well,
 * so that the assistant can react to it.
 */
export async function toolResult(work: () => Promise<object>): Promise<CallToolResult> {
  try {
    const data = await work();
    return { content: [{ type: 'text', text: JSON.stringify(data) }], structuredContent: { ...data } };
  } catch (error) {
    if (!(error instanceof TenantCallError)) throw error;
    const { status, reason: cause, message, uuid } = error;
    const data = { error: { status, cause, message, ...(uuid !== undefined && { uuid }) } };
    return {
      isError: true,
      content: [{ type: 'text', text: JSON.stringify(data) }],
      structuredContent: data,
    };
  }
}
