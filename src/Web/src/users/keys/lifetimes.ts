/** How long a key may be made to last; `longest` for never or, with an admin's scope, for as long as the server allows. */
export type Lifetime = '30' | '90' | '365' | 'longest';

type Choice = readonly (readonly [Lifetime, string])[];

const usual: Choice = [
  ['30', '30 days'],
  ['90', '90 days'],
  ['365', 'A year'],
  ['longest', 'Never'],
];

const admins: Choice = [
  ['30', '30 days'],
  ['longest', 'The longest allowed (usually 90 days)'],
];

/** What can be chosen. An admin's key would outlive its maker's role, so that it always ends. */
export const lifetimesOf = (isAdmins: boolean): Choice => (isAdmins ? admins : usual);

/** The lifetime that was chosen, where it can still be had; else the longest. */
export function lifetimeWithin(chosen: Lifetime, isAdmins: boolean): Lifetime {
  return lifetimesOf(isAdmins).some(([lifetime]) => lifetime === chosen) ? chosen : 'longest';
}
