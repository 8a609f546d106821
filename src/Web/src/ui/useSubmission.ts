import { useEffect, useRef, useState, type FormEvent } from 'react';
import { flushSync } from 'react-dom';
import { ApiError } from '../api/problem';

/**
 * Sends what a person wants sent, once at a time, and says what becomes of it. The signal tells that the person has left what it was
 * sent from: nothing that answers later may lead them anywhere or change what they see by then.
 */
export function useSubmission<Given extends readonly unknown[]>(send: (signal: AbortSignal, ...given: Given) => Promise<unknown>) {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, refuse] = useState<unknown>(null);
  const underWay = useRef<AbortController>(null);
  useEffect(() => () => underWay.current?.abort(), []);

  const submit = async (...given: Given) => {
    if (underWay.current) return;
    const { signal } = (underWay.current = new AbortController());
    setIsBusy(true);
    refuse(null);
    try {
      await send(signal, ...given);
    } catch (refusal) {
      // At once, so that who awaits this finds what is wrong marked.
      if (!signal.aborted) flushSync(() => refuse(refusal));
    } finally {
      underWay.current = null;
      setIsBusy(false);
    }
  };

  const errors: Readonly<Record<string, readonly string[]>> = failure instanceof ApiError ? failure.fields : {};
  return {
    submit,
    isBusy,
    /** Why it was refused, else null. */
    failure,
    /** What is wrong with which field. */
    errors,
    /** Says why what was given cannot be sent. */
    refuse,
  };
}

/**
 * Has a form send itself so, instead of loading a page, and leads to the first of its fields that is refused. While one holds too much
 * to be taken, it leads there at once.
 */
export function inPlace(submit: () => Promise<void>): (event: FormEvent<HTMLFormElement>) => void {
  return (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const tooLong = form.querySelector<HTMLElement>('[data-too-long]');
    if (tooLong) {
      tooLong.focus();
      return;
    }
    void submit().then(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
}
