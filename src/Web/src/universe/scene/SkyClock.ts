/** Without a touch for this long, the sky comes to rest and nothing is drawn, in seconds. */
const attention = 40;
const easing = 1.6;

/**
 * The sky's time. It runs while somebody is there and wants it to, and slows to a stop otherwise, so that a page left alone costs
 * nothing.
 */
export class SkyClock {
  readonly uTime = { value: 0 };
  readonly uNow = { value: 0 };
  private pace = 0;
  private busyUntil = 0;
  private touchedAt = performance.now() / 1000;
  private isPaused = false;

  setPaused(isPaused: boolean): void {
    this.isPaused = isPaused;
  }

  /** Somebody is there. */
  touch(): void {
    this.touchedAt = performance.now() / 1000;
  }

  /** Something moves until a time, orbits or not. */
  keepBusy(until: number): void {
    this.busyUntil = Math.max(this.busyUntil, until);
  }

  get now(): number {
    return performance.now() / 1000;
  }

  /**
   * Goes on by a frame.
   * @returns whether another frame is called for.
   */
  advance(delta: number): boolean {
    const now = this.now;
    const wanted = !this.isPaused && now - this.touchedAt < attention ? 1 : 0;
    // A frame after a rest must not leap.
    const step = Math.min(delta, 0.05);
    this.pace += Math.sign(wanted - this.pace) * Math.min(Math.abs(wanted - this.pace), step * easing);
    this.uTime.value += step * this.pace;
    this.uNow.value = now;
    return this.pace > 0 || wanted > 0 || now < this.busyUntil + 0.1;
  }
}
