import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import * as endpoints from '#contract/endpoints.ts';
import { presentConfiguration } from './present-configuration.ts';
import { presentConflict } from './present-conflict.ts';
import type { TenantClient } from './tenant-client.ts';
import { toolResult } from './tool-result.ts';

const configId = z
  .string()
  .describe('Id of the configuration, from start_configuration or reconfigure_item.');
const parameter = z.string().describe('Name of the parameter.');
const value = z.string().describe('Value: the `value` of an option, a number without unit, or a text.');
const pairs = z.array(z.object({ parameter, value })).min(1);
const step = z.string().describe('Name of the step.');
const changes = { readOnlyHint: false, destructiveHint: false, openWorldHint: false } as const;
const asks = { readOnlyHint: true, openWorldHint: false } as const;

/** Tools that configure a product. Every answer has the parameters of the current step; a conflict is data with its ways on. */
export function registerConfigurationTools(server: McpServer, client: TenantClient): void {
  server.registerTool(
    'start_configuration',
    {
      title: 'Start a configuration',
      description:
        'Starts to configure a product of a configurable tab. Answers with its steps and the parameters of the first.',
      inputSchema: {
        tab: z.string().describe('Name of the tab.'),
        productId: z.string().describe('`#id` of the product.'),
        needs: z
          .record(z.string(), z.string())
          .default({})
          .describe('Contextual needs by their aliases, if the product has any.'),
      },
      annotations: changes,
    },
    ({ tab, productId, needs }) =>
      toolResult(async () =>
        presentConfiguration(await client.call(endpoints.start, { path: { tab, productId }, form: needs })),
      ),
  );
  server.registerTool(
    'go_to_step',
    {
      title: 'Go to a step',
      description:
        'Makes another step the current one and shows its parameters. With the current step it only shows them again.',
      inputSchema: { configId, step },
      annotations: changes,
    },
    (form) => toolResult(async () => presentConfiguration(await client.call(endpoints.step, { form }))),
  );
  server.registerTool(
    'commit_values',
    {
      title: 'Commit values',
      description:
        'Commits values of parameters, of any step, all or none. The configurator keeps them and works out the others again. ' +
        'Where `result.status` is `conflict`, nothing was committed: `result.waysOn` has the tool calls to go on with. Ask the ' +
        'customer before a choice of theirs is changed.',
      inputSchema: { configId, values: pairs },
      annotations: changes,
    },
    ({ configId: id, values }) =>
      toolResult(async () =>
        presentConfiguration(
          await client.call(endpoints.commit, { form: { configId: id }, pairs: values }),
          values,
        ),
      ),
  );
  server.registerTool(
    'uncommit_parameters',
    {
      title: 'Uncommit parameters',
      description: 'Withdraws the choices of parameters: the configurator chooses their values again.',
      inputSchema: { configId, parameters: z.array(parameter).min(1) },
      annotations: changes,
    },
    ({ configId: id, parameters }) =>
      toolResult(async () => {
        const withdrawn = parameters.map((name) => ({ parameter: name }));
        return presentConfiguration(
          await client.call(endpoints.uncommit, { form: { configId: id }, pairs: withdrawn }),
        );
      }),
  );
  server.registerTool(
    'explain_values',
    {
      title: 'Explain values',
      description:
        'Explains why values do not fit: the rules of the product and the choices of the customer behind it, and what a commit would ' +
        'change. Commits nothing. Not every tenant can.',
      inputSchema: { configId, values: pairs },
      annotations: asks,
    },
    ({ configId: id, values }) =>
      toolResult(async () => {
        const { response } = await client.call(endpoints.explain, { form: { configId: id }, pairs: values });
        return { result: presentConflict(id, response, values) };
      }),
  );
  server.registerTool(
    'list_alternatives',
    {
      title: 'List alternatives',
      description:
        'Lists the alternatives for a value that is in conflict: sets of changes, each with the tool call that accepts it. A value ' +
        'without a conflict is committed.',
      inputSchema: { configId, parameter, value },
      annotations: changes,
    },
    (form) =>
      toolResult(async () => {
        const asked = [{ parameter: form.parameter, value: form.value }];
        return presentConfiguration(await client.call(endpoints.alternatives, { form }), asked);
      }),
  );
  server.registerTool(
    'accept_changes',
    {
      title: 'Accept the changes of a conflict',
      description:
        'Commits a value although it is in conflict, and changes other choices for it: as the configurator proposes, or as an ' +
        'alternative says. Use the arguments that the conflict or alternative gave. Choices of the customer change.',
      inputSchema: { configId, values: pairs },
      annotations: { ...changes, destructiveHint: true },
    },
    ({ configId: id, values }) =>
      toolResult(async () =>
        presentConfiguration(
          await client.call(endpoints.accept, { form: { configId: id }, pairs: values }),
          values,
        ),
      ),
  );
  server.registerTool(
    'optimise',
    {
      title: 'Complete as well as possible',
      description:
        'Proposes the best completion of what the customer left open, by a goal of the configuration (`optimise.goals`), within a ' +
        'budget if one is given. Commits nothing: `accept` is the tool call for it.',
      inputSchema: {
        configId,
        goal: z.string().describe('`cheapest`, or another goal named in `optimise.goals`.'),
        budget: z
          .string()
          .optional()
          .describe('The most that one piece may cost, in `optimise.currency`, as a plain number.'),
        qty: z.int().min(1).optional().describe('For how many pieces prices count.'),
      },
      annotations: asks,
    },
    ({ configId: id, goal, budget, qty }) =>
      toolResult(async () => {
        const form = { configId: id, goal, budget, qty };
        const { optimization } = await client.call(endpoints.optimize, { form, pairs: [] });
        const { commit, ...proposal } = optimization;
        const values = commit.map((pair) => ({ parameter: pair.name, value: pair.value }));
        const accept = { tool: 'commit_values', arguments: { configId: id, values } };
        return { ...proposal, ...(values.length > 0 && { accept }) };
      }),
  );
  server.registerTool(
    'cancel_configuration',
    {
      title: 'Cancel a configuration',
      description: 'Discards a configuration, or the changes to a cart item that is configured again.',
      inputSchema: { configId },
      annotations: { ...changes, destructiveHint: true },
    },
    (form) => toolResult(() => client.call(endpoints.cancel, { form })),
  );
}
