import type { AuditRule } from '../core/audit/audit-rule.ts';
import { compressedPayload } from '../core/decode/compressed-payload.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import { looksLikeToken } from '../core/decode/looks-like-token.ts';
import type { ChainReport } from '../core/evidence/chain-report.ts';
import type { Evidence } from '../core/evidence/evidence.ts';
import type { KeyReading, SecretEncoding } from '../core/keys/key-material.ts';
import { type Allowance, USUAL_ALLOWANCE } from '../core/verdict/decryption-verdict.ts';
import type { Diagnosis } from '../core/verdict/diagnosis.ts';
import type { SignatureVerdict } from '../core/verdict/signature-verdict.ts';
import type { DiagnosedToken } from './diagnosis/diagnose-mismatch.ts';
import { verifySignature } from './signatures/verify-signature.ts';

/** What we think of one token with one key; a pane shows it for no other pair. */
export interface Judgement {
  readonly token: DecodedToken;
  readonly reading: KeyReading;
  /** How far it was let go. */
  readonly allowance: Allowance;
  /** What chains were verified to. */
  readonly trust?: Trust | undefined;
  readonly signature: SignatureVerdict;
  readonly layers: Layers;
  /** Undefined until it is gathered: the verdict does not wait for it. */
  readonly study: Study | undefined;
}

/** A token, with what was in it where it is open, and what it came to. */
export interface Layer {
  readonly token: DecodedToken;
  /** The keys that count for it: one that opened a layer around it need not be among them. */
  readonly reading: KeyReading;
  readonly signature: SignatureVerdict;
  readonly study: Study | undefined;
  /** Of a token with "x5c" and without another key, where the user gave roots. */
  readonly chain?: ChainReport | undefined;
}

/** Root certificates, and the time that the user checks as of; both as they were typed. */
export interface Trust {
  readonly roots: string;
  readonly clock: string;
}

/** The token itself, and inside it those that it holds. */
export type Layers = readonly [Layer, ...Layer[]];

/** What takes longer to find out. */
export interface Study {
  readonly evidence: Evidence;
  /** The rules that few tokens need, and this one does. */
  readonly rules: readonly AuditRule[];
}

/**
 * Token + key → verdict. Asynchronous, because WebCrypto is. What decrypts is a
 * chunk of its own, fetched for tokens that have something inside.
 */
export async function judgeToken(
  token: DecodedToken,
  reading: KeyReading,
  encoding: SecretEncoding,
  allowance: Allowance = USUAL_ALLOWANCE,
  signal?: AbortSignal,
  trust?: Trust,
): Promise<Judgement> {
  const judged = await judgeLayers(token, reading, encoding, allowance, signal);
  if (!trust) return judged;
  const module = await import('./certificates/verify-chain.ts').catch(() => undefined);
  return module ? await module.verifyChains(judged, trust) : judged;
}

async function judgeLayers(
  token: DecodedToken,
  reading: KeyReading,
  encoding: SecretEncoding,
  allowance: Allowance,
  signal: AbortSignal | undefined,
): Promise<Judgement> {
  if (hasInside(token)) {
    const module = await import('./encryption/open-layers.ts').catch(() => undefined);
    const limits = { allowance, signal };
    const layers = await module?.openLayers(token, reading, encoding, limits);
    if (layers) {
      const { signature } = layers[0];
      return { token, reading, allowance, signature, layers, study: undefined };
    }
  }
  const signature = await verifySignature(token, reading, encoding);
  const layers: Layers = [{ token, reading, signature, study: undefined }];
  return { token, reading, allowance, signature, layers, study: undefined };
}

function hasInside(token: DecodedToken): boolean {
  const { form, payloadJson, payloadText } = token;
  if (form === 'jwe' || compressedPayload(token)) return true;
  return payloadJson === undefined && looksLikeToken(payloadText);
}

/** Token + key that do not match → why not; undefined where the code for it is out of reach. */
export async function diagnose(
  diagnosed: DiagnosedToken,
  signal: AbortSignal,
): Promise<Diagnosis | undefined> {
  const module = await import('./diagnosis/diagnose-mismatch.ts').catch(() => undefined);
  return await module?.diagnoseMismatch(diagnosed, signal);
}
