import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import {
  type ExpectationTexts,
  NO_EXPECTATIONS,
} from '../../../src/core/checks/expectation-texts.ts';
import { readExpectations } from '../../../src/core/checks/expectations.ts';
import {
  type DerivedConclusion,
  deriveConclusion,
} from '../../../src/core/conclusion/derive-conclusion.ts';
import type { ReviewedLayer } from '../../../src/core/conclusion/reviewed-token.ts';
import { identifyKey } from '../../../src/core/keys/key-identity.ts';
import { type KeyOrigin, USER_ORIGIN } from '../../../src/core/keys/key-origin.ts';
import { NO_ORIGINS, rememberOrigin } from '../../../src/core/keys/known-origins.ts';
import { originOfVerdict } from '../../../src/core/verdict/weigh-origin.ts';
import { weighVerdict } from '../../../src/core/verdict/weigh-verdict.ts';
import { audit } from '../../../src/crypto/evidence/study-token.ts';
import { judgeToken } from '../../../src/crypto/judge-token.ts';
import { readKeys } from '../../../src/crypto/keys/read-keys.ts';
import { studyFurther } from '../../support/tokens/judged-tokens.ts';
import { encodeText, readToken } from '../read-token.ts';

export const NOW = 1_785_931_200;

/** Claims that nothing can be said against. */
export const CLAIMS = {
  iss: 'https://issuer.test',
  sub: 'user-1',
  aud: 'api',
  iat: NOW - 5,
  exp: NOW + 3600,
  jti: 'token-1',
};

export interface ConcludeOptions {
  readonly origin?: KeyOrigin;
  readonly expecting?: Partial<ExpectationTexts>;
  readonly now?: number;
}

export interface Concluded extends DerivedConclusion {
  readonly layers: readonly ReviewedLayer[];
}

/** What the whole pipeline concludes of a text and a key, as the page does. */
export async function concludeFully(
  text: string,
  keyText: string | object,
  { origin = USER_ORIGIN, expecting = {}, now = NOW }: ConcludeOptions = {},
): Promise<Concluded> {
  const written = typeof keyText === 'string' ? keyText : JSON.stringify(keyText);
  const keys = await readKeys(written, 'utf8');
  const judged = await judgeToken(readToken(text), keys, 'utf8');
  const judgement = await studyFurther(judged, written);
  const identities = keys.state === 'read' ? keys.keys.flatMap(identifyKey) : [];
  const known = rememberOrigin(NO_ORIGINS, origin, identities);
  const [first, ...others] = judgement.layers.map((layer): ReviewedLayer => {
    const { token, reading, signature, study } = layer;
    const verdict = weighVerdict(signature, study?.evidence, known, false);
    return {
      token,
      verdict,
      keyOrigin: originOfVerdict(verdict, reading, known),
      evidence: study?.evidence ?? 'pending',
      findings: audit(token, reading, now, layer),
    };
  });
  if (!first) throw new Error('no layer');
  const layers = [first, ...others] as const;
  const expectations = readExpectations({ ...NO_EXPECTATIONS, ...expecting });
  return { ...deriveConclusion({ layers, expectations, now }), layers };
}

/** The state of the conclusion and why: "rejected: expired". */
export async function answerOf(...inputs: Parameters<typeof concludeFully>): Promise<string> {
  return answerIn(await concludeFully(...inputs));
}

export function answerIn({ conclusion }: DerivedConclusion): string {
  if (!conclusion) return 'pending';
  return conclusion.state === 'accepted' ? 'accepted' : `${conclusion.state}: ${conclusion.why}`;
}

export const EC = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const OTHER = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const HOLDER = generateKeyPairSync('ec', { namedCurve: 'P-256' });

export function jwkOf(key: KeyObject, more: object = {}): Record<string, unknown> {
  return { ...key.export({ format: 'jwk' }), ...more };
}

export const PUBLIC = jwkOf(EC.publicKey);

const part = (value: unknown) =>
  encodeText(typeof value === 'string' ? value : JSON.stringify(value));

/** The bytes of a signature over a text, as JWS wants them. */
export function signText(input: string, key: KeyObject): string {
  const signature = sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });
  return encodeText(signature);
}

/** A token by an EC (ES256) or RSA (RS256) key; header and payload are objects, or the text itself. */
export function signed(
  header: unknown,
  payload: unknown = CLAIMS,
  key: KeyObject = EC.privateKey,
): string {
  const input = `${part(header)}.${part(payload)}`;
  return `${input}.${signText(input, key)}`;
}

export function hmac(
  secret: string | Uint8Array,
  alg = 'HS256',
  payload: unknown = CLAIMS,
): string {
  const input = `${part({ alg, typ: 'JWT' })}.${part(payload)}`;
  const digest = createHmac(`sha${alg.slice(2)}`, secret)
    .update(input)
    .digest();
  return `${input}.${encodeText(digest)}`;
}

/** Header and payload with a signature of anybody's. */
export function withSignature(header: unknown, payload: unknown, signature = ''): string {
  return `${part(header)}.${part(payload)}.${signature}`;
}
