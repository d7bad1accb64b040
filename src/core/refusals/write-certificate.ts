import { DER_INTEGER } from '../encoding/der.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import {
  writeBitString,
  writeDer,
  writeInteger,
  writeObjectIdentifier,
  writeSequence,
} from '../encoding/write-der.ts';
import type { Jwk } from '../keys/key-material.ts';
import { encodeSpki } from '../keys/public-jwk.ts';
import { formatUtc } from '../time/utc-date.ts';

type Der = Uint8Array<ArrayBuffer>;

const DER_NULL = 0x05;
const DER_UTF8_STRING = 0x0c;
const DER_UTC_TIME = 0x17;
const DER_SET = 0x31;
const EXPLICIT_0 = 0xa0;
const COMMON_NAME = '2.5.4.3';

/** How certificates name the signatures of RFC 8017 §A.2.4, RFC 5758 §3.2 and RFC 8410 §3. */
const SIGNATURES: Readonly<Record<string, string>> = {
  RS256: '1.2.840.113549.1.1.11',
  ES256: '1.2.840.10045.4.3.2',
  ES384: '1.2.840.10045.4.3.3',
  ES512: '1.2.840.10045.4.3.4',
  Ed25519: '1.3.101.112',
};

/** Algorithms of which certificates can be made here, by the algorithm that signs them. */
export function certificateAlgorithm(name: string): string | undefined {
  if (/^[RP]S\d/.test(name)) return 'RS256';
  if (name === 'EdDSA') return 'Ed25519';
  return Object.hasOwn(SIGNATURES, name) ? name : undefined;
}

interface CertificateFacts {
  /** One of those above. */
  readonly algorithm: string;
  readonly jwk: Jwk;
  readonly name: string;
  /** Seconds since 1970-01-01 UTC; a year before 2050. */
  readonly notBefore: number;
  readonly notAfter: number;
}

/** What a self-signed certificate signs (RFC 5280 §4.1); undefined where the key has no SPKI. */
export function writeCertificateBody(facts: CertificateFacts): Der | undefined {
  const spki = encodeSpki(facts.jwk);
  if (!spki) return undefined;
  const name = writeName(facts.name);
  const version3 = writeDer(EXPLICIT_0, writeDer(DER_INTEGER, Uint8Array.of(2)));
  return writeSequence(
    version3,
    writeInteger(Uint8Array.of(1)),
    writeSignatureName(facts.algorithm),
    name,
    writeSequence(writeTime(facts.notBefore), writeTime(facts.notAfter)),
    name,
    spki,
  );
}

/** The certificate: its body, and a signature as JWS has it. */
export function writeCertificate(body: Der, algorithm: string, signature: Uint8Array): Der {
  const half = signature.length / 2;
  const written = algorithm.startsWith('ES')
    ? writeSequence(
        writeInteger(signature.subarray(0, half)),
        writeInteger(signature.subarray(half)),
      )
    : signature;
  return writeSequence(body, writeSignatureName(algorithm), writeBitString(written));
}

function writeSignatureName(algorithm: string): Der {
  const identifier = writeObjectIdentifier(SIGNATURES[algorithm] ?? '');
  return algorithm === 'RS256'
    ? writeSequence(identifier, writeDer(DER_NULL))
    : writeSequence(identifier);
}

function writeName(commonName: string): Der {
  const value = writeDer(DER_UTF8_STRING, encodeUtf8(commonName));
  return writeSequence(writeDer(DER_SET, writeSequence(writeObjectIdentifier(COMMON_NAME), value)));
}

/** UTCTime with seconds, in UTC (RFC 5280 §4.1.2.5.1). */
function writeTime(seconds: number): Der {
  const digits = formatUtc(seconds).replace(/\D/g, '').slice(2, 14);
  return writeDer(DER_UTC_TIME, encodeUtf8(`${digits}Z`));
}
