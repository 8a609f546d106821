/** What is known of a key that was pressed. */
interface Press {
  key: string;
  keyCode: number;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  isComposing: boolean;
}

/** What an input method reports in the place of each key that it takes for itself. */
const takenByInputMethod = 229;

/** Whether a key sends what was written, and does not break its line. */
export function doesSend({ key, keyCode, shiftKey, ctrlKey, metaKey, isComposing }: Press, isTouched: boolean): boolean {
  // While a syllable is being composed, Enter chooses it. In Safari the composition has ended by then; the code still tells.
  const isComposed = isComposing || keyCode === takenByInputMethod;
  if (key !== 'Enter' || isComposed) return false;
  // The keyboard of a touch screen has no other way to break a line. One that is held with another key says what is meant.
  return ctrlKey || metaKey || (!shiftKey && !isTouched);
}
