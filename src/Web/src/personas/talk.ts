/** The conversation in which a personality is looked at. */
export interface Talk {
  sessionId: string;
  /** How many replies have had their say about the traits: with each of them, what is told here may be another. */
  analysed: number;
}
