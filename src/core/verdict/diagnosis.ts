import type { SecretReading } from '../keys/parse-secret.ts';

/**
 * Why a signature may not match. It never changes the verdict: the token is as
 * wrong as it was, only the reason is known.
 */
export interface Diagnosis {
  /** Changes that together make the signature match. That was tried, and it does. */
  readonly match: Match | undefined;
  /** What can be said for certain of a token that nothing tried makes match. */
  readonly clues: readonly Clue[];
  /** How many combinations were tried. */
  readonly tried: number;
  /** Whether all of them were tried before the time ran out. */
  readonly isComplete: boolean;
}

export type Match = readonly [Cause, ...Cause[]];

/** One difference between the token and key available and those under which the signature matches. */
export type Cause =
  | { readonly kind: 'secret-read'; readonly reading: SecretReading }
  | { readonly kind: 'secret-made'; readonly from: SecretMade }
  | {
      readonly kind: 'other-key';
      readonly keyId: string | undefined;
      /** Counted from 1 among the keys in Key. */
      readonly place: number;
      readonly total: number;
      /** "kid" of the token's header. */
      readonly asked: string | undefined;
    }
  | { readonly kind: 'algorithm'; readonly name: string; readonly instead: string }
  /** The header has a name of the algorithm that JOSE does not know. */
  | { readonly kind: 'algorithm-name'; readonly name: string; readonly instead: string }
  /** A hash that the scheme has no name for in JOSE. */
  | { readonly kind: 'hash'; readonly scheme: string; readonly hash: string }
  | {
      readonly kind: 'salt';
      readonly bytes: number;
      readonly algorithm: string;
      readonly expected: number;
    }
  | { readonly kind: 'signature-form'; readonly form: SignatureForm }
  | { readonly kind: 'signed-text'; readonly text: SignedText }
  | ({ readonly kind: 'token-mended'; readonly mends: readonly TokenMend[] } & ForeignText);

/** What is not of the token and came before or after it. */
export interface ForeignText {
  readonly head?: string;
  readonly tail?: string;
}

/** A secret that no reading of the Key box gives. */
export type SecretMade =
  | { readonly how: 'hash'; readonly hash: string; readonly form: 'bytes' | 'hex' | 'base64' }
  | { readonly how: 'encoded'; readonly encoding: 'base64' | 'base64url' | 'hex' }
  | {
      readonly how:
        | 'crlf'
        | 'whole-line'
        | 'jwk-text'
        | 'key-text'
        | 'utf-16'
        | 'latin-1'
        | 'loose-base64'
        | 'empty';
    };

export type SignatureForm =
  | { readonly form: 'der' | 'hex' | 'hex-text' | 'base64-text' | 'short-number' | 'reversed' }
  | { readonly form: 'extra'; readonly bytes: number }
  | { readonly form: 'truncated'; readonly kept: number; readonly whole: number };

/** What was signed in place of header, dot and payload as they are. */
export type SignedText =
  | { readonly as: 'base64'; readonly alphabet: 'url' | 'standard'; readonly padded: boolean }
  | {
      readonly as:
        | 'payload'
        | 'header'
        | 'payload-json'
        | 'json'
        | 'payload-plain'
        | 'no-dot'
        | 'final-dot'
        | 'final-newline'
        /** As Entra ID signs tokens for Microsoft Graph. */
        | 'hashed-nonce';
    }
  | {
      readonly as: 'json-form';
      readonly part: 'header' | 'payload' | 'both';
      readonly form: JsonForm;
    }
  | { readonly as: 'other-header'; readonly text: string }
  | { readonly as: 'detached'; readonly form: PayloadForm | 'is-encoded' | 'encoded' | 'plain' };

/** Ways to write a payload that is not in the token. */
export type PayloadForm =
  | 'newline'
  | 'newline-crlf'
  | 'no-newline'
  | 'trimmed'
  | 'lf'
  | 'crlf'
  | 'bom'
  | 'no-bom'
  | JsonForm
  | `${JsonForm} newline`
  | `${JsonForm} crlf`;

/** Ways to write the same JSON. */
export type JsonForm =
  | 'compact'
  | 'spaced'
  | 'indent-2'
  | 'indent-4'
  | 'indent-tab'
  | 'ascii'
  | 'ascii-spaced'
  | 'slashes'
  | 'javascript'
  | 'newline'
  | 'trimmed';

/** What was done to a token on its way, and can be undone. */
export type TokenMend =
  | 'foreign-head'
  | 'foreign-tail'
  | 'case'
  | 'first-letters'
  | 'white-space'
  | 'percent'
  | 'escapes'
  | 'quotes'
  | 'padding'
  | 'alphabet'
  | 'spare-bits';

/** What is certain without a match. */
export type Clue =
  /** A token for Microsoft Graph, whose header is not the one that was signed. */
  | { readonly clue: 'graph-token' }
  /** An RSA key opens the signature (RFC 8017 §8.2.2): it was made with it, over what has another hash. */
  | {
      readonly clue: 'made-by-key';
      /** Undefined where the signature does not name it. */
      readonly hash: string | undefined;
      /** The hash that is in it, in hex. */
      readonly digest: string | undefined;
      readonly keyId: string | undefined;
      /** How many keys there are to choose from. */
      readonly among: number;
    }
  | { readonly clue: 'not-made-by-key' | 'beyond-modulus'; readonly among: number }
  | { readonly clue: 'modulus'; readonly signatureBits: number; readonly keyBits: number }
  | { readonly clue: 'cut-off'; readonly bytes: number; readonly whole: number }
  | { readonly clue: 'length-of'; readonly bytes: number; readonly names: readonly string[] }
  | { readonly clue: 'out-of-range'; readonly number: 'r' | 's'; readonly curve: string }
  | {
      readonly clue: 'named-key';
      readonly parameter: 'x5t' | 'x5t#S256' | 'kid';
      /** Whether it names the key available, or another. */
      readonly isThis: boolean;
    };
