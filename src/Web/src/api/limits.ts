/** The most that the API takes, in characters as it counts them (UTF-16) unless said otherwise. */
export const limits = {
  /** A persona's name. */
  name: 100,
  description: 2_000,
  instructions: 8_000,
  greeting: 2_000,
  /** How many traits a persona may have of its own. */
  traits: 32,
  traitName: 100,
  traitDescription: 1_000,
  message: 8_000,
  memory: 8_000,
  /** What memories are searched for. */
  memoryQuery: 200,
  /** A text to derive a persona from. */
  text: 200 * 1024,
  speaker: 100,
  preferenceKey: 50,
  preferenceValue: 500,
  keyName: 100,
  /** How many personas one page of a list, or one call to watch them, may hold. */
  page: 100,
} as const;
