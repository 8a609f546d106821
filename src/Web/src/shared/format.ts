const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'short' });
const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** How long ago something was, in the reader's language. */
export function ago(iso: string, now = Date.now()): string {
  const seconds = (now - Date.parse(iso)) / 1000;
  const [unit, length] = steps.find(([, size]) => seconds >= size) ?? ['minute', 60];
  return relative.format(-Math.floor(seconds / length), unit);
}

/** Whether a moment is over. */
export const hasPassed = (iso: string, now = Date.now()) => Date.parse(iso) <= now;

const clock = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export const inFull = (iso: string) => clock.format(new Date(iso));

export const percent = (share: number) => `${Math.round(share * 100)} %`;

/** Whether two intensities differ as they are shown, with two decimals. */
export const differ = (one: number, other: number) => Math.abs(one - other) >= 0.005;

/** A shift with its sign, and three decimals: small ones would vanish in two. Null where it shows in none of them. */
export function signedShift(shift = 0): string | null {
  return Math.abs(shift) < 0.0005 ? null : `${shift < 0 ? '−' : '+'}${Math.abs(shift).toFixed(3)}`;
}
