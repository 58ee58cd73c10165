import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it } from 'vitest';
import { ConfigurationEditor } from '#src/api/configuration/editor.ts';
import { setPending, type PendingValue } from '#src/api/configuration/state.ts';
import en from '#src/locales/en.json';
import { ConfiguratorContext } from '../configurator-context.ts';
import { FieldControl } from './field-control.tsx';
import { toFieldView } from './field-view.ts';
import type { FieldKind } from './resolve-kind.ts';
import { samples, type Sample } from '../testing/sample-corpus.ts';

const never = () => Promise.reject(new Error('Nothing is sent while drawing'));

/** An editor through which nothing is sent, with a pending value or without. */
function editorWith(parameter: string, pending?: PendingValue) {
  const editor = new ConfigurationEditor({
    language: 'en',
    calls: {
      commit: never,
      uncommit: never,
      accept: never,
      findAlternatives: never,
      explain: never,
      optimize: never,
      removeRow: never,
      insertRow: never,
      changeStep: never,
    },
    cache: { get: () => undefined, set: (_language, _answer, alongside) => alongside() },
  });
  if (pending) {
    setPending(editor.state, parameter, pending);
    // What is drawn on a server is the first state of a store.
    editor.state.getInitialState = editor.state.getState;
  }
  return editor;
}

function draw({ parameter }: Sample, pending?: PendingValue): string {
  return renderToStaticMarkup(
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      <ConfiguratorContext value={editorWith(parameter.name, pending)}>
        <FieldControl parameter={parameter} />
      </ConfiguratorContext>
    </IntlProvider>,
  );
}

function sample(title: string): Sample {
  const found = samples.find((candidate) => candidate.title === title);
  if (!found) throw new Error(`No sample called ${title}`);
  return found;
}

/** What a control of each kind is to assistive technology; nothing where there is only text. */
const CONTROL: Readonly<Record<FieldKind, RegExp | undefined>> = {
  dropdown: /<button[^>]*role="combobox"/,
  radio: /role="radiogroup"/,
  text: /<input[^>]*type="text"/,
  number: /role="spinbutton"/,
  slider: /<input[^>]*type="range"/,
  onoff: /role="switch"/,
  text_buttons: /role="radiogroup"/,
  image_buttons: /role="radiogroup"/,
  imagetext_buttons: /role="radiogroup"/,
  selected_image: undefined,
  // Loaded on demand: `kinds/checkbox-list.browser.test.tsx` draws it.
  checkboxes: undefined,
  readonly: undefined,
  custom_viz_image: undefined,
  unsupported: undefined,
};
const SIDE_BY_SIDE = new Set<FieldKind>(['radio', 'text_buttons', 'image_buttons', 'imagetext_buttons']);

describe.each(samples.map((one) => [one.kind, one.title, one] as const))('%s: %s', (kind, _title, one) => {
  const markup = draw(one);
  const field = toFieldView(one.parameter);

  it('shows its label and what it holds', () => {
    expect(markup).toContain(field.label);
    const held = kind === 'number' || kind === 'slider' ? field.value : field.valueText;
    if (held !== '' && kind !== 'onoff') expect(markup).toContain(held);
  });

  it('is one control of its kind, named by its label and no other', () => {
    const control = CONTROL[kind];
    const labelId = /<(?:label|span) id="([^"]+-label)"/.exec(markup)?.[1] ?? 'none';
    if (!control) return expect(markup).not.toMatch(/<(input|select|textarea)|role="(combobox|radiogroup)"/);
    const opening = new RegExp(`${control.source}[^>]*>`).exec(markup)?.[0] ?? '';
    expect(markup.match(new RegExp(control.source, 'g'))).toHaveLength(1);
    expect(`${opening}${markup.slice(0, markup.indexOf(opening))}`).toContain(labelId);
    return expect(markup).toContain(`aria-labelledby="${labelId}"`);
  });

  it('offers every value side by side, and says in words what has consequences', () => {
    if (!SIDE_BY_SIDE.has(kind)) return;
    for (const { label } of field.elements) expect(markup).toContain(label);
    const others = field.elements.filter(({ name }) => name !== field.value);
    const count = (words: string) => markup.split(`(${words})`).length - 1;
    expect(count('would change other choices')).toBe(others.filter(({ fit }) => fit === 'changes').length);
    expect(count('not available')).toBe(others.filter(({ fit }) => fit === 'never').length);
  });
});

describe('a field', () => {
  it('says whose choice it is, and uncommits it', () => {
    expect(draw(sample('a radio'))).toContain('Reset a radio label');
    expect(draw(sample('a radio with price differences'))).not.toContain('Reset');
  });

  it('asks for what is mandatory, and for a yes to what is proposed', () => {
    expect(draw(sample('numbers without a widget'))).toContain('Mandatory');
    const toConfirm = draw(sample('picture-and-text buttons'));
    expect(toConfirm).toContain('Please confirm');
    expect(toConfirm).toContain('Confirm red label');
  });

  it('shows help, prices and units', () => {
    const markup = draw(sample('picture-and-text buttons'));
    expect(markup).toContain('Matte or gloss');
    expect(markup).toContain('€90.00');
    expect(draw(sample('text over whole numbers'))).toContain('mm');
  });

  it('tells what fits of a range', () => {
    expect(draw(sample('text over whole numbers'))).toContain('Fits: 20 to 80 mm');
  });

  it('never leaves an unknown widget blank', () => {
    const markup = draw(sample('a widget nobody knows'));
    expect(markup).toContain('colour_wheel');
    expect(markup).toContain('two label');
  });

  it('links an address', () => {
    expect(draw(sample('a link'))).toContain('href="https://example.com/sheet.pdf"');
  });

  it('shows what was chosen while the tenant is asked', () => {
    const markup = draw(sample('a radio with price differences'), { value: 'one', state: 'sending' });
    expect(markup).toMatch(/value="one"[^>]*checked|checked=""[^>]*value="one"/);
    expect(markup).toContain('aria-busy="true"');
  });

  it('keeps what was typed when it is refused, and says why', () => {
    const refused: PendingValue = {
      value: 'x'.repeat(80),
      state: 'refused',
      message: 'At most 20 characters',
    };
    const markup = draw(sample('free text'), refused);
    expect(markup).toContain('x'.repeat(80));
    expect(markup).toContain('At most 20 characters');
    expect(markup).toContain('aria-invalid="true"');
  });

  it('goes back to what was picked before when that is refused', () => {
    const markup = draw(sample('a radio'), { value: 'three', state: 'refused', message: 'Not together' });
    expect(markup).toMatch(/value="two"[^>]*checked|checked=""[^>]*value="two"/);
    expect(markup).toContain('Not together');
  });

  it('offers to send again what got no answer', () => {
    const markup = draw(sample('a switch'), { value: 'No', state: 'unanswered' });
    expect(markup).toContain('Not saved yet');
    expect(markup).toContain('Save a switch label again');
  });
});
