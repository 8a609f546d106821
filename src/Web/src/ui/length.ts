/** From this share of the most on, it is told how long a text is. */
const nearly = 0.9;

export const isTooLong = (text: string, most: number) => text.length > most;

/** How much of a field a text fills, where it nearly fills it or is too long for it; else null. */
export function tellLength({ length }: string, most: number): string | null {
  return length < most * nearly ? null : `${length.toLocaleString()} of at most ${most.toLocaleString()} characters`;
}
