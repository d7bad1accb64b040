import { Component, type ReactNode } from 'react';
import { say } from '../core/words/say.ts';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

/** What is shown when a bug stops the page: nothing of the token, and a way to go on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main role="alert" className="p-6">
        <h1 className="text-15 font-semibold">{say`Claimcheck has stopped`}</h1>
        <p className="mt-2 text-muted">
          {say`Something went wrong in Claimcheck (not in your token). Reload the page. Nothing was sent or saved.`}
        </p>
      </main>
    );
  }
}
