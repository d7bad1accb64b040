/** One example of a standard: a whole token, what it says, and its key. */
export interface RfcVector {
  /** The standard and section it is printed in. */
  readonly source: string;
  readonly algorithm: string;
  readonly token: string;
  /** The bytes of the header and the payload as text, exactly as they were encoded. */
  readonly header: string;
  readonly payload: string;
  /** The key as it is printed, private members and all; undefined for "none". */
  readonly privateJwk: Readonly<Record<string, string>> | undefined;
  /** What a receiver holds: the public half, or the secret itself. */
  readonly publicJwk: Readonly<Record<string, string>> | undefined;
}
