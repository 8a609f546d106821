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
      onClick={(event) => {
        if (event.target === element.current) onClose?.();
      }}
    >
      <header className={styles.head}>
        <h2 id={titleId}>{title}</h2>
        {onClose ? <IconButton icon="close" label="Close" onClick={onClose} /> : null}
      </header>
      {children}
    </dialog>
  );
}
