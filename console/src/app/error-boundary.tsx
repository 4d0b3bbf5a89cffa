import { Component, type ReactNode } from 'react';
import { BrokenPage } from './broken-page.tsx';

interface Props {
  /** The address of the page: going elsewhere is a new try. */
  readonly page?: string;
  readonly children: ReactNode;
}

/**
 * Shows that a page broke instead of an empty window. Also when a newer deployment has removed the code of a page that
 * this tab has not opened yet: reloading mends both.
 */
export class ErrorBoundary extends Component<Props, { error?: Error | undefined }> {
  override state: { error?: Error | undefined } = {};

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidUpdate({ page }: Props) {
    if (this.state.error && page !== this.props.page) this.setState({ error: undefined });
  }

  override render() {
    return this.state.error ? <BrokenPage error={this.state.error} /> : this.props.children;
  }
}
