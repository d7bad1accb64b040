/**
 * One member of a key by its name in JWKs, in source code or in what OpenSSL prints, with its value
 * as base64, as a number, or as bytes in hex over several lines.
 */
const MEMBER =
  /(?<![\w.-])(kty|crv|kid|alg|use|n|e|x|y|modulus|exponent|publicExponent|pub)["'`]?\s{0,9}(?:\(\d{1,5} bit\))?\s{0,9}(?:=>|:=|[:=,])\s{0,99}["'`]?((?:[0-9A-Fa-f]{2}:\s{0,40}){15,}[0-9A-Fa-f]{2}|[^\s"'`,;&<>{}()[\]]+)/gi;

/** Whether a name is that of a member, so that what follows it is no more than a part of a key. */
export function isMemberName(name: string): boolean {
  return /^(?:kty|crv|kid|alg|use|n|e|x|y|modulus|pub)$/i.test(name);
}

const SYNONYMS: Readonly<Record<string, string>> = {
  modulus: 'n',
  exponent: 'e',
  publicexponent: 'e',
};
/** Characters of a coordinate or a modulus: what is shorter is another value of the same name. */
const MIN_CHARACTERS = 40;
/** Characters of a modulus of 512 bits in base64. */
const MIN_MODULUS = 85;
const USUAL_EXPONENT = 'AQAB';
/** What OpenSSL prints above a key that has no other parameters. */
const CURVE = /\b(ED25519|ED448|X25519|X448) Public-Key:/i;
const CURVE_NAMES = ['Ed25519', 'Ed448', 'X25519', 'X448'];

/**
 * The public key whose members are spelled out in a text, as JSON or as the hex of a point; undefined
 * where there is none: YAML, TOML, query strings, attributes, and `openssl … -text`.
 */
export function readSpelledMembers(text: string): string | undefined {
  const { kty, crv, n, e, x, y, pub, kid, alg, use, hasModulus } = collect(text);
  const names = { kid, alg, use };
  if (n !== undefined && n.length >= MIN_MODULUS) {
    // `openssl rsa -modulus` leaves the exponent out.
    const exponent = e ?? (hasModulus ? USUAL_EXPONENT : undefined);
    return exponent && JSON.stringify({ kty: 'RSA', n, e: exponent, ...names });
  }
  if (pub !== undefined) return readPrinted(text, pub);
  if (x === undefined || crv === undefined) return undefined;
  const type = kty ?? (y === undefined ? 'OKP' : 'EC');
  return JSON.stringify({ kty: type, crv, x, y, ...names });
}

interface Members {
  readonly kty?: string;
  readonly crv?: string;
  readonly n?: string;
  readonly e?: string;
  readonly x?: string;
  readonly y?: string;
  readonly pub?: string;
  readonly kid?: string;
  readonly alg?: string;
  readonly use?: string;
  readonly hasModulus: boolean;
}

function collect(text: string): Members {
  const members = new Map<string, string>();
  let hasModulus = false;
  for (const [, written = '', value = ''] of text.matchAll(MEMBER)) {
    const lower = written.toLowerCase();
    const name = SYNONYMS[lower] ?? lower;
    const isLong = ['n', 'x', 'y', 'pub'].includes(name);
    if (members.has(name) || (isLong && value.length < MIN_CHARACTERS)) continue;
    members.set(name, isLong ? value.replace(/[:\s]/g, '') : value);
    hasModulus ||= lower === 'modulus';
  }
  return { ...Object.fromEntries(members), hasModulus };
}

/** A point, or the bytes of a curve that is named above them. */
function readPrinted(text: string, hex: string): string {
  const named = CURVE.exec(text)?.[1]?.toLowerCase();
  const crv = CURVE_NAMES.find((name) => name.toLowerCase() === named);
  return crv === undefined ? hex : JSON.stringify({ kty: 'OKP', crv, x: hex });
}
