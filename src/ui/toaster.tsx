import { Toast as BaseToast } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';

/** A short message about something that just happened, with at most one thing to do about it. */
export interface ToastMessage {
  id: string;
  title: string;
  description?: string | undefined;
  tone?: 'neutral' | 'positive' | 'danger' | undefined;
  action?: { label: string; onPress: () => void } | undefined;
}

export interface ToasterProps {
  /** Messages not shown yet. */
  pending: readonly ToastMessage[];
  /** Called once for every message taken over. */
  onShown: (id: string) => void;
  closeLabel: string;
  /** Names the region; F6 moves the focus there. */
  regionLabel: string;
}

const TEN_SECONDS = 10_000;

/**
 * Shows messages and announces them. At the top of small windows, in the lower corner at the start of big ones: prices and the
 * buttons that go on are at the bottom and at the end. Long ones are scrolled in short windows. Load it lazily, with the first
 * message.
 */
export function Toaster(props: ToasterProps) {
  return (
    <BaseToast.Provider timeout={TEN_SECONDS} limit={3}>
      <Region {...props} />
    </BaseToast.Provider>
  );
}

function Region({ pending, onShown, closeLabel, regionLabel }: ToasterProps) {
  const manager = BaseToast.useToastManager<ToastMessage>();
  const { add, close } = manager;

  useEffect(() => {
    for (const message of pending) {
      add({
        id: message.id,
        title: message.title,
        description: message.description,
        priority: message.tone === 'danger' ? 'high' : 'low',
        data: message,
        // What failed and can be tried again stays until somebody decides; 0 is without end.
        ...(message.tone === 'danger' && message.action && { timeout: 0 }),
      });
      onShown(message.id);
    }
  }, [pending, add, onShown]);

  return (
    <BaseToast.Portal>
      <BaseToast.Viewport
        aria-label={regionLabel}
        className="pointer-events-none fixed inset-x-3 top-18 z-60 mx-auto max-w-md outline-none short:top-3 sm:inset-x-auto sm:start-5 sm:w-96 xl:top-auto xl:bottom-5"
      >
        {manager.toasts.map((toast) => {
          const { tone, action } = toast.data ?? {};
          return (
            <BaseToast.Root
              key={toast.id}
              toast={toast}
              // What is under its text can be pressed; its buttons can be, too.
              // The newest is nearest to the edge; the others are moved without laying out anything anew.
              className="absolute inset-x-0 top-0 translate-y-(--away) rounded-lg border border-line-strong bg-raised text-ink shadow-float [&_button]:pointer-events-auto transition-[opacity,translate] duration-(--duration-base) ease-out data-ending-style:opacity-0 data-limited:hidden [--away:calc(var(--toast-offset-y)+var(--toast-index)*0.5rem)] data-starting-style:translate-y-3 data-starting-style:opacity-0 xl:top-auto xl:bottom-0 xl:[--away:calc(var(--toast-offset-y)*-1-var(--toast-index)*0.5rem)]"
            >
              <BaseToast.Content className="flex items-center gap-3 py-2 ps-4 pe-2 short:pointer-events-auto short:max-h-[calc(100dvh-1.5rem)] short:items-start short:overflow-y-auto">
                <ToneIcon tone={tone ?? 'neutral'} />
                <div className="min-w-0 flex-1 py-1">
                  <BaseToast.Title className="text-sm font-[600] tracking-normal" />
                  <BaseToast.Description className="text-sm whitespace-pre-line text-ink-muted" />
                </div>
                {action ? (
                  <Button
                    size="sm"
                    onClick={() => {
                      action.onPress();
                      close(toast.id);
                    }}
                  >
                    {action.label}
                  </Button>
                ) : null}
                <BaseToast.Close
                  render={
                    <IconButton label={closeLabel} size="sm">
                      <X aria-hidden className="size-4" />
                    </IconButton>
                  }
                />
              </BaseToast.Content>
            </BaseToast.Root>
          );
        })}
      </BaseToast.Viewport>
    </BaseToast.Portal>
  );
}

function ToneIcon({ tone }: { tone: NonNullable<ToastMessage['tone']> }) {
  if (tone === 'positive') return <CircleCheck aria-hidden className="size-5 shrink-0 text-positive" />;
  if (tone === 'danger') return <CircleAlert aria-hidden className="size-5 shrink-0 text-danger" />;
  return null;
}
