/** One encrypted example of a standard, with the key or password that opens it as it is printed. */
export interface EncryptionVector {
  /** The standard and section it is printed in. */
  readonly source: string;
  readonly token: string;
  readonly plaintext: string;
  readonly jwk?: Readonly<Record<string, string>>;
  readonly password?: string;
}
