import { say } from '../words/say.ts';
import type { Severity } from './audit-rule.ts';

/** How the credentials of one provider look. Each pattern is bounded and linear in its input. */
interface SecretPattern {
  /** What it is, as it is after "looks like". */
  readonly kind: () => string;
  readonly severity: Severity;
  readonly pattern: RegExp;
  /** Bits of Shannon entropy a character must carry at least; sample values stay below. */
  readonly entropy: number;
  /** A word that must be near, where the shape alone says too little. */
  readonly near?: RegExp;
}

/** No letter, digit, "_" or "-" may come before and after: then it is a piece of something else. */
function whole(body: string, flags = ''): RegExp {
  return new RegExp(`(?<![\\w-])(?:${body})(?![\\w-])`, flags);
}

function high(kind: () => string, entropy: number, body: string, flags?: string): SecretPattern {
  return { kind, severity: 'high', entropy, pattern: whole(body, flags) };
}

const OPENAI_PROJECT =
  'sk-(?:proj|svcacct|admin)-(?:[\\w-]{74}|[\\w-]{58})T3BlbkFJ(?:[\\w-]{74}|[\\w-]{58})';

/** The prefixes and lengths that the providers document; compare gitleaks' rules. */
const SECRET_PATTERNS: readonly SecretPattern[] = [
  high(() => say`an AWS access key ID`, 3, '(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}'),
  high(() => say`a GitHub token`, 3, 'gh[pousr]_[0-9A-Za-z]{36}|github_pat_\\w{82}'),
  high(() => say`a GitLab token`, 3, 'glpat-[\\w-]{20}'),
  high(() => say`a Stripe live key`, 2, '(?:sk|rk)_(?:live|prod)_[0-9A-Za-z]{10,240}'),
  {
    ...high(() => say`a Stripe test key`, 2, '(?:sk|rk)_test_[0-9A-Za-z]{10,240}'),
    severity: 'medium',
  },
  high(() => say`a Slack token`, 2, 'xoxb-\\d{10,13}-\\d{10,13}[0-9A-Za-z-]{0,80}'),
  high(() => say`a Slack token`, 2, 'xox[pe]-\\d{10,13}-\\d{10,13}-\\d{10,13}-[0-9A-Za-z-]{28,34}'),
  high(
    () => say`a Slack webhook`,
    3,
    'hooks\\.slack\\.com/(?:services|workflows|triggers)/[\\w+/]{43,56}',
  ),
  high(() => say`a Google API key`, 3, 'AIza[\\w-]{35}'),
  high(() => say`an OpenAI key`, 3, `sk-[0-9A-Za-z]{20}T3BlbkFJ[0-9A-Za-z]{20}|${OPENAI_PROJECT}`),
  high(() => say`an Anthropic key`, 3, 'sk-ant-(?:api03|admin01)-[\\w-]{93}AA'),
  high(() => say`an npm token`, 2, 'npm_[0-9A-Za-z]{36}'),
  high(() => say`a SendGrid key`, 2, 'SG\\.[\\w=.-]{66}'),
  high(() => say`a Shopify token`, 2, 'shp(?:at|ca|pa|ss)_[0-9A-Fa-f]{32}'),
  high(() => say`a Vault token`, 3.5, 'hvs\\.[\\w-]{90,120}'),
  high(() => say`a DigitalOcean token`, 3, 'do[opr]_v1_[0-9a-f]{64}'),
  high(() => say`a Hugging Face token`, 2, 'hf_[A-Za-z]{34}'),
  high(() => say`an age secret key`, 3, 'AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}'),
  high(() => say`an Entra ID client secret`, 3, '[\\w~.]{3}\\dQ~[\\w~.-]{31,34}'),
  { ...high(() => say`a Twilio key`, 3, 'SK[0-9A-Fa-f]{32}'), near: /twilio/i },
];

/** Shorter texts hold none of these. */
const SHORTEST_SECRET = 18;

export interface FoundSecret {
  readonly kind: string;
  readonly severity: Severity;
  /** The secret itself: mask it before it is shown. */
  readonly text: string;
}

/** The first credential of a known shape in a text; `name` is that of the claim. */
export function findSecret(text: string, name: string): FoundSecret | undefined {
  if (text.length < SHORTEST_SECRET) return undefined;
  for (const { kind, severity, pattern, entropy, near } of SECRET_PATTERNS) {
    const found = pattern.exec(text)?.[0];
    if (found === undefined || near?.test(`${name} ${text}`) === false) continue;
    // AWS marks the keys in its manuals so.
    if (found.endsWith('EXAMPLE') || entropyOf(found) < entropy) continue;
    return { kind: kind(), severity, text: found };
  }
  return undefined;
}

/** A private key in PEM (RFC 7468 §10), its line breaks real or written as `\n`. */
const PEM_PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]{0,20}PRIVATE KEY(?: BLOCK)?-----[\s\\]/;

export function holdsPrivateKeyPem(text: string): boolean {
  return PEM_PRIVATE_KEY.test(text);
}

/** Shannon entropy of a text, in bits for each character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let entropy = 0;
  for (const count of counts.values())
    entropy -= (count / text.length) * Math.log2(count / text.length);
  return entropy;
}
