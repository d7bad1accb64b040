import { encodeText } from '../../read-token.ts';

/** `a` to `s` in the corpus: one token of each kind, every one as long as its header says. */
function jws(header: object, payload: object, bytes: number): string {
  const signature = Uint8Array.from({ length: bytes }, (_, index) => (index * 73 + 11) % 256);
  return `${encodeText(JSON.stringify(header))}.${encodeText(JSON.stringify(payload))}.${encodeText(signature)}`;
}

const CLAIMS = { iss: 'https://issuer.test', sub: 'ana', exp: 1_785_931_200 };

export const A = jws({ alg: 'HS256', typ: 'JWT' }, CLAIMS, 32);
export const B = jws({ alg: 'ES256', kid: 'k1' }, { ...CLAIMS, sub: 'bob' }, 64);
export const R = jws({ alg: 'RS256' }, { ...CLAIMS, roles: ['admin', 'editor'] }, 256);
export const U = jws({ alg: 'none' }, CLAIMS, 0);
export const E = [
  encodeText('{"alg":"RSA-OAEP-256","enc":"A256GCM"}'),
  encodeText(new Uint8Array(256).fill(7)),
  encodeText(new Uint8Array(12).fill(1)),
  encodeText(new Uint8Array(90).fill(9)),
  encodeText(new Uint8Array(16).fill(5)),
].join('.');
export const D = [
  encodeText('{"alg":"dir","enc":"A128CBC-HS256"}'),
  '',
  encodeText(new Uint8Array(16).fill(1)),
  encodeText(new Uint8Array(96).fill(9)),
  encodeText(new Uint8Array(16).fill(5)),
].join('.');
const DISCLOSURES = ['["c2FsdA","given_name","Ana"]', '["cGVwcGVy","family_name","Lee"]'].map(
  (text) => encodeText(text),
);
export const S = `${jws({ alg: 'ES256', typ: 'dc+sd-jwt' }, { _sd_alg: 'sha-256' }, 64)}~${DISCLOSURES.join('~')}~`;
export const K = `${S}${jws({ alg: 'ES256', typ: 'kb+jwt' }, { nonce: 'n' }, 64)}`;

export const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({ A, B, R, U, E, D, S, K }).map(([name, token]) => [token, name]),
);

/** A text, and for each token in it its name, label, carrier and removals, as in "A Authorization header Bearer". */
export type Row = readonly [name: string, text: string, ...expected: string[]];

/** A text cut into lines of one length. */
export function wrap(text: string, width: number, between = '\n'): string {
  return (text.match(new RegExp(`[\\s\\S]{1,${width}}`, 'g')) ?? []).join(between);
}

export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
