import { page } from 'vitest/browser';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Badge } from './badge.tsx';
import { Notice } from './notice.tsx';
import { PageHeading } from './page-heading.tsx';
import { RadioGroup } from './radio-group.tsx';
import { Table } from './table.tsx';
import { TextField } from './text-field.tsx';
import { render } from './testing/render.tsx';

const WORD = 'w'.repeat(20_000);
const { innerWidth, innerHeight } = window;

beforeEach(() => page.viewport(390, 844));
afterEach(() => page.viewport(innerWidth, innerHeight));

it.each<[string, () => ReactNode]>([
  ['a heading', () => <PageHeading title={WORD} documentTitle="" />],
  ['a notice', () => <Notice title={WORD}>{WORD}</Notice>],
  [
    'a badge beside something',
    () => (
      <div className="flex gap-2">
        Frame <Badge>{WORD}</Badge>
      </div>
    ),
  ],
  [
    'a paragraph in a row',
    () => (
      <div className="flex gap-2">
        <p>{WORD}</p>
        <p>Price</p>
      </div>
    ),
  ],
  ['the label of an input', () => <TextField label={WORD} hint={WORD} error={WORD} />],
  [
    'a choice',
    () => (
      <RadioGroup
        labelledBy="long"
        appearance="tiles"
        value="a"
        onPick={() => undefined}
        choices={[{ value: 'a', label: WORD, description: WORD }]}
      />
    ),
  ],
  [
    'a table',
    () => (
      <Table
        caption="Parts"
        rows={[{ part: WORD }]}
        rowKey={() => 'row'}
        columns={[{ key: 'part', head: 'Part', cell: ({ part }) => part }]}
      />
    ),
  ],
])('a word of 20,000 letters in %s does not widen the page', async (_where, content) => {
  render(<div className="page-measure">{content()}</div>);
  await expect.element(page.getByText(WORD).first()).toBeInTheDocument();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});
