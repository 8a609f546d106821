import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { IconButton } from './Button';
import styles from './Dialog.module.css';

interface DialogProps {
  title: string;
  children: ReactNode;
  /** Null for one that has to be answered. */
  onClose: (() => void) | null;
  /** For what is read rather than answered. */
  wide?: boolean;
}

/** A modal dialog: the browser holds the focus inside and gives it back afterwards. */
export function Dialog({ title, children, onClose, wide = false }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const pressed = useRef<EventTarget>(null);

  // Closed while it still stands in the page: only then is the focus given back.
  useLayoutEffect(() => {
    const dialog = element.current!;
    if (!dialog.open) dialog.showModal();
    return () => dialog.close();
  }, []);

  return (
    <dialog
      ref={element}
      className={`${styles.dialog} ${wide ? styles.wide : ''}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onClose={() => {
        // A browser lets nobody be kept by a dialog: at a second Escape it closes without asking.
        const dialog = element.current;
        if (!dialog || dialog.open) return;
        if (onClose) onClose();
        else dialog.showModal();
      }}
      onPointerDown={(event) => (pressed.current = event.target)}
      onClick={(event) => {
        // A selection that is drawn out of a field ends in a click on what lies around it: the press must have begun there too.
        if (event.target === element.current && pressed.current === element.current) onClose?.();
      }}
    >
      <div className={styles.page}>
        <header className={styles.head}>
          <h2 id={titleId}>{title}</h2>
          {onClose ? <IconButton icon="close" label="Close" onClick={onClose} /> : null}
        </header>
        {children}
      </div>
    </dialog>
  );
}
