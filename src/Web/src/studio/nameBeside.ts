import { limits } from '../api/limits';

/** A name for a persona made from another, which keeps the other's where that leaves no room for more. */
export function nameBeside(name: string, what: string): string {
  const proposed = `${name}, ${what}`;
  return proposed.length <= limits.name ? proposed : name;
}
