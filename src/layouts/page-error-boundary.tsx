import { Component, type ReactNode } from 'react';
import { RouteError } from './route-error.tsx';

interface Props {
  /** What is shown. When it changes, drawing is tried again. */
  page: unknown;
  children: ReactNode;
}

interface State {
  page: unknown;
  /** In an object, because anything can be thrown. */
  failure: { error: unknown } | undefined;
}

/** Shows the error page in place of a page that failed while it was drawn. */
export class PageErrorBoundary extends Component<Props, State> {
  override state: State = { page: this.props.page, failure: undefined };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failure: { error } };
  }

  static getDerivedStateFromProps({ page }: Props, state: State): State | null {
    return page === state.page ? null : { page, failure: undefined };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    return failure ? <RouteError error={failure.error} /> : this.props.children;
  }
}
