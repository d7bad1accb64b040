import type { Evidence } from './core/audit/evidence.ts';
import { decodeToken } from './core/decode/decode-token.ts';
import { type DecodedToken, findPart, signingInput } from './core/decode/decoded-token.ts';
import type { FoundToken } from './core/extract/found-token.ts';
import { extractQuickly } from './core/extract/quick-tokens.ts';
import type { KeyReading, SecretEncoding } from './core/keys/key-material.ts';
import { judgeForm } from './core/verdict/judge-form.ts';
import type { SignatureVerdict } from './core/verdict/signature-verdict.ts';
import { verifySignature } from './crypto/verify-signature.ts';

/** What we think of one token with one key; a pane shows it for no other pair. */
export interface Judgement {
  readonly token: DecodedToken;
  readonly reading: KeyReading;
  readonly signature: SignatureVerdict;
  /** Undefined until it is gathered: the verdict does not wait for it. */
  readonly study: Study | undefined;
}

/** What takes longer to find out. */
export interface Study {
  readonly evidence: Evidence;
}

/** The small reader of the first moments, until the one that knows every wrapping is here. */
let extract: (text: string) => readonly FoundToken[] = extractQuickly;
let latest: { readonly text: string; readonly found: readonly FoundToken[] } | undefined;

/** Fetches the reader for all texts; without it the small one goes on. True once it is in use. */
export async function loadExtraction(): Promise<boolean> {
  const module = await import('./core/extract/extract-tokens.ts').catch(() => undefined);
  if (!module) return false;
  extract = module.extractTokens;
  if (latest) {
    const found = extract(latest.text);
    // A plain token is the same to both, and what was made of it stays.
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
  if (latest?.text !== text) latest = { text, found: extract(text) };
  return latest.found;
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

/** Token + key → verdict. Asynchronous, because WebCrypto is. */
export async function judgeToken(
  token: DecodedToken,
  reading: KeyReading,
  encoding: SecretEncoding,
): Promise<Judgement> {
  const signature = await verifySignature(token, reading, encoding);
  return { token, reading, signature, study: undefined };
}

/** The audit, and what gathers its evidence; undefined where the chunk is out of reach. */
export function loadStudy(): Promise<typeof import('./study-token.ts') | undefined> {
  return import('./study-token.ts').catch(() => undefined);
}

/** The same judgement with its evidence, whose code is a chunk of its own; as it was where that is out of reach. */
export async function studyFurther(judgement: Judgement, keyText: string): Promise<Judgement> {
  const module = await loadStudy();
  const study = await module?.studyToken(judgement.token, judgement.reading, keyText);
  return { ...judgement, study };
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
