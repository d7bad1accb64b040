import type { AuditRule } from './core/audit/audit-rule.ts';
import { type Evidence, NO_EVIDENCE } from './core/audit/evidence.ts';
import { compressedPayload } from './core/decode/compressed-payload.ts';
import { decodeToken } from './core/decode/decode-token.ts';
import { type DecodedToken, findPart, signingInput } from './core/decode/decoded-token.ts';
import { looksLikeToken } from './core/decode/looks-like-token.ts';
import type { FoundToken } from './core/extract/found-token.ts';
import { extractBare, extractQuickly } from './core/extract/quick-tokens.ts';
import type { KeyReading, SecretEncoding } from './core/keys/key-material.ts';
import { type Allowance, USUAL_ALLOWANCE } from './core/verdict/decryption-verdict.ts';
import type { Diagnosis } from './core/verdict/diagnosis.ts';
import { judgeForm } from './core/verdict/judge-form.ts';
import type { SignatureVerdict } from './core/verdict/signature-verdict.ts';
import type { Patient } from './crypto/diagnose-mismatch.ts';
import { verifySignature } from './crypto/verify-signature.ts';

/** What we think of one token with one key; a pane shows it for no other pair. */
export interface Judgement {
  readonly token: DecodedToken;
  readonly reading: KeyReading;
  /** How far it was let go. */
  readonly allowance: Allowance;
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
}

/** The token itself, and inside it those that it holds. */
export type Layers = readonly [Layer, ...Layer[]];

/** What takes longer to find out. */
export interface Study {
  readonly evidence: Evidence;
  /** The rules that few tokens need, and this one does. */
  readonly rules: readonly AuditRule[];
  /** The code for it could not be loaded, or gave up: nothing is known. */
  readonly hasFailed?: true;
}

const FAILED_STUDY: Study = { evidence: NO_EVIDENCE, rules: [], hasFailed: true };

/** Texts longer than this many characters are searched in the worker, unless they are a token and no more. */
const LONG_TEXT = 20_000;

/** The small reader of the first moments, until the one that knows every wrapping is here. */
let extract: (text: string) => readonly FoundToken[] = extractQuickly;
let latest: { readonly text: string; readonly found: readonly FoundToken[] } | undefined;

/** Fetches the reader for all texts; without it the small one goes on. True once it is in use. */
export async function loadExtraction(): Promise<boolean> {
  const module = await import('./core/extract/extract-tokens.ts').catch(() => undefined);
  if (!module) return false;
  extract = module.extractTokens;
  // A token and no more is the same to both, and what was made of it stays.
  if (latest && !extractBare(latest.text)) {
    const found = extract(latest.text);
    const isSame = JSON.stringify(found) === JSON.stringify(latest.found);
    if (!isSame) latest = { text: latest.text, found };
  }
  return true;
}

/**
 * Text → the tokens in it. Synchronous, so that the panes follow every keystroke.
 * The latest answer is kept: the editor and the panes ask for the same text.
 */
export function findTokens(text: string): readonly FoundToken[] {
  return findTokensAtOnce(text) ?? remember(text, extract(text));
}

/** The same where it takes no more than a moment; undefined for a text that is the worker's. */
export function findTokensAtOnce(text: string): readonly FoundToken[] | undefined {
  if (latest?.text === text) return latest.found;
  const bare = extractBare(text);
  if (bare) return remember(text, bare);
  return text.length > LONG_TEXT ? undefined : remember(text, extract(text));
}

function remember(text: string, found: readonly FoundToken[]): readonly FoundToken[] {
  latest = { text, found };
  return found;
}

const decoded = new WeakMap<FoundToken, DecodedToken>();

/** A found token, decoded once: of thousands only those that are looked at. */
export function readToken(found: FoundToken): DecodedToken {
  const token = decoded.get(found) ?? decodeToken(found);
  decoded.set(found, token);
  return token;
}

/** Text → decoded tokens. */
export function readTokens(text: string): readonly DecodedToken[] {
  return findTokens(text).map(readToken);
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
): Promise<Judgement> {
  if (hasInside(token)) {
    const module = await import('./open-layers.ts').catch(() => undefined);
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

/** The audit, and what gathers its evidence; undefined where the chunk is out of reach. */
export function loadStudy(): Promise<typeof import('./study-token.ts') | undefined> {
  return import('./study-token.ts').catch(() => undefined);
}

/** The same judgement with its evidence, from all `tokens` of the text, whose code is a chunk of its own. */
export async function studyFurther(
  judgement: Judgement,
  keyText: string,
  tokens: readonly FoundToken[] = [],
): Promise<Judgement> {
  const module = await loadStudy();
  const [first, ...others] = judgement.layers;
  const study = async (layer: Layer): Promise<Layer> => ({
    ...layer,
    study:
      (await module
        ?.studyToken(layer.token, layer.reading, keyText, layer === first ? tokens : [])
        .catch(() => undefined)) ?? FAILED_STUDY,
  });
  const layers: Layers = [await study(first), ...(await Promise.all(others.map(study)))];
  return { ...judgement, layers, study: layers[0].study };
}

/** Token + key that do not match → why not; undefined where the code for it is out of reach. */
export async function diagnose(
  patient: Patient,
  signal: AbortSignal,
): Promise<Diagnosis | undefined> {
  const module = await import('./crypto/diagnose-mismatch.ts').catch(() => undefined);
  return await module?.diagnoseMismatch(patient, signal);
}

/**
 * The verdict on a token that was changed here, still carries the signature of
 * the text before, and was not found to match all the same.
 */
export function judgeEdited(token: DecodedToken): SignatureVerdict {
  const form = judgeForm(token);
  return form.ok ? { state: 'invalid', reason: 'edited' } : form.problem;
}

/** Whether a token still carries the signature of another text, from which it was made here. */
export function carriesOldSignature(
  token: DecodedToken,
  baseline: DecodedToken | undefined,
): boolean {
  const signature = findPart(token, 'signature')?.encoded ?? '';
  const oldSignature = (baseline && findPart(baseline, 'signature')?.encoded) ?? '';
  const changed = !baseline || signingInput(token) !== signingInput(baseline);
  return changed && signature === oldSignature;
}
