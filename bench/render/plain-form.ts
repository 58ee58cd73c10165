/// <reference lib="dom" />
/** The same form without a framework: what the browser itself needs for the same answers. */
import type { Page } from '@playwright/test';
import type { Configuration } from '#contract/configuration.ts';

/** Starts a configuration and makes an element of each field. @param start path of the call, from the root */
export async function openPlainForm(page: Page, start: string): Promise<void> {
  await page.evaluate(async (path) => {
    const post = async (address: string, form: Record<string, string>) => {
      const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(form) });
      return JSON.parse(await answer.text()) as Configuration;
    };
    const parametersOf = (configuration: Configuration) =>
      (configuration.steps.find(({ current }) => current)?.rootGroup?.members ?? []).flatMap((group) =>
        group.isGroup ? group.members.flatMap((member) => (member.isGroup ? [] : [member])) : [],
      );
    const configuration = await post(path, {});
    const controls = new Map<string, HTMLSelectElement | HTMLInputElement>();
    document.body.replaceChildren();
    for (const { name, description, domain, value } of parametersOf(configuration)) {
      const label = document.createElement('label');
      label.textContent = description;
      const elements = domain?.elements ?? [];
      const control = document.createElement(elements.length > 0 ? 'select' : 'input');
      for (const element of elements) {
        const option = document.createElement('option');
        option.value = element.name;
        option.textContent = element.description;
        control.append(option);
      }
      control.value = value ?? '';
      controls.set(name, control);
      label.append(control);
      document.body.append(label);
    }
    Object.assign(window, {
      commitPlain: async (parameter: string, value: string) => {
        const answer = await post('/api/config/commit', {
          configId: configuration.configId ?? '',
          parameter,
          value,
        });
        for (const { name, domain, value: shown } of parametersOf(answer)) {
          const control = controls.get(name);
          if (!control) continue;
          if (control.value !== (shown ?? '')) control.value = shown ?? '';
          if (control instanceof HTMLInputElement) continue;
          for (const [index, { state }] of (domain?.elements ?? []).entries()) {
            const option = control.options[index];
            if (option && option.className !== state) option.className = state;
          }
        }
        if (controls.get(parameter)?.value !== value) throw new Error(`${parameter} is not ${value}.`);
      },
    });
  }, start);
}

/** Resolves when the page shows the answer. */
export async function commitPlain(page: Page, parameter: string, value: string): Promise<void> {
  await page.evaluate(
    ([name, wanted]) =>
      (window as unknown as { commitPlain: (name: string, value: string) => Promise<void> }).commitPlain(
        name,
        wanted,
      ),
    [parameter, value] as const,
  );
}
