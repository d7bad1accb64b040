import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/claimcheck-page.ts';
import { encodePart, nowInSeconds, tokenOf } from '../support/tokens.ts';

const WIDTHS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

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
  await page.paste(page.key, JSON.stringify({ keys: [jwk, ...others] }, null, 2));
  await page.paste(page.token, es256Token(pair.privateKey));
}

async function showRejected(page: ClaimcheckPage): Promise<void> {
  const claims = { ...exampleClaims(), exp: nowInSeconds() - 184 };
  const token = tokenOf(JSON.stringify(claims), 'a secret, once read as it is written');
  await page.paste(
    page.token,
    `curl https://api.example.com/orders \\\n  -H 'Authorization: Bearer ${token}'`,
  );
  await page.paste(
    page.key,
    Buffer.from('a secret, once read as it is written').toString('base64url'),
  );
}

async function showMalformed(page: ClaimcheckPage): Promise<void> {
  const token = tokenOf(JSON.stringify(exampleClaims()));
  await page.paste(page.token, `${token.slice(0, 90)}+${token.slice(91, 240)}`);
}

async function showBrokenEdit(page: ClaimcheckPage): Promise<void> {
  await showVerified(page);
  await page.edit(page.payload, (text) => text.replace('"user_42",', '"user_42"'));
}

const STATES = {
  empty: async () => {},
  verified: showVerified,
  rejected: showRejected,
  malformed: showMalformed,
  'broken-edit': showBrokenEdit,
};

describe.each(Object.entries(STATES))('%s', (name, show) => {
  test.each(
    WIDTHS.flatMap((viewport) =>
      (['light', 'dark'] as const).map((colorScheme) => ({ viewport, colorScheme })),
    ),
  )('$colorScheme at $viewport.width', async ({ viewport, colorScheme }) => {
    const page = await openPage({ viewport, colorScheme });
    await page.editorsLoaded();
    await show(page);
    await page.settled();
    await page.page.screenshot({
      path: `test/screenshots/${name}-${colorScheme}-${viewport.width}.png`,
      fullPage: viewport.width < 500,
    });
    await page.close();
  });
});
