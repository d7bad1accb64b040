/** What a key may be wrapped in. */
export type WrappingKind =
  | 'assignment'
  | 'string'
  | 'escapes'
  | 'base64'
  | 'base32'
  | 'multibase'
  | 'hex'
  | 'byte-list'
  | 'percent'
  | 'data-url'
  | 'entities'
  | 'literal'
  | 'member'
  | 'members'
  | 'surroundings'
  | 'jwk-secret';

/** One layer that was taken off before a key came to light. */
export interface KeyWrapping {
  readonly kind: WrappingKind;
  /** Of an assignment or a member: its name. */
  readonly name?: string;
  /** What was inside. */
  readonly text: string;
}
