/** What is said of one format. */
export interface FormatSaid {
  /** Names it, after "Not a JWT". */
  readonly title: (variant: string) => string;
  /** How one can tell. */
  readonly tell: (variant: string) => string;
  /** What to do instead. */
  readonly advice: (variant: string) => string;
}
