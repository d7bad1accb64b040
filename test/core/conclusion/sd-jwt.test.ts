import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  DISCLOSURES,
  FLATTENED,
  ISSUER_SIGNED,
  PRESENTATION,
  SD_JWT_ISSUER_KEY,
} from '../../vectors/sd-jwt.ts';
import { encodeText } from '../read-token.ts';
import {
  answerIn,
  answerOf,
  type ConcludeOptions,
  concludeFully,
  EC,
  HOLDER,
  hmac,
  jwkOf,
  NOW,
  OTHER,
  PUBLIC,
  signed,
  signText,
} from './conclude-fully.ts';

const SALT = 'AAAAAAAAAAAAAAAAAAAAAA';
const D = (...elements: readonly unknown[]) => encodeText(JSON.stringify(elements));
const H = (text: string, hash = 'sha256') => createHash(hash).update(text).digest('base64url');

/** The claims of an SD-JWT that nothing can be said against. */
const BASE = {
  iss: 'https://issuer.test',
  vct: 'https://issuer.test/v',
  iat: NOW - 60,
  exp: NOW + 600,
  _sd_alg: 'sha-256',
  cnf: { jwk: jwkOf(HOLDER.publicKey) },
};
const HEADER = { alg: 'ES256', typ: 'dc+sd-jwt' };
const sd = (claims: unknown, ...disclosures: readonly string[]) =>
  `${[signed(HEADER, claims), ...disclosures].join('~')}~`;

const NAME = D(SALT, 'given_name', 'Erika');
const CITY = D(SALT, 'locality', 'Köln');
const ADDRESS = D(SALT, 'address', { _sd: [H(CITY)] });
const ITEM = D(SALT, 'DE');
const presented = sd({ ...BASE, _sd: [H(NAME)] }, NAME);

const KB = { alg: 'ES256', typ: 'kb+jwt' };
const KB_CLAIMS = { iat: NOW, aud: 'verifier', nonce: 'n-1', sd_hash: H(presented) };
const withKb = (
  claims: unknown = KB_CLAIMS,
  header: unknown = KB,
  key = HOLDER.privateKey,
  before = presented,
) => before + signed(header, claims, key);

/** A presentation with a holder's key of these further members. */
function boundTo(more: object): string {
  const before = sd({ ...BASE, cnf: { jwk: jwkOf(HOLDER.publicKey, more) }, _sd: [H(NAME)] }, NAME);
  return withKb({ ...KB_CLAIMS, sd_hash: H(before) }, KB, HOLDER.privateKey, before);
}

async function stateOf(text: string, options?: ConcludeOptions): Promise<string> {
  return (await answerOf(text, PUBLIC, options)).split(':')[0] ?? '';
}

describe('an SD-JWT is accepted', () => {
  const { _sd_alg, ...noAlg } = BASE;
  test.each([
    ['with one disclosure', presented],
    ['without a disclosure', sd({ ...BASE, _sd: [H(NAME)] })],
    ['without any digest', sd(BASE)],
    ['with the default hash', sd({ ...noAlg, _sd: [H(NAME)] }, NAME)],
    ['with SHA-384', sd({ ...BASE, _sd_alg: 'sha-384', _sd: [H(NAME, 'sha384')] }, NAME)],
    ['with SHA-512', sd({ ...BASE, _sd_alg: 'sha-512', _sd: [H(NAME, 'sha512')] }, NAME)],
    ['with a decoy digest', sd({ ...BASE, _sd: [H(NAME), H('decoy')] }, NAME)],
    ['with a disclosure inside another', sd({ ...BASE, _sd: [H(ADDRESS)] }, ADDRESS, CITY)],
    ['with the parent alone', sd({ ...BASE, _sd: [H(ADDRESS)] }, ADDRESS)],
    ['with an array element', sd({ ...BASE, nations: [{ '...': H(ITEM) }, 'FR'] }, ITEM)],
    ['with digests in a nested object', sd({ ...BASE, a: { b: { _sd: [H(NAME)] } } }, NAME)],
    ['with a Key Binding JWT of this moment', withKb()],
    ['with a Key Binding JWT by a key with its own "alg"', boundTo({ alg: 'ES256', use: 'sig' })],
    ['with a Key Binding JWT by a key with the newer name', boundTo({ alg: 'ESP256' })],
    ['with a Key Binding JWT of four minutes ago', withKb({ ...KB_CLAIMS, iat: NOW - 240 })],
    ['with a Key Binding JWT a little ahead of this clock', withKb({ ...KB_CLAIMS, iat: NOW + 5 })],
  ])('%s', async (_, text) => {
    expect(await answerOf(text, PUBLIC)).toBe('accepted');
  });

  const issued = `${[ISSUER_SIGNED, ...DISCLOSURES.map(({ encoded }) => encoded)].join('~')}~`;
  test.each([
    ['as issued', issued],
    ['as presented', PRESENTATION],
    ['in flattened JSON', JSON.stringify(FLATTENED)],
  ])('when it is the example of RFC 9901 §5, %s', async (_, text) => {
    expect(await answerOf(text, SD_JWT_ISSUER_KEY, { now: 1_748_361_950 })).toBe('accepted');
  });
});

describe('an SD-JWT is rejected (RFC 9901 §7.1) with', () => {
  const colliding = D(SALT, 'vct', 'x');
  const sub = D(SALT, 'sub', 'a');
  const sub2 = D('BBBBBBBBBBBBBBBBBBBBBB', 'sub', 'b');
  const four = D(SALT, 'a', 1, 2);
  const one = D(SALT);
  const reserved = D(SALT, '_sd', ['x']);
  const dots = D(SALT, '...', 'x');
  const unsalted = D(1, 'a', 1);
  test.each([
    ['a disclosure of no digest', sd({ ...BASE, _sd: [H(NAME)] }, NAME, D(SALT, 'admin', true))],
    ['a changed disclosure', sd({ ...BASE, _sd: [H(NAME)] }, D(SALT, 'given_name', 'Eve'))],
    ['a child whose parent is withheld', sd({ ...BASE, _sd: [H(ADDRESS)] }, CITY)],
    ['a digest twice', sd({ ...BASE, _sd: [H(NAME)], x: { _sd: [H(NAME)] } }, NAME)],
    ['a decoy twice', sd({ ...BASE, _sd: ['x'], x: { _sd: ['x'] } })],
    [
      'a digest again inside a disclosure',
      sd({ ...BASE, _sd: [H(ADDRESS), H(CITY)] }, ADDRESS, CITY),
    ],
    ['a disclosure twice', sd({ ...BASE, _sd: [H(NAME)] }, NAME, NAME)],
    ['_sd_alg md5', sd({ ...BASE, _sd_alg: 'md5', _sd: [H(NAME, 'md5')] }, NAME)],
    ['_sd_alg sha-1', sd({ ...BASE, _sd_alg: 'sha-1', _sd: [H(NAME, 'sha1')] }, NAME)],
    ['_sd_alg that is no string', sd({ ...BASE, _sd_alg: 256, _sd: [H(NAME)] }, NAME)],
    ['_sd_alg in capitals', sd({ ...BASE, _sd_alg: 'SHA-256', _sd: [H(NAME)] }, NAME)],
    ['_sd_alg truncated', sd({ ...BASE, _sd_alg: 'sha-256-32', _sd: [H(NAME)] }, NAME)],
    ['_sd_alg in a nested object', sd({ ...BASE, a: { _sd_alg: 'sha-256' } })],
    ['a disclosure named "_sd"', sd({ ...BASE, _sd: [H(reserved)] }, reserved)],
    ['a disclosure named "..."', sd({ ...BASE, _sd: [H(dots)] }, dots)],
    ['four elements', sd({ ...BASE, _sd: [H(four)] }, four)],
    ['one element', sd({ ...BASE, _sd: [H(one)] }, one)],
    ['a salt that is a number', sd({ ...BASE, _sd: [H(unsalted)] }, unsalted)],
    ['an array element as a member', sd({ ...BASE, _sd: [H(ITEM)] }, ITEM)],
    ['a member as an array element', sd({ ...BASE, a: [{ '...': H(NAME) }] }, NAME)],
    ['a name that the payload has', sd({ ...BASE, _sd: [H(colliding)] }, colliding)],
    ['a name that another disclosure has', sd({ ...BASE, _sd: [H(sub), H(sub2)] }, sub, sub2)],
    ['"_sd" that is no array', sd({ ...BASE, _sd: H(NAME) }, NAME)],
    ['"_sd" with a number', sd({ ...BASE, _sd: [H(NAME), 1] }, NAME)],
    ['"..." outside an array', sd({ ...BASE, a: { '...': H(ITEM) } }, ITEM)],
    ['"..." that is no string', sd({ ...BASE, a: [{ '...': 1 }] })],
    ['"..." beside another member', sd({ ...BASE, a: [{ '...': 'x', b: 1 }] })],
    ['no last "~"', sd({ ...BASE, _sd: [H(NAME)] }, NAME).slice(0, -1)],
    ['an empty disclosure', `${signed(HEADER, { ...BASE, _sd: [H(NAME)] })}~~${NAME}~`],
    ['nothing but an empty disclosure', `${signed(HEADER, BASE)}~~`],
    ['a disclosure that is no base64url', sd({ ...BASE, _sd: [H('a=')] }, 'a=')],
    ['a disclosure that is no JSON', sd({ ...BASE, _sd: [H(encodeText('['))] }, encodeText('['))],
  ])('%s', async (_, text) => {
    const { conclusion, checks } = await concludeFully(text, PUBLIC);
    expect(conclusion?.state).toBe('rejected');
    expect(checks.find(({ name }) => name === 'disclosures')?.result).toBe('fail');
  });
});

describe('an SD-JWT is not accepted', () => {
  test('with a hash that is strong and unknown to this page', async () => {
    expect(await stateOf(sd({ ...BASE, _sd_alg: 'sha3-256', _sd: ['x'] }, NAME))).toBe('unknown');
  });

  test.each<readonly [string, (inner: unknown) => unknown]>([
    ['objects', (inner) => ({ a: inner })],
    ['arrays', (inner) => [inner]],
  ])('with a digest deeper in %s than is read', async (_, wrap) => {
    const nest = (levels: number, inner: unknown): unknown =>
      levels === 0 ? inner : wrap(nest(levels - 1, inner));
    const shallow = sd({ ...BASE, a: nest(197, { _sd: [H(NAME)] }) }, NAME);
    expect(await answerOf(shallow, PUBLIC)).toBe('accepted');
    for (const levels of [199, 200, 500]) {
      const disclosed = D(SALT, 'a', nest(levels, { _sd: [H(NAME)] }));
      for (const text of [
        sd({ ...BASE, a: nest(levels, { _sd: [H(NAME)] }) }, NAME),
        sd({ ...BASE, a: nest(levels, [{ '...': H(ITEM) }]) }, ITEM),
        sd({ ...BASE, a: nest(levels, { _sd: ['decoy'] }) }),
        sd({ ...BASE, _sd: [H(disclosed)] }, disclosed, NAME),
      ]) {
        expect(await answerOf(text, PUBLIC)).toBe('unknown: not all disclosures were checked');
      }
    }
    const plain = sd({ ...BASE, a: nest(500, { b: 1 }), _sd: [H(NAME)] }, NAME);
    expect(await answerOf(plain, PUBLIC)).toBe('accepted');
  });

  test('with a repeated name in a disclosed value', async () => {
    const repeated = encodeText(`["${SALT}","address",{"city":"a","city":"b"}]`);
    expect(await stateOf(sd({ ...BASE, _sd: [H(repeated)] }, repeated))).toBe('unknown');
  });

  test('without any "~"', async () => {
    expect(await stateOf(signed(HEADER, { ...BASE, _sd: [H(NAME)] }))).toBe('unknown');
  });

  test('inside an outer token that is not signed', async () => {
    const outer = `${encodeText('{"alg":"none","cty":"JWT"}')}.${encodeText(presented)}.`;
    expect(await stateOf(outer)).toBe('rejected');
  });
});

describe('the processed payload decides', () => {
  const { exp, ...noExp } = BASE;
  test.each([
    ['exp', NOW - 1000, 'rejected: expired'],
    ['nbf', NOW + 1000, 'rejected: not valid yet'],
    ['iat', NOW + 90_000, 'rejected: issued in the future'],
    ['exp', 'soon', 'rejected: “exp” is not a number'],
  ])('a disclosed %s of %s', async (name, value, answer) => {
    const disclosed = D(SALT, name, value);
    const claims = { ...noExp, iat: name === 'iat' ? undefined : noExp.iat, _sd: [H(disclosed)] };
    expect(await answerOf(sd(claims, disclosed), PUBLIC)).toBe(answer);
  });

  test.each([
    ['iss', 'https://evil.test', { issuer: 'https://issuer.test' }, 'rejected: wrong issuer'],
    ['aud', 'other', { audience: 'verifier' }, 'rejected: wrong audience'],
  ])('a disclosed %s', async (name, value, expecting, answer) => {
    const disclosed = D(SALT, name, value);
    const claims = { ...BASE, iss: undefined, _sd: [H(disclosed)] };
    expect(await answerOf(sd(claims, disclosed), PUBLIC, { expecting })).toBe(answer);
  });

  test('a required claim may be disclosed', async () => {
    const expecting = { claims: 'given_name' };
    expect(await answerOf(presented, PUBLIC, { expecting })).toBe('accepted');
    expect(await stateOf(sd({ ...BASE, _sd: [H(NAME)] }), { expecting })).toBe('rejected');
  });
});

describe('a presentation is rejected (RFC 9901 §7.3) with a Key Binding JWT', () => {
  const input = `${encodeText('{"alg":"none","typ":"kb+jwt"}')}.${encodeText(JSON.stringify(KB_CLAIMS))}.`;
  const unencodedInput = `${encodeText(JSON.stringify({ ...KB, b64: false, crit: ['b64'] }))}.${JSON.stringify({ ...KB_CLAIMS, aud: 'verifier' }).replaceAll('.', '')}`;
  const unencoded = `${unencodedInput}.${signText(unencodedInput, HOLDER.privateKey)}`;
  const noKey = sd({ ...BASE, cnf: undefined, _sd: [H(NAME)] }, NAME);
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { sd_hash, ...noHash } = KB_CLAIMS;
  const { iat, ...noDate } = KB_CLAIMS;
  const { aud, ...noAudience } = KB_CLAIMS;
  const { nonce, ...noNonce } = KB_CLAIMS;
  const twice = `{"aud":"other",${JSON.stringify(KB_CLAIMS).slice(1)}`;
  test.each([
    ['by another key', withKb(KB_CLAIMS, KB, OTHER.privateKey)],
    ['by the issuer', withKb(KB_CLAIMS, KB, EC.privateKey)],
    ['by its own key', withKb(KB_CLAIMS, { ...KB, jwk: jwkOf(OTHER.publicKey) }, OTHER.privateKey)],
    ['with alg none', presented + input],
    ['with an unencoded payload', presented + unencoded],
    ['that says that its payload is unencoded', withKb(KB_CLAIMS, { ...KB, b64: false })],
    ['by an HMAC', presented + hmac('x'.repeat(32), 'HS256', KB_CLAIMS)],
    ['by a key of another kind', withKb(KB_CLAIMS, { ...KB, alg: 'RS256' }, rsa.privateKey)],
    ['without a signature', withKb().replace(/[^.]*$/, '')],
    ['without "typ"', withKb(KB_CLAIMS, { alg: 'ES256' })],
    ['of type JWT', withKb(KB_CLAIMS, { alg: 'ES256', typ: 'JWT' })],
    ['with a wrong sd_hash', withKb({ ...KB_CLAIMS, sd_hash: 'AAAA' })],
    ['with the hash of another choice', withKb({ ...KB_CLAIMS, sd_hash: H(sd(BASE)) })],
    ['without sd_hash', withKb(noHash)],
    ['without iat', withKb(noDate)],
    ['without aud', withKb(noAudience)],
    ['with several audiences', withKb({ ...KB_CLAIMS, aud: ['verifier', 'other'] })],
    ['without nonce', withKb(noNonce)],
    ['with two audiences of one name', withKb(twice)],
    [
      'when no "cnf" names a key',
      withKb({ ...KB_CLAIMS, sd_hash: H(noKey) }, KB, HOLDER.privateKey, noKey),
    ],
    ['that is no token', `${presented}a.b`],
  ])('%s, and a high finding says so', async (_, text) => {
    const derived = await concludeFully(text, PUBLIC);
    expect(derived.conclusion?.state).toBe('rejected');
    expect(derived.checks.find(({ name }) => name === 'key-binding')?.result).toBe('fail');
    const codes = derived.layers.flatMap(({ findings }) =>
      typeof findings === 'string'
        ? []
        : findings.flatMap((each) => (each.severity === 'high' ? [each.code] : [])),
    );
    expect(codes).toContainEqual(expect.stringMatching(/^(sdjwt-key-binding|sd-hash-mismatch)$/));
  });

  test.each([
    ['an hour old', { ...KB_CLAIMS, iat: NOW - 3600 }, 'rejected: the key binding is stale'],
    [
      'from the future',
      { ...KB_CLAIMS, iat: NOW + 3600 },
      'rejected: the key binding is not valid now',
    ],
    [
      'that has expired',
      { ...KB_CLAIMS, exp: NOW - 1 },
      'rejected: the key binding is not valid now',
    ],
    [
      'that is not valid yet',
      { ...KB_CLAIMS, nbf: NOW + 60 },
      'rejected: the key binding is not valid now',
    ],
  ])('%s', async (_, claims, answer) => {
    expect(await answerOf(withKb(claims), PUBLIC)).toBe(answer);
  });

  test('an hour old, and names the time window of this page', async () => {
    const { checks } = await concludeFully(withKb({ ...KB_CLAIMS, iat: NOW - 3600 }), PUBLIC);
    expect(checks.find(({ name }) => name === 'key-binding')?.reason).toBe(
      'The Key Binding JWT is 1 h old. A Key Binding JWT is made for one request, and verifiers must reject one outside their accepted time window (RFC 9901 §7.3). This page accepts up to 5 minutes.',
    );
  });

  test('for another audience than the expected one', async () => {
    const audience = (name: string) =>
      answerOf(withKb(), PUBLIC, { expecting: { audience: name } });
    expect(await audience('other')).toBe('rejected: the key binding is for another audience');
    expect(await audience('verifier')).toBe('accepted');
  });

  test('with another nonce than the expected one', async () => {
    const nonce = (value: string) => answerOf(withKb(), PUBLIC, { expecting: { nonce: value } });
    expect(await nonce('n-2')).toBe('rejected: wrong nonce');
    expect(await nonce('n-1')).toBe('accepted');
  });

  test('or without one, when a nonce is expected', async () => {
    expect(await answerOf(presented, PUBLIC, { expecting: { nonce: 'n-1' } })).toBe(
      'rejected: no nonce',
    );
  });
});

describe('in JSON (RFC 9901 §8)', () => {
  const [header, payload, signature] = presented.split('~')[0]?.split('.') ?? [];
  const inJson = (unprotected: object) =>
    JSON.stringify({ payload, protected: header, signature, header: unprotected });
  const kbJwt = withKb().split('~').at(-1);
  const forged = withKb(KB_CLAIMS, KB, OTHER.privateKey).split('~').at(-1);

  test.each([
    ['with its disclosures', { disclosures: [NAME] }],
    ['with its key binding', { disclosures: [NAME], kb_jwt: kbJwt }],
  ])('one %s is accepted', async (_, unprotected) => {
    expect(await answerOf(inJson(unprotected), PUBLIC)).toBe('accepted');
  });

  test.each([
    ['a disclosure of no digest', { disclosures: [NAME, CITY] }],
    ['a disclosure twice', { disclosures: [NAME, NAME] }],
    ['disclosures in one string', { disclosures: NAME }],
    ['a disclosure that is no string', { disclosures: [NAME, 1] }],
    ['a key binding by another key', { disclosures: [NAME], kb_jwt: forged }],
    ['a key binding for more disclosures', { disclosures: [], kb_jwt: kbJwt }],
    ['a key binding that is no string', { disclosures: [NAME], kb_jwt: [kbJwt] }],
    ['an empty key binding', { disclosures: [NAME], kb_jwt: '' }],
  ])('one with %s is rejected', async (_, unprotected) => {
    expect(await stateOf(inJson(unprotected))).toBe('rejected');
  });
});

describe('a Key Binding JWT that cannot be checked leaves the answer open', () => {
  test.each([
    ['when "cnf" has a thumbprint alone', { jkt: 'x' }],
    ['when "cnf" has a key ID alone', { kid: 'x' }],
    ['when the key in "cnf" is of an unknown type', { jwk: { kty: 'NEW' } }],
    ['when the key in "cnf" is for encryption', { jwk: jwkOf(HOLDER.publicKey, { use: 'enc' }) }],
    [
      'when the key in "cnf" is for another algorithm',
      { jwk: jwkOf(HOLDER.publicKey, { alg: 'ES384' }) },
    ],
    [
      'when the key in "cnf" is for an encryption algorithm',
      { jwk: jwkOf(HOLDER.publicKey, { alg: 'ECDH-ES' }) },
    ],
    [
      'when the key in "cnf" has an "alg" that is no string',
      { jwk: jwkOf(HOLDER.publicKey, { alg: ['ES256'] }) },
    ],
    [
      'when the key in "cnf" is to derive keys',
      { jwk: jwkOf(HOLDER.publicKey, { key_ops: ['deriveKey'] }) },
    ],
  ])('%s', async (_, cnf) => {
    const before = sd({ ...BASE, cnf, _sd: [H(NAME)] }, NAME);
    const text = withKb({ ...KB_CLAIMS, sd_hash: H(before) }, KB, HOLDER.privateKey, before);
    expect(await stateOf(text)).toBe('unknown');
  });

  test('when its header has an unknown critical parameter', async () => {
    const text = withKb(KB_CLAIMS, { ...KB, crit: ['x'], x: 1 });
    expect(await stateOf(text)).toBe('unknown');
  });
});

test('says that no key binding was asked for where the issuer named a key', async () => {
  const derived = await concludeFully(presented, PUBLIC);
  expect(answerIn(derived)).toBe('accepted');
  expect(derived.conclusion).toMatchObject({ unasked: expect.arrayContaining(['key-binding']) });
});

test('a signature over the issuer part is not lent to a Key Binding JWT', async () => {
  const input = `${encodeText(JSON.stringify(KB))}.${encodeText(JSON.stringify(KB_CLAIMS))}`;
  expect(await stateOf(`${presented}${input}.${signText('other', HOLDER.privateKey)}`)).toBe(
    'rejected',
  );
});
