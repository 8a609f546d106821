import { useRef, type ReactNode } from 'react';
import { Button } from './Button';

interface FileButtonProps {
  /** What kind of file it takes, for those who cannot see where the button stands. */
  label: string;
  accept: string;
  small?: boolean;
  /** Whether it asks for none for now. */
  off?: boolean;
  onChoose(file: File): void;
  children: ReactNode;
}

/** Has the browser ask for a file. */
export function FileButton({ label, accept, small = false, off = false, onChoose, children }: FileButtonProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onChoose(file);
          // The same file, mended, may be chosen again.
          event.target.value = '';
        }}
      />
      <Button small={small} icon="upload" off={off} onClick={() => picker.current?.click()}>
        {children}
      </Button>
    </>
  );
}
