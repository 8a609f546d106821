/** A new id of our own: 128 random bits. (`crypto.randomUUID` is missing on plain http from another machine.) */
export function newId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `${prefix}-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
