import { limits } from '../api/limits';
import { isTooLong } from '../ui/length';

/** A draft with words before it that were taken back. Together they may be too long to send: neither is lost for that. */
export const withTakenBack = (words: string, draft: string) => (draft ? `${words}\n${draft}` : words);

/** Why a draft cannot be sent as it is, else null. */
export function whyUnsendable(draft: string): string | null {
  const message = draft.trim();
  return isTooLong(message, limits.message)
    ? `This is too long for one message: ${message.length.toLocaleString()} characters of at most ${limits.message.toLocaleString()}.`
    : null;
}
