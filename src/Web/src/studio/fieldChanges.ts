/** A field's path in plain words: `traits.boldness.intensity` is the intensity of boldness. */
export function tellField(path: string): string {
  const trait = /^traits\.([^.]+)\.(.+)$/.exec(path);
  return trait ? `${spaced(trait[2]!)} of ${trait[1]}` : path.split('.').map(spaced).join(', ');
}

const spaced = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** A field's value as one reads it. */
export function tellValue(value: unknown): string {
  if (typeof value === 'string') return value === '' ? '(empty)' : value;
  if (Array.isArray(value)) return value.length === 0 ? '(none)' : value.map(tellValue).join('\n');
  return JSON.stringify(value);
}
