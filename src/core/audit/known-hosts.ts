import { decodePunycode } from './punycode.ts';

/** Hosts, and domains of hosts, from which well-known providers issue. */
const KNOWN = [
  ...['accounts.google.com', 'securetoken.google.com', 'session.firebase.google.com'],
  ...['login.microsoftonline.com', 'sts.windows.net', 'b2clogin.com', 'ciamlogin.com'],
  ...['appleid.apple.com', 'auth0.com', 'okta.com', 'oktapreview.com', 'clerk.accounts.dev'],
  ...[
    'amazonaws.com',
    'supabase.co',
    'cloudflareaccess.com',
    'token.actions.githubusercontent.com',
  ],
];

/** Theirs as well, though they have the name of another host in them. */
const ALSO_THEIRS = ['amazonaws.com.cn'];

/** Letters of other alphabets that look like Latin ones. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ a: 'аɑα', c: 'сϲ', d: 'ԁ', e: 'е', g: 'ɡ', h: 'һ', i: 'іıι', j: 'ј', k: 'кκ' },
    ...{ m: 'м', o: 'оο', p: 'рρ', s: 'ѕ', t: 'тτ', u: 'υ', v: 'ν', x: 'хχ', y: 'уγ' },
  }).flatMap(([latin, others]) => Array.from(others, (other) => [other, latin] as const)),
);

/** The well-known host for which another one may be taken; undefined where the host is theirs, or like none of them. */
export function imitatedHost(host: string): string | undefined {
  const plain = host.toLowerCase().replace(/\.$/, '');
  if ([...KNOWN, ...ALSO_THEIRS].some((known) => isWithin(plain, known))) return undefined;
  const seen = skeleton(readable(plain));
  return KNOWN.find((known) => {
    const wanted = skeleton(known);
    return (
      isWithin(seen, wanted) ||
      `.${seen}`.includes(`.${wanted}.`) ||
      seen.endsWith(`-${wanted}`) ||
      seen === wanted.replaceAll('.', '-').replace(/-([^-]*)$/, '.$1')
    );
  });
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** A host as the eye reads it: labels in Punycode as the letters they mean. */
function readable(host: string): string {
  return host
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decodePunycode(label.slice(4)) ?? label) : label))
    .join('.');
}

/** The same text for all hosts that look alike (compare UTS #39 §4). */
function skeleton(host: string): string {
  return Array.from(host.normalize('NFKD').replace(/\p{M}/gu, ''))
    .map((character) => LOOKALIKES.get(character) ?? character)
    .join('')
    .replaceAll('0', 'o')
    .replace(/[1i]/g, 'l')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}
