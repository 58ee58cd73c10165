import { useEffect, useRef, useState } from 'react';

/**
 * Text on its way to a value. It stays as typed until the person is done (Enter, or leaving the field), and is done as
 * well when the page is put away: a phone that kills it must not lose what stands in a field.
 */
export function useTyping(shown: string, onDone: (text: string) => void) {
  const [typed, setTyped] = useState<string>();
  const latest = useRef({ typed, onDone });
  useEffect(() => {
    latest.current = { typed, onDone };
  });

  useEffect(() => {
    const finish = () => {
      const { typed: text, onDone: done } = latest.current;
      if (text !== undefined) done(text);
    };
    const finishHidden = () => {
      if (document.visibilityState === 'hidden') finish();
    };
    window.addEventListener('pagehide', finish);
    document.addEventListener('visibilitychange', finishHidden);
    return () => {
      window.removeEventListener('pagehide', finish);
      document.removeEventListener('visibilitychange', finishHidden);
      finish();
    };
  }, []);

  return {
    text: typed ?? shown,
    isTyping: typed !== undefined,
    setTyped,
    /** Back to what is shown otherwise. */
    reset: () => setTyped(undefined),
  };
}
