import { calculateJwkThumbprint, type JWK } from 'jose';
import { encodeBase64url } from '../../core/encoding/base64url.ts';
import { encodeHex } from '../../core/encoding/hex.ts';
import type { KeyCertificate, KeyFacts } from '../../core/evidence/evidence.ts';
import { findExampleKey } from '../../core/keys/example-keys.ts';
import type { Jwk, KeyMaterial } from '../../core/keys/key-material.ts';
import { findPlaceholder } from '../../core/keys/key-refusal.ts';
import { parseJwk, readCertificates } from '../../core/keys/parse-jwk.ts';
import { findRsaWeaknesses } from '../../core/keys/rsa-weakness.ts';
import type { FoundKey } from './found-keys.ts';

const SECRET_MEMBERS: ReadonlySet<string> = new Set(
  ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'], // RFC 7518 §6, RFC 9964
);

/** What the audit is told of a key: no secret member of it. */
export async function studyKey({ where, jwk: found, material }: FoundKey): Promise<KeyFacts> {
  const given = (await found) ?? {};
  const key = material ?? readKey(given);
  const whole = key && key.kind !== 'secret' && key.source.form === 'jwk' ? key.source.jwk : given;
  const hash = await calculateJwkThumbprint(whole as JWK).catch(() => undefined);
  const jwk = Object.fromEntries(
    Object.entries(whole).filter(([member]) => !SECRET_MEMBERS.has(member)),
  );
  const holdsSecret = Object.entries(whole).some(
    ([member, value]) => SECRET_MEMBERS.has(member) && value !== '',
  );
  const kind = whole.kty === 'oct' ? 'secret' : holdsSecret ? 'private' : 'public';
  return {
    where,
    jwk,
    kind: material?.kind ?? kind,
    thumbprint: hash,
    example: hash === undefined ? undefined : findExampleKey(hash),
    weaknesses: findRsaWeaknesses(jwk),
    repairs: key?.repairs ?? [],
    placeholder: findPlaceholder(jwk),
    certificate: key && (await studyCertificate(key, jwk)),
    material,
  };
}

function readKey(jwk: Jwk): KeyMaterial | undefined {
  const key = parseJwk(jwk);
  return key.ok ? key.value : undefined;
}

async function studyCertificate(key: KeyMaterial, jwk: Jwk): Promise<KeyCertificate | undefined> {
  if (key.kind === 'secret') return undefined;
  const der = key.certificates?.[0] ?? readCertificates(jwk).ders[0];
  if (!der) return undefined;
  // The library for certificates is fetched for those who need it, and may be out of reach.
  const module = await import('../certificates/certificate-facts.ts').catch(() => undefined);
  const facts = await module?.readCertificate(der);
  return {
    isForeign: key.hasForeignCertificate === true,
    wrongThumbprints: await findWrongThumbprints(jwk, der),
    validity: facts && {
      notBefore: facts.notBefore.getTime() / 1000,
      notAfter: facts.notAfter.getTime() / 1000,
    },
  };
}

/** "x5t" and "x5t#S256" (RFC 7517 §4.8, §4.9). */
async function findWrongThumbprints(jwk: Jwk, der: Uint8Array<ArrayBuffer>): Promise<string[]> {
  const wrong: string[] = [];
  for (const [member, hash] of [
    ['x5t', 'SHA-1'],
    ['x5t#S256', 'SHA-256'],
  ] as const) {
    const written = jwk[member];
    if (typeof written !== 'string') continue;
    const digest = new Uint8Array(await crypto.subtle.digest(hash, der));
    if (!spellings(digest).has(written.replace(/[=:]/g, ''))) wrong.push(member);
  }
  return wrong;
}

/** As base64url, and as issuers write it besides: base64, hex, and hex in base64url. */
function spellings(digest: Uint8Array): Set<string> {
  const base64url = encodeBase64url(digest);
  const hex = encodeHex(digest);
  const ofHex = encodeBase64url(new TextEncoder().encode(hex));
  const base64 = base64url.replaceAll('-', '+').replaceAll('_', '/');
  return new Set([base64url, base64, hex, hex.toUpperCase(), ofHex]);
}
