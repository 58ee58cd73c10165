import { useState } from 'react';
import { page } from 'vitest/browser';
import { IntlProvider } from 'use-intl';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { ConfigurationEditor } from '#src/api/configuration/editor.ts';
import type { ConfigurationCalls } from '#src/api/configuration/tab-client.ts';
import { configurationReader, type Configuration } from '#src/api/read/configuration.ts';
import { shareParts } from '#src/api/read/read-once.ts';
import en from '#src/locales/en.json';
import { render } from '#src/ui/testing/render.tsx';
import { ConfiguratorContext } from '../configurator-context.ts';
import { GroupSection } from './group-section.tsx';
import { contentOf } from './step-view.ts';

const KINDS = ['dropdown', 'radio', 'text', 'onoff'] as const;

const parameter = (name: string, index: number, value: string) => ({
  isGroup: false,
  isParameter: true,
  name,
  description: name,
  value,
  valueDescription: value,
  properties: { guitype: KINDS[index % KINDS.length] },
  domain: { name: 'list', elements: ['Yes', 'No'].map((each) => ({ name: each, state: 'green' })) },
});

const group = (name: string, members: unknown[]) => ({
  isGroup: true,
  isParameter: false,
  name,
  description: name,
  hasVisibleParameters: true,
  members,
});

/** Groups in groups, as JSON has it. @param changed the fields that are on */
function rawAnswer(changed: readonly string[]): unknown {
  const fields = (of: string) =>
    Array.from({ length: 8 }, (_, index) => {
      const name = `${of}_${index}`;
      return parameter(name, index, changed.includes(name) ? 'Yes' : 'No');
    });
  const groups = ['a', 'b'].map((outer) =>
    group(outer, [
      ...fields(outer),
      ...['x', 'y'].map((inner) => group(outer + inner, fields(outer + inner))),
    ]),
  );
  return {
    steps: [{ name: 's', current: true, rootGroup: group('root', groups) }],
    response: { status: 'OK' },
  };
}

const editor = new ConfigurationEditor({
  language: 'en',
  calls: {} as ConfigurationCalls,
  cache: { get: () => undefined, set: (_language, _configuration, alongside) => alongside() },
});

function Form({ answers: [first, second] }: { answers: readonly [Configuration, Configuration] }) {
  const [answer, setAnswer] = useState(first);
  return (
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      <ConfiguratorContext value={editor}>
        <button onClick={() => setAnswer(second)}>Answer</button>
        {contentOf(answer).groups.map((each) => (
          <GroupSection key={each.name} group={each} />
        ))}
      </ConfiguratorContext>
    </IntlProvider>
  );
}

it('touches nothing of the page but the fields that an answer changed', async () => {
  const changed = ['a_1', 'ax_0', 'ax_3', 'by_2'];
  const before = rawAnswer([]);
  const first = v.parse(configurationReader, before);
  const second = v.parse(configurationReader, shareParts(before, rawAnswer(changed)));
  render(<Form answers={[first, second]} />);
  await expect.poll(() => document.querySelectorAll('[data-field]').length).toBe(48);
  const touched = new Set<string | null | undefined>();
  const observer = new MutationObserver((records) => {
    for (const { target } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      touched.add(element?.closest<HTMLElement>('[data-field]')?.dataset['field']);
    }
  });
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  // By a script: where the pointer is would show as well.
  (page.getByRole('button', { name: 'Answer' }).element() as HTMLElement).click();
  await expect.poll(() => [...touched].sort()).toEqual(changed);
  observer.disconnect();
});
