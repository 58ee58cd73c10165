import { useEffect, useState } from 'react';

/** Which of the page's groups a person reads now: the first one in the upper part of the window. */
export function useGroupInView(anchors: readonly string[]): string | undefined {
  const [inView, setInView] = useState<string>();
  const all = anchors.join(' ');

  useEffect(() => {
    const visible = new Set<string>();
    const order = all.split(' ');
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) visible.add(target.id);
          else visible.delete(target.id);
        }
        setInView((before) => order.find((anchor) => visible.has(anchor)) ?? before);
      },
      { rootMargin: '-20% 0px -55% 0px' },
    );
    for (const anchor of order) {
      const section = document.getElementById(anchor);
      if (section) observer.observe(section);
    }
    return () => observer.disconnect();
  }, [all]);

  return inView !== undefined && anchors.includes(inView) ? inView : anchors[0];
}
