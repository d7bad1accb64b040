import { type AlgorithmUse, algorithmNames } from './jose-names.ts';

/** The registered name that another spelling or another standard's name means; undefined for any other text. */
export function meantAlgorithm(name: string, use: AlgorithmUse): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const words = plain(name);
  if (words === 'none') return undefined;
  const names = algorithmNames(use);
  const spelled = names.find((known) => plain(known) === words);
  const meant = spelled ?? (use === 'sign' ? ofOtherStandard(words) : undefined);
  return meant === name ? undefined : meant;
}

/** XML Signature names algorithms by addresses (RFC 9231), of which .NET writes some into "alg". */
const XML_ADDRESS = /^https?:\/\/www\.w3\.org\/20\d\d\/\d\d\/xmldsig[\w-]*#/i;
const LONGEST_NAME = 80;

function plain(name: string): string {
  return name
    .replace(XML_ADDRESS, '')
    .toLowerCase()
    .replace(/[\s_./+-]/g, '')
    .replace(/^aes(?=\d)/, 'a');
}

/** The families of names in Java, .NET, OpenSSL, Node.js and XML Signature, by the words in them. */
const FAMILIES: readonly (readonly [RegExp, (bits: string) => string])[] = [
  [/^(?:rsa|rsassa)?(?:pss|mgf1)|^ps|(?:pss|mgf1)$/, (bits) => `PS${bits}`],
  [/hmac|^hs/, (bits) => `HS${bits}`],
  [/ecdsa|^es/, (bits) => `ES${bits}`],
  [/rsa|^rs/, (bits) => `RS${bits}`],
];
const KNOWN_WORDS =
  /hmac|with|using|and|encryption|rsassa|rsa|pkcs1v15|pkcs1|v15|pss|mgf1|ecdsa|sha2(?=256|384|512)|sha|hs|rs|ps|es|256|384|512/g;

function ofOtherStandard(words: string): string | undefined {
  if (words.replaceAll(KNOWN_WORDS, '') !== '') return undefined;
  const [bits, ...others] = words.match(/256|384|512/g) ?? [];
  if (bits === undefined || others.length > 0) return undefined;
  return FAMILIES.find(([pattern]) => pattern.test(words))?.[1](bits);
}
