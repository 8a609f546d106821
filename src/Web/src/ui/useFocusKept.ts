import { useEffect, useRef, type RefObject } from 'react';

const controls = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';

/**
 * Keeps the focus in a region from which what has it may vanish: a row that is removed, a form that is done. It goes to the control
 * that follows upon those that are left from before it or, where none is left, to the region itself, which then needs a tabindex of
 * -1. Otherwise it would fall to the page, and who goes by keyboard would begin at its top.
 */
export function useFocusKept<Region extends HTMLElement>(): RefObject<Region | null> {
  const region = useRef<Region>(null);
  useEffect(() => keepFocusIn(region.current!), []);
  return region;
}

function keepFocusIn(region: HTMLElement): () => void {
  /** What had the focus last in the region, and all that came before it there. */
  let last: { control: Element; before: HTMLElement[] } | null = null;

  const note = ({ target }: Event) => {
    const control = target as HTMLElement;
    if (!region.contains(control)) last = null;
    // A dialog gives the focus back to what opened it: that is what may be gone.
    else if (!isInDialog(control, region)) last = { control, before: before(control, controlsIn(region)) };
  };
  const leave = ({ target }: Event) => {
    if (!region.contains(target as Node)) last = null;
  };
  const keep = () => {
    const isLost = last !== null && !last.control.isConnected && document.activeElement === document.body;
    if (!isLost || region.querySelector('dialog[open]')) return;
    const left = controlsIn(region);
    const place = left.indexOf(last!.before.findLast((control) => control.isConnected)!) + 1;
    last = null;
    (left[place] ?? left.at(-1) ?? region).focus();
  };

  const observer = new MutationObserver(keep);
  observer.observe(region, { childList: true, subtree: true });
  document.addEventListener('focusin', note);
  // Who has pressed elsewhere has left, also where nothing there takes the focus.
  document.addEventListener('pointerdown', leave);
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', note);
    document.removeEventListener('pointerdown', leave);
  };
}

/** Whether a control stands in a dialog that stands in the region, as one that asks before a row is removed. */
function isInDialog(control: Element, region: Element): boolean {
  const dialog = control.closest('dialog');
  return dialog !== null && region.contains(dialog);
}

/** The controls of a region in their order. */
const controlsIn = (region: Element) =>
  [...region.querySelectorAll<HTMLElement>(controls)].filter((control) => !isInDialog(control, region));

const before = (control: HTMLElement, all: readonly HTMLElement[]) => all.slice(0, Math.max(0, all.indexOf(control)));
