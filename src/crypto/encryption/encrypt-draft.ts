import { composeEncrypted } from '../../core/compose/compose-encrypted.ts';
import type { ComposeProblem, Draft } from '../../core/compose/compose-token.ts';
import { decodeToken } from '../../core/decode/decode-token.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { ephemeralCurve, iterationCount } from '../../core/decode/encryption-parameters.ts';
import { stringMember } from '../../core/encoding/json-query.ts';
import { parseJson } from '../../core/encoding/json-text.ts';
import { encodeUtf8 } from '../../core/encoding/utf8.ts';
import { explainEncrypting } from '../../core/explain/explain-encrypting.ts';
import { extractTokens } from '../../core/extract/extract-tokens.ts';
import { judgeEncrypting } from '../../core/keys/encrypting-ability.ts';
import type { KeyReading } from '../../core/keys/key-material.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Allowance } from '../../core/verdict/decryption-verdict.ts';
import { judgeEncryption, readSuite } from '../../core/verdict/judge-encryption.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { say } from '../../core/words/say.ts';
import { type EncryptedToken, encryptToken } from './encrypt-token.ts';
import { generateEncryptionKey } from './generate-encryption-key.ts';
import { openSession } from './open-session.ts';
import { pauseFor } from './pause.ts';
import type { DecryptionLimits } from './try-decryption.ts';

/** Why an edit is not encrypted: the text that is wrong, or, in words, the key. */
export type EncryptDraftProblem = ComposeProblem | { readonly part: 'key'; readonly words: string };

/** Makes the edited texts into a token again, with the key available. */
export async function encryptDraft(
  draft: Draft,
  reading: KeyReading,
  allowance: Allowance,
  signal: AbortSignal,
): Promise<Result<EncryptedToken, EncryptDraftProblem>> {
  const [found] = extractTokens(draft.baseline);
  if (!found) throw new TypeError('An edit of no token');
  const baseline = decodeToken(found);
  const composed = composeEncrypted(draft, baseline);
  if (!composed.ok) return composed;
  const { header } = composed.value;
  const session = await readSessionKey(baseline, reading, { allowance, signal });
  const ability = judgeEncrypting(header, session ?? reading, stringMember(header, 'kid'));
  if (ability.state !== 'able') return fail(keyProblem(explainEncrypting(ability)));
  const { suite, key } = ability;
  const rounds = suite.algorithm.isPassword ? (iterationCount(header) ?? 0) : 0;
  if (rounds > allowance.iterations) {
    const count = formatNumber(rounds);
    return fail(keyProblem(say`“p2c” sets ${count} hash iterations, more than this page allows.`));
  }
  await pauseFor(rounds, signal);
  const encrypted = await encryptToken(composed.value, suite, key);
  return encrypted.ok
    ? ok(encrypted.value)
    : fail(keyProblem(say`This browser can’t encrypt with the key for ${suite.algorithm.name}.`));
}

/** The key that a framework makes of the secret, where it was what opened the token before. */
async function readSessionKey(
  token: DecodedToken,
  reading: KeyReading,
  limits: DecryptionLimits,
): Promise<KeyReading | undefined> {
  const form = judgeEncryption(token);
  if (!form.ok || reading.state !== 'read') return undefined;
  const session = await openSession({ token, form: form.value, limits }, reading.secretText);
  return session && { ...reading, keys: [session.key], secretText: undefined };
}

/** A new token, encrypted with one key; undefined where header and key do not go together. */
export async function encryptNew(
  headerText: string,
  plaintext: string,
  reading: KeyReading,
): Promise<string | undefined> {
  const root = parseJson(headerText);
  if (!root.ok || root.value.type !== 'object') return undefined;
  const ability = judgeEncrypting(root.value, reading, stringMember(root.value, 'kid'));
  if (ability.state !== 'able') return undefined;
  const composed = { headerText, header: root.value, plaintext: encodeUtf8(plaintext) };
  const encrypted = await encryptToken(composed, ability.suite, ability.key);
  return encrypted.ok ? encrypted.value.compact : undefined;
}

function keyProblem(words: string): EncryptDraftProblem {
  return { part: 'key', words };
}

/** A new key for an encrypted token with that header, on the curve it speaks of. */
export async function generateForHeader(
  headerText: string,
  rsaBits: number,
): Promise<string | undefined> {
  const header = parseJson(headerText);
  if (!header.ok || header.value.type !== 'object') return undefined;
  const suite = readSuite(header.value);
  if (!suite.ok) return undefined;
  const curve = ephemeralCurve(header.value);
  const known = curve && suite.value.algorithm.curves?.includes(curve) ? curve : undefined;
  return generateEncryptionKey(suite.value, rsaBits, known);
}
