import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { RFC7520_5_2, RFC7520_5_6, RFC7520_6 } from '../../vectors/rfc7520-encryption.ts';
import { PRESENTATION, SD_JWT_ISSUER_KEY } from '../../vectors/sd-jwt.ts';
import { encodePart, nowInSeconds, SECRET, tokenOf } from '../tokens/tokens.ts';
import type { ClaimcheckPage } from './claimcheck-page.ts';

function exampleClaims() {
  const now = nowInSeconds();
  return {
    iss: 'https://login.example.com/',
    sub: 'user_42',
    aud: ['api://orders'],
    iat: now - 2832,
    exp: now + 768,
    scope: 'orders:read',
    email: 'ana@example.com',
    db_password: 'hunter2',
  };
}

function es256Token(privateKey: KeyObject): string {
  const header = encodePart('{"alg":"ES256","typ":"JWT","kid":"2026-11-a"}');
  const input = `${header}.${encodePart(JSON.stringify(exampleClaims()))}`;
  const signature = sign('sha256', Buffer.from(input), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  return `${input}.${signature.toString('base64url')}`;
}

async function showVerified(page: ClaimcheckPage): Promise<void> {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { kid: '2026-11-a', ...pair.publicKey.export({ format: 'jwk' }) };
  const others = ['2026-10-c', '2026-10-b'].map((kid) => ({
    kid,
    ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
  }));
  await page.paste(page.token, es256Token(pair.privateKey));
  await page.paste(page.key, JSON.stringify({ keys: [jwk, ...others] }, null, 2));
}

async function showWithoutKey(page: ClaimcheckPage): Promise<void> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  await page.paste(page.token, es256Token(privateKey));
}

async function showAccepted(page: ClaimcheckPage): Promise<void> {
  const { email: _, db_password: __, ...claims } = exampleClaims();
  await page.paste(page.token, tokenOf(JSON.stringify({ ...claims, jti: '01JDZ4T7W9' })));
  await page.paste(page.key, SECRET);
  await page.reviewed();
  for (const [field, value] of [
    ['issuer', claims.iss],
    ['audience', 'api://orders'],
  ]) {
    const input = page.page.locator(`#expect-${field}`);
    if (await page.isShown(input)) await input.fill(value ?? '');
  }
}

async function showRejected(page: ClaimcheckPage): Promise<void> {
  const claims = JSON.stringify({ ...exampleClaims(), exp: nowInSeconds() - 184 });
  const header = `Authorization: Bearer ${tokenOf(claims)}`;
  await page.paste(page.token, `curl https://api.example.com/orders \\\n  -H '${header}'`);
  await page.paste(page.key, SECRET);
}

async function showMismatch(page: ClaimcheckPage): Promise<void> {
  const secret = 'a secret, once read as it is written';
  await page.paste(page.token, tokenOf(JSON.stringify(exampleClaims()), secret));
  await page.paste(page.key, Buffer.from(secret).toString('base64url'));
}

async function showUnsigned(page: ClaimcheckPage): Promise<void> {
  const payload = encodePart(JSON.stringify(exampleClaims()));
  await page.paste(page.token, `${encodePart('{"alg":"none"}')}.${payload}.`);
}

async function showMalformed(page: ClaimcheckPage): Promise<void> {
  const token = tokenOf(JSON.stringify(exampleClaims()));
  await page.paste(page.token, `${token.slice(0, 90)}+${token.slice(91, 240)}`);
}

async function showBrokenEdit(page: ClaimcheckPage): Promise<void> {
  await showVerified(page);
  await page.isShown(page.payload);
  await page.edit(page.payload, (text) => text.replace('"user_42",', '"user_42"'));
}

async function showEncrypted(page: ClaimcheckPage): Promise<void> {
  await page.paste(page.token, RFC7520_5_6.token);
}

async function showLayers(page: ClaimcheckPage): Promise<void> {
  await page.paste(page.token, RFC7520_6.token);
  await page.paste(page.key, JSON.stringify(RFC7520_5_2.jwk));
}

async function showSdJwt(page: ClaimcheckPage): Promise<void> {
  await page.paste(page.token, PRESENTATION);
  await page.paste(page.key, JSON.stringify(SD_JWT_ISSUER_KEY));
}

async function showTokensFound(page: ClaimcheckPage): Promise<void> {
  const older = tokenOf(
    JSON.stringify({
      ...exampleClaims(),
      iat: nowInSeconds() - 12_600,
      exp: nowInSeconds() - 9000,
    }),
  );
  const newer = tokenOf(JSON.stringify({ ...exampleClaims(), scope: 'orders:write' }));
  await page.paste(
    page.token,
    `GET /orders\nAuthorization: Bearer ${older}\n\nGET /orders\nAuthorization: Bearer ${newer}\n`,
  );
  await page.paste(page.key, SECRET);
}

/** What a page shows, by name; each begins on an empty page. */
export const STATES: Readonly<Record<string, (page: ClaimcheckPage) => Promise<void>>> = {
  empty: async () => {},
  'no-key': showWithoutKey,
  unchecked: showVerified,
  accepted: showAccepted,
  rejected: showRejected,
  mismatch: showMismatch,
  unsigned: showUnsigned,
  malformed: showMalformed,
  'broken-edit': showBrokenEdit,
  encrypted: showEncrypted,
  decrypted: showLayers,
  'sd-jwt': showSdJwt,
  'tokens-found': showTokensFound,
};
