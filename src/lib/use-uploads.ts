import { useEffect, useRef, useState } from 'react';

/** A file on its way, or one that did not arrive. */
export interface Upload {
  readonly id: number;
  readonly name: string;
  /** From 0 to 1. */
  readonly progress: number;
  /** Why it failed; undefined while it is on its way. */
  readonly failure: unknown;
  /** Stops it, or forgets that it failed. */
  readonly dismiss: () => void;
}

export type Send = (
  file: File,
  options: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
) => Promise<unknown>;

/** Files that are being uploaded, one after the other. They stop when the component goes. */
export function useUploads(send: Send): {
  readonly uploads: readonly Upload[];
  readonly add: (files: readonly File[]) => void;
} {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const running = useRef(new Map<number, AbortController>());
  const tail = useRef<Promise<unknown>>(Promise.resolve());
  const nextId = useRef(1);

  useEffect(() => {
    const controllers = running.current;
    return () => {
      for (const controller of controllers.values()) controller.abort();
    };
  }, []);

  const remove = (id: number) => setUploads((all) => all.filter((upload) => upload.id !== id));
  const change = (id: number, changes: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, ...changes } : upload)));

  const start = async (file: File, id: number, { signal }: AbortController) => {
    try {
      if (signal.aborted) return;
      await send(file, { signal, onProgress: (progress) => change(id, { progress }) });
      remove(id);
    } catch (failure) {
      if (!signal.aborted) change(id, { failure });
    } finally {
      running.current.delete(id);
    }
  };

  const add = (files: readonly File[]) => {
    for (const file of files) {
      const id = nextId.current++;
      const controller = new AbortController();
      running.current.set(id, controller);
      const dismiss = () => {
        controller.abort();
        remove(id);
      };
      setUploads((all) => [...all, { id, name: file.name, progress: 0, failure: undefined, dismiss }]);
      tail.current = tail.current.then(() => start(file, id, controller));
    }
  };

  return { uploads, add };
}
