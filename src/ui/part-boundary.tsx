import { Component, type ReactNode } from 'react';

interface Props {
  /** What is shown in place of a part that cannot be drawn; nothing where it can be done without. */
  fallback?: ReactNode;
  /** When it changes, drawing is tried again. */
  resetKey?: unknown;
  children: ReactNode;
}

interface State {
  isBroken: boolean;
  resetKey: unknown;
}

/** Keeps an error in a part of a page from taking the page with it. The error itself reaches the console. */
export class PartBoundary extends Component<Props, State> {
  override state: State = { isBroken: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError(): Partial<State> {
    return { isBroken: true };
  }

  static getDerivedStateFromProps({ resetKey }: Props, state: State): State | null {
    return resetKey === state.resetKey ? null : { isBroken: false, resetKey };
  }

  override render(): ReactNode {
    return this.state.isBroken ? (this.props.fallback ?? null) : this.props.children;
  }
}
