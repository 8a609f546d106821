/** The room around a label that no other may take, in pixels. */
const margin = 5;

/** The middle of a label that is to be at x, moved as little as brings all of it into so wide a picture. */
export function middleWithin(pictureWidth: number, x: number, labelWidth: number): number {
  const half = labelWidth / 2 + margin;
  return Math.max(half, Math.min(x, pictureWidth - half));
}

/**
 * Which labels are shown, and where: those of higher rank first, each beneath its body; above it where another is in the way; not
 * at all where that place is taken too. All of it is laid out in arrays that are made once, for as many labels as there are.
 */
export class LabelLayout {
  /** The middle of each label. */
  readonly x: Float32Array;
  /** The upper edge of each label. */
  readonly y: Float32Array;
  readonly isShown: Uint8Array;
  private readonly below: Float32Array;
  private readonly above: Float32Array;
  private readonly width: Float32Array;
  private readonly rank: Float32Array;
  private readonly order: Uint16Array;

  constructor(private readonly count: number) {
    const numbers = () => new Float32Array(count);
    [this.x, this.y, this.below, this.above, this.width, this.rank] = [numbers(), numbers(), numbers(), numbers(), numbers(), numbers()];
    this.isShown = new Uint8Array(count);
    this.order = Uint16Array.from({ length: count }, (_, i) => i);
  }

  /** Says where a label wants to be: with its middle at x, its edge at one of two heights. The lowest rank goes first. */
  wish(index: number, x: number, below: number, above: number, width: number, rank: number): void {
    this.x[index] = x;
    this.below[index] = below;
    this.above[index] = above;
    this.width[index] = width;
    this.rank[index] = rank;
  }

  /** Says that a label is not to be seen. */
  skip(index: number): void {
    this.rank[index] = Infinity;
  }

  /** Finds a place for as many as may be, each `height` tall. */
  arrange(height: number): void {
    this.sort();
    for (let i = 0; i < this.count; i++) {
      const label = this.order[i]!;
      this.isShown[label] = 0;
      if (this.rank[label] === Infinity) continue;
      this.y[label] = this.below[label]!;
      if (!this.isFree(i, label, height)) this.y[label] = this.above[label]! - height;
      this.isShown[label] = this.isFree(i, label, height) ? 1 : 0;
    }
  }

  /** Whether nobody of those placed before is in a label's way. */
  private isFree(placed: number, label: number, height: number): boolean {
    for (let j = 0; j < placed; j++) {
      const other = this.order[j]!;
      if (this.isShown[other] === 0) continue;
      const isAside = Math.abs(this.x[label]! - this.x[other]!) >= (this.width[label]! + this.width[other]!) / 2 + margin;
      if (!isAside && Math.abs(this.y[label]! - this.y[other]!) < height + margin) return false;
    }
    return true;
  }

  // By insertion: from one frame to the next the order hardly changes.
  private sort(): void {
    for (let i = 1; i < this.count; i++) {
      const label = this.order[i]!;
      let j = i - 1;
      for (; j >= 0 && this.rank[this.order[j]!]! > this.rank[label]!; j--) this.order[j + 1] = this.order[j]!;
      this.order[j + 1] = label;
    }
  }
}
