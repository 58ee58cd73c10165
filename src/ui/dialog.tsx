import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { clsx } from 'clsx';
import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { IconButton } from './icon-button.tsx';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  closeLabel: string;
  /** `narrow` for a question, `wide` for tables. */
  width?: 'narrow' | 'normal' | 'wide';
  /** Asks something that has to be answered: no close button, a press outside does nothing. */
  alert?: boolean;
  /** Buttons, the main one last. */
  footer?: ReactNode;
  /** What has the focus first; otherwise the first thing that can. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** What has the focus afterwards; otherwise what had it before. `false` leaves it to whoever closes the dialog. */
  finalFocus?: RefObject<HTMLElement | null> | false;
  children?: ReactNode;
}

const WIDTH = { narrow: 'sm:max-w-md', normal: 'sm:max-w-xl', wide: 'sm:max-w-3xl' };

/** A dialog over the page; a sheet from the bottom on phones. Focus stays inside and goes back afterwards. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  closeLabel,
  width = 'normal',
  alert = false,
  footer,
  initialFocus,
  finalFocus,
  children,
}: DialogProps) {
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => onOpenChange(next)} disablePointerDismissal={alert}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-(--duration-base) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDialog.Popup
          role={alert ? 'alertdialog' : 'dialog'}
          {...(initialFocus ? { initialFocus } : {})}
          {...(finalFocus === undefined ? {} : { finalFocus })}
          className={clsx(
            'fixed z-50 flex flex-col bg-raised shadow-float outline-none',
            'inset-x-0 bottom-0 max-h-[min(90dvh,100dvh-2rem)] rounded-t-xl border-t border-line pb-[env(safe-area-inset-bottom)]',
            'sm:inset-x-4 sm:top-1/2 sm:bottom-auto sm:mx-auto sm:max-h-[min(44rem,100dvh-4rem)] sm:-translate-y-1/2 sm:rounded-xl sm:border sm:pb-0',
            'transition-[translate,opacity] duration-(--duration-slow) ease-out',
            'data-ending-style:translate-y-full data-starting-style:translate-y-full',
            'sm:data-ending-style:translate-y-[calc(-50%+12px)] sm:data-ending-style:opacity-0 sm:data-starting-style:translate-y-[calc(-50%+12px)] sm:data-starting-style:opacity-0',
            WIDTH[width],
          )}
        >
          <div className="flex items-start gap-3 px-5 pt-5 pb-3 sm:px-6 sm:pt-6">
            <div className="min-w-0 flex-1">
              <BaseDialog.Title className="text-xl">{title}</BaseDialog.Title>
              {description ? (
                <BaseDialog.Description className="mt-1.5 text-sm text-ink-muted">
                  {description}
                </BaseDialog.Description>
              ) : null}
            </div>
            {alert ? null : (
              <BaseDialog.Close
                render={
                  <IconButton label={closeLabel} className="-mt-2 -mr-2.5">
                    <X aria-hidden className="size-5" />
                  </IconButton>
                }
              />
            )}
          </div>
          {children ? (
            <div
              ref={keepScrollable}
              className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-5 sm:px-6"
            >
              {children}
            </div>
          ) : null}
          {footer ? (
            <div className="flex flex-col-reverse gap-2 border-t border-line px-5 py-4 sm:flex-row sm:flex-wrap sm:justify-end sm:px-6">
              {footer}
            </div>
          ) : null}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

/** What is longer than the window can be reached with the keyboard: it scrolls where it has the focus. */
function keepScrollable(content: HTMLElement | null) {
  if (!content) return undefined;
  const watch = new ResizeObserver(() => {
    if (content.scrollHeight > content.clientHeight) content.tabIndex = 0;
    else content.removeAttribute('tabindex');
  });
  watch.observe(content);
  for (const child of content.children) watch.observe(child);
  return () => watch.disconnect();
}
