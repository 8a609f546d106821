import { useLayoutEffect, type RefObject } from 'react';

/** Has a box be as high as what is written in it, in a browser whose style sheets cannot ask for that. */
export function useHeightOfText(box: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    if (!CSS.supports('field-sizing', 'content')) fit(box.current!);
  }, [box, text]);
}

function fit(element: HTMLTextAreaElement): void {
  element.style.height = 'auto';
  element.style.height = `${element.scrollHeight}px`;
}
