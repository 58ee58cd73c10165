import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Send } from '#src/lib/use-uploads.ts';
import { FileUpload } from './file-upload.tsx';
import { render } from './testing/render.tsx';

const texts = {
  uploading: (name: string) => `Uploading ${name}`,
  cancel: (name: string) => `Cancel ${name}`,
  dismiss: (name: string) => `Close ${name}`,
  failed: (name: string) => `${name} failed`,
  failure: (failure: unknown) => (failure as Error).message,
};

interface Sent {
  readonly name: string;
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
  readonly end: (failure?: Error) => void;
}

function Uploads({ sent }: { sent: Sent[] }) {
  const send: Send = ({ name }, { signal, onProgress }) =>
    new Promise<void>((resolve, reject) => {
      sent.push({ name, signal, onProgress, end: (failure) => (failure ? reject(failure) : resolve()) });
      signal.addEventListener('abort', () => reject(new Error('aborted')));
    });
  return (
    <main>
      <FileUpload send={send} texts={texts} label="Choose files" multiple>
        Or drop them here.
      </FileUpload>
    </main>
  );
}

const file = (name: string) => new File(['x'], name);
const button = (name: string) => page.getByRole('button', { name });

describe('uploads', () => {
  it('take chosen and dropped files one after the other, show progress and reasons, and can be cancelled', async () => {
    const sent: Sent[] = [];
    render(<Uploads sent={sent} />);
    const input = page.getByLabelText('Choose files');
    await expect.element(input).toHaveAccessibleDescription('Or drop them here.');
    await userEvent.keyboard('{Tab}');
    await expect.element(input).toHaveFocus();
    await userEvent.upload(input, [file('a.txt'), file('b.txt')]);
    await expect.element(button('Cancel b.txt')).toBeVisible();
    expect(sent.map(({ name }) => name)).toEqual(['a.txt']);

    sent[0]?.onProgress(0.5);
    await expect
      .element(page.getByRole('progressbar', { name: 'Uploading a.txt' }))
      .toHaveAttribute('value', '0.5');
    expect((await axe.run(document)).violations.filter(({ impact }) => impact !== 'moderate')).toEqual([]);

    await button('Cancel a.txt').click();
    expect(sent[0]?.signal.aborted).toBe(true);
    await expect.poll(() => sent.length).toBe(2);
    sent[1]?.end(new Error('It is too large.'));
    await expect.element(page.getByText('It is too large.')).toBeVisible();
    await button('Close b.txt').click();
    await expect.element(page.getByText('b.txt failed')).not.toBeInTheDocument();

    const transfer = new DataTransfer();
    transfer.items.add(file('c.txt'));
    input.element().dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer: transfer }));
    await expect.poll(() => sent.at(-1)?.name).toBe('c.txt');
    sent[2]?.end();
    await expect.element(button('Cancel c.txt')).not.toBeInTheDocument();
  });
});
