import { Component, type ReactNode } from 'react';

/** When the sky cannot be drawn after all, as when the graphics process dies, the list goes on alone. */
export class SceneBoundary extends Component<{ children: ReactNode; onBroken: () => void }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override componentDidCatch() {
    this.props.onBroken();
  }

  override render() {
    return this.state.isBroken ? null : this.props.children;
  }
}
