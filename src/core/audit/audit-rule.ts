import type { DecodedToken } from '../decode/decoded-token.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Place } from '../extract/token-context.ts';
import type { KeyMaterial, KeyReading } from '../keys/key-material.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info';

/**
 * What a finding rests on: the token's own bytes, a key, or only on how the
 * verifier behaves. Findings that depend on the server say so first.
 */
export type Basis = 'bytes' | 'key' | 'context' | 'pair' | 'server' | 'policy';

/** The place that a finding speaks of; `pointer` is an RFC 6901 pointer into that part. */
export interface FindingPlace {
  readonly part: 'header' | 'payload' | 'signature' | 'key' | 'token' | 'context';
  readonly pointer?: string;
  /** Whether the member's name is meant rather than its value. */
  readonly target?: 'name' | 'value';
  /** Of the part "token": the characters meant, counted in the compact text. */
  readonly start?: number;
  readonly end?: number;
  /** Of the part "context": the stretch of the text in the Token box. */
  readonly range?: Place;
}

/** A document that a finding rests on, with a section only where we are sure of it. */
export interface Reference {
  readonly title: string;
  readonly url?: string;
}

/** One piece of advice. Words never hold a secret: sensitive values come masked. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly basis: Basis;
  readonly where: FindingPlace;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly references: readonly Reference[];
}

/** What the rules may look at. */
export interface AuditSubject {
  readonly token: DecodedToken;
  /** The key that the signature was, or would be, checked with. */
  readonly key: KeyMaterial | undefined;
  /** All that the Key box holds. */
  readonly reading: KeyReading;
  /** What the signature came to; undefined while it is being checked. */
  readonly signature: SignatureVerdict | undefined;
  /** Undefined while it is being gathered. */
  readonly evidence: Evidence | undefined;
  /** The user gave roots for the certificates of the token. */
  readonly isByRoots?: boolean | undefined;
  /** Seconds since 1970-01-01 UTC. */
  readonly now: number;
}

/** One rule, or a small family of rules that share their search. Pure: the same subject, the same findings. */
export type AuditRule = (subject: AuditSubject) => readonly Finding[];
