import { Vector3 } from 'three';

/** How long the others take to step back, in seconds. */
const easing = 0.9;

/** Who is chosen, as the shaders are told: the others step back, and come forward again when nobody is. */
export class Focus {
  readonly uChosen = { value: new Vector3() };
  readonly uFocus = { value: 0 };
  private wanted = 0;

  /** Chooses who is at a place, or nobody; at once where nothing is to fade. */
  aim(center: Vector3 | null, atOnce: boolean): void {
    if (center && !center.equals(this.uChosen.value)) {
      this.uChosen.value.copy(center);
      this.uFocus.value = 0;
    }
    this.wanted = center ? 1 : 0;
    if (atOnce) this.uFocus.value = this.wanted;
  }

  /**
   * Goes on by a frame.
   * @returns whether another is called for.
   */
  advance(delta: number): boolean {
    const left = this.wanted - this.uFocus.value;
    // A frame after a rest must not leap.
    this.uFocus.value += Math.sign(left) * Math.min(Math.abs(left), Math.min(delta, 0.05) / easing);
    return this.uFocus.value !== this.wanted;
  }
}
