import { useState, type FormEvent } from 'react';
import { ApiError } from '../api/problem';

/** Sends what a person wants sent, once at a time, and says what becomes of it. */
export function useSubmission<Given extends readonly unknown[]>(send: (...given: Given) => Promise<unknown>) {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, refuse] = useState<unknown>(null);

  const submit = async (...given: Given) => {
    if (isBusy) return;
    setIsBusy(true);
    refuse(null);
    try {
      await send(...given);
    } catch (refusal) {
      refuse(refusal);
    } finally {
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

/** Has a form send itself so, instead of loading a page. */
export function inPlace(submit: () => Promise<void>): (event: FormEvent) => void {
  return (event) => {
    event.preventDefault();
    void submit();
  };
}
