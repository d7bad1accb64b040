import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { judgeText } from '../../support/tokens/judge-text.ts';
import { SECRET } from '../../support/tokens/tokens.ts';

const HEADER = '{"alg":"HS256","kid":"~~~???" }';
const PAYLOAD = '{"sub":"ana","url":"https://a.example/?q=>>>???~~~"}';

type Spelling = (text: string | Uint8Array) => string;

const strict: Spelling = (text) => Buffer.from(text).toString('base64url');
const padded: Spelling = (text) => strict(text) + '='.repeat((4 - (strict(text).length % 4)) % 4);
const standard: Spelling = (text) => Buffer.from(text).toString('base64').replace(/=+$/, '');
const standardPadded: Spelling = (text) => Buffer.from(text).toString('base64');
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** The last character with a spare bit set; the same text where it has none. */
const spareBits: Spelling = (text) => {
  const encoded = strict(text);
  const value = ALPHABET.indexOf(encoded.slice(-1));
  return encoded.length % 4 === 0 ? encoded : encoded.slice(0, -1) + ALPHABET.charAt(value + 1);
};

const SPELLINGS: readonly (readonly [string, Spelling])[] = [
  ['padded', padded],
  ['in the standard alphabet', standard],
  ['in padded standard Base64', standardPadded],
  ['with spare bits', spareBits],
];
const PARTS = ['header', 'payload', 'signature'] as const;
const CASES = SPELLINGS.flatMap(([name, spelling]) =>
  PARTS.map((part) => ({ name, part, spelling })),
);

/** Signed over the text as it is; the payload of a length that has something to spell. */
function signed(header: Spelling, payload: Spelling, signature: Spelling): string {
  const input = `${header(HEADER)}.${payload(PAYLOAD)}`;
  for (let round = 0; ; round++) {
    const whole = `${header(HEADER)}.${payload(`${PAYLOAD}${' '.repeat(1 + 3 * round)}`)}`;
    const bytes = createHmac('sha256', SECRET).update(whole).digest();
    const isTelling = signature === strict || signature(bytes) !== strict(bytes);
    if (isTelling) return `${whole}.${signature(bytes)}`;
    if (round > 50) throw new Error(`nothing to spell in ${input}`);
  }
}

describe('a signed token with a part spelled leniently', () => {
  test.each(CASES)(
    '$part $name: verified over its exact text, named, and never accepted',
    async ({ part, spelling }) => {
      const spell = (name: (typeof PARTS)[number]) => (name === part ? spelling : strict);
      const token = signed(spell('header'), spell('payload'), spell('signature'));
      const said = await judgeText({ token, key: SECRET });

      expect(said.state).toBe('verified');
      expect(said.found?.protectedHeader).toMatchObject({ ok: true, value: { text: HEADER } });
      expect(said.found?.claimsSet).toMatchObject({ ok: true });
      expect(said.checks.find(({ name }) => name === 'form')).toMatchObject({ result: 'skipped' });
      expect(said.conclusion?.state).toBe('unknown');
      expect(said.findings.map(({ code }) => code).join()).toMatch(/b64-(?:noncanon|padd|alph)/);
      expect(said.checks.find(({ name }) => name === 'expiry')?.reason).not.toContain(
        'can’t be read',
      );
    },
  );

  test.each(CASES)(
    '$part $name after signing is not silently read as it was',
    async ({ part, spelling }) => {
      const whole = signed(strict, strict, strict);
      const parts = whole.split('.');
      const index = PARTS.indexOf(part);
      parts[index] = spelling(Buffer.from(parts[index] ?? '', 'base64url'));
      const token = parts.join('.');
      if (token === whole) return;

      const said = await judgeText({ token, key: SECRET });

      // The signature's own spelling is not signed; that of header and payload is.
      expect(said.state).toBe(part === 'signature' ? 'verified' : 'invalid');
      expect(said.conclusion?.state).not.toBe('accepted');
      if (part !== 'signature') expect(said.reasons.join()).toMatch(/^The signature verifies with/);
    },
  );

  test.each(CASES)('$part $name: another key does not match', async ({ part, spelling }) => {
    const spell = (name: (typeof PARTS)[number]) => (name === part ? spelling : strict);
    const token = signed(spell('header'), spell('payload'), spell('signature'));

    expect((await judgeText({ token, key: `${SECRET}x` })).state).toBe('invalid');
  });

  test('spelled strictly throughout is accepted', async () => {
    const said = await judgeText({ token: signed(strict, strict, strict), key: SECRET });

    expect([said.state, said.conclusion?.state]).toEqual(['verified', 'accepted']);
  });

  test.each(['!', '%', '*', '\u00e9'])('with %j in it is malformed', async (character) => {
    const [header, payload, signature = ''] = signed(strict, strict, strict).split('.');
    const token = `${header}.${payload}.${signature.slice(0, 9)}${character}${signature.slice(10)}`;

    expect((await judgeText({ token, key: SECRET })).state).toBe('malformed');
  });
});

describe('an encrypted token with a part spelled leniently', () => {
  const key = randomBytes(32);
  const jwk = JSON.stringify({ kty: 'oct', k: strict(key) });
  const names = ['header', 'initializationVector', 'ciphertext', 'authenticationTag'] as const;

  /** The tag covers the header as it is spelled (RFC 7516 §5.1, step 14). */
  function encrypted(part: (typeof names)[number], spelling: Spelling): string {
    const spell = (name: string) => (name === part ? spelling : strict);
    const header = spell('header')('{"alg":"dir","enc":"A256GCM","kid":"~~~???"}');
    for (;;) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(header));
      const ciphertext = Buffer.concat([cipher.update('{"sub":"ana"} '), cipher.final()]);
      const parts = [iv, ciphertext, cipher.getAuthTag()];
      const encoded = parts.map((bytes, index) => spell(names[index + 1] ?? '')(bytes));
      if (part !== 'header' && encoded.join('.') === parts.map(strict).join('.')) continue;
      return `${header}..${encoded.join('.')}`;
    }
  }

  // Twelve bytes need no padding and have no spare bits; of the header see below.
  const cases = SPELLINGS.flatMap(([name, spelling]) =>
    names.map((part) => ({ name, part, spelling })),
  ).filter(({ name, part }) =>
    part === 'header'
      ? !name.includes('standard')
      : part !== 'initializationVector' || name.includes('standard'),
  );

  test.each(cases)('$part $name: decrypted, and named', async ({ part, spelling }) => {
    const said = await judgeText({ token: encrypted(part, spelling), key: jwk });

    expect(said.state).toBe('decrypted');
    expect(said.inmost?.payloadText).toContain('ana');
    expect(said.found?.faults.map((fault) => fault.part)).toContain(part);
  });

  test.each([standard, standardPadded])(
    'whose header is in the standard alphabet is not called altered',
    async (spelling) => {
      const said = await judgeText({ token: encrypted('header', spelling), key: jwk });

      expect(said.state).toBe('unsupported');
      expect(said.words).not.toContain('altered');
    },
  );

  test('whose header is spelled another way after encryption does not open', async () => {
    const [header, ...others] = encrypted('header', strict).split('.');
    const token = [`${header}=`, ...others].join('.');

    expect((await judgeText({ token, key: jwk })).state).toBe('invalid');
  });
});
