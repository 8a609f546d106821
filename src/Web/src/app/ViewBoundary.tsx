import { Component, type ReactNode } from 'react';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Notice';

/** Stands in for a view that cannot be shown, as when its code cannot be had: the way to the others stays. */
export class ViewBoundary extends Component<{ location: string; children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override componentDidUpdate(before: { location: string }) {
    if (this.state.isBroken && before.location !== this.props.location) this.setState({ isBroken: false });
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <div role="alert">
        <Empty title="This page could not be loaded">
          <p>The server may be away, or there may be a newer version of this site.</p>
          <Button look="strong" icon="retry" onClick={() => location.reload()}>
            Load it again
          </Button>
        </Empty>
      </div>
    );
  }
}
