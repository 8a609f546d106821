/**
 * Gives the focus to what is there to be written in. On a touch screen the keyboard would come with it, over what is there to be
 * read: one who wants to write there presses it. It serves as the ref of what has the focus from its beginning on.
 */
export function focusUnlessTouched(element: HTMLElement | null, options?: FocusOptions): void {
  if (!matchMedia('(pointer: coarse)').matches) element?.focus(options);
}
