import { say } from '../words/say.ts';
import type { CodeFile, SnippetSubject } from './snippet-subject.ts';

/** A line of code, or several; what is false or undefined is left out. */
export type Line = string | false | undefined | readonly Line[];

/** What is known of one library or tool, and the code for it. */
export interface SnippetLibrary {
  /** Remembered as the user's choice. */
  readonly id: string;
  readonly name: string;
  readonly language: string;
  /** What installs it; undefined for tools that are there. */
  readonly install?: string;
  /** Names of the signature algorithms that it can do. */
  readonly algorithms: readonly string[];
  /** Why an algorithm is not among them, where there is more to say. */
  readonly explainMissing?: (algorithm: string) => string | undefined;
  /** Whether it can fetch the key set of an issuer. */
  readonly fetchesKeys: boolean;
  /** Bytes of the shortest secret that it takes for an algorithm of so many bits; undefined for any. */
  readonly leastSecret?: (bits: number) => number;
  readonly verify?: Writer;
  readonly sign?: Writer;
  /** Of encrypted tokens. */
  readonly decrypt?: Writer;
  readonly encrypt?: Writer;
  /** Of SD-JWTs. */
  readonly verifyDisclosures?: Writer;
}

export type Writer = (subject: SnippetSubject) => readonly CodeFile[];

export const HMAC = ['HS256', 'HS384', 'HS512'] as const;
export const RSA = ['RS256', 'RS384', 'RS512'] as const;
export const RSA_PSS = ['PS256', 'PS384', 'PS512'] as const;
export const ECDSA = ['ES256', 'ES384', 'ES512'] as const;
/** Those of RFC 7518 §3, which most libraries do. */
export const JWA_ALGORITHMS = [...HMAC, ...RSA, ...RSA_PSS, ...ECDSA] as const;

/** One file of code. */
export function file(name: string, ...lines: readonly Line[]): CodeFile {
  const text = lines.flatMap(flatten).join('\n');
  // A gap that is not needed comes of lines that were left out.
  return { name, code: `${text.replace(/\n{3,}/g, '\n\n').trim()}\n` };
}

function flatten(line: Line): string[] {
  if (line === false || line === undefined) return [];
  return typeof line === 'string' ? [line] : line.flatMap(flatten);
}

/** For a library whose "EdDSA" is Ed25519 alone. */
export function explainEd448(algorithm: string): string | undefined {
  return algorithm === 'EdDSA'
    ? say`For EdDSA, this library supports only Ed25519, and this key is on Ed448.`
    : undefined;
}

/** A line each for the issuer and the audience that the code insists on. */
export function partyLines(
  { issuer, audience }: SnippetSubject,
  write: (name: 'issuer' | 'audience', text: string) => string,
): Line {
  return [
    issuer !== undefined && write('issuer', issuer),
    audience !== undefined && write('audience', audience),
  ];
}

/** The name of the algorithm that the code pins. */
export function algorithmOf({ target }: SnippetSubject): string {
  return target.form === 'jwe' ? target.algorithm : target.algorithm.name;
}

/** Bits of the hash in the name of an algorithm. */
export function hashBits(subject: SnippetSubject): string {
  return /(\d{3})K?$/.exec(algorithmOf(subject))?.[1] ?? '512';
}

/** What kind of key the algorithm works with. */
export function keyTypeOf({ target }: SnippetSubject): 'oct' | 'RSA' | 'EC' | 'OKP' | 'AKP' {
  return target.form === 'jwe' ? 'oct' : target.algorithm.keyType;
}
