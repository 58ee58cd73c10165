import { useEffect, useState, type ReactNode } from 'react';

/** Shows its content only after a while: what says that something takes long. */
export function Delayed({ ms, children }: { ms: number; children: ReactNode }) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return isOver ? children : null;
}
