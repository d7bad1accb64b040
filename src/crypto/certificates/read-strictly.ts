import type { Certificate } from '@peculiar/asn1-x509';
import { BasicConstraints, ExtendedKeyUsage, type Extension, KeyUsage } from '@peculiar/asn1-x509';
import { encodeBase64 } from '../../core/encoding/base64url.ts';
import { DER_BIT_STRING, DER_SEQUENCE, readDer } from '../../core/encoding/der.ts';
import type { FoundFault } from '../../core/evidence/chain-report.ts';
import type { KeyMaterial } from '../../core/keys/key-material.ts';
import {
  certificateKey,
  readElements,
  type WholeElement,
} from '../../core/keys/read-certificates.ts';
import { parseAsn1, parseCertificate } from '../keys/parse-asn1.ts';
import { refusalOf } from '../signatures/match-signature.ts';
import { type CertificateFacts, readCertificate } from './certificate-facts.ts';

/** A certificate with all that path validation asks of it by itself. */
export interface PathCertificate {
  readonly der: Uint8Array<ArrayBuffer>;
  readonly parsed: Certificate;
  readonly facts: CertificateFacts;
  /** The names as base64 of their DER: issuers must be encoded as in their own certificate (RFC 5280 §4.1.2.6). */
  readonly subject: string;
  readonly issuer: string;
  /** The DER of the subject. */
  readonly subjectName: Uint8Array;
  readonly key: KeyMaterial | undefined;
  readonly constraints: BasicConstraints | undefined;
  /** The bits of RFC 5280 §4.2.1.3; undefined where there is no such extension. */
  readonly usage: number | undefined;
  /** Extensions by their identifiers, as DER. */
  readonly extensions: ReadonlyMap<string, Uint8Array>;
  readonly faults: readonly FoundFault[];
}

export const BASIC_CONSTRAINTS = '2.5.29.19';
export const KEY_USAGE = '2.5.29.15';
export const SUBJECT_ALT_NAME = '2.5.29.17';
export const NAME_CONSTRAINTS = '2.5.29.30';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const ANY_PURPOSE = '2.5.29.37.0';
/** They can’t fail a path unless a certificate requires an explicit policy (RFC 5280 §6.1.1 to §6.1.5). */
const POLICIES = ['2.5.29.32', '2.5.29.54'];
/** What would need the processing of policies: mappings and constraints. */
const UNPROCESSED_POLICIES = ['2.5.29.33', '2.5.29.36'];

const PROCESSED: ReadonlySet<string> = new Set([
  ...[BASIC_CONSTRAINTS, KEY_USAGE, SUBJECT_ALT_NAME, NAME_CONSTRAINTS, EXTENDED_KEY_USAGE],
  ...[...POLICIES, ...UNPROCESSED_POLICIES],
]);

/** RFC 7518 §3.3 asks for so many bits of the key that signs; a shorter one above it protects nothing. */
const MIN_RSA_BITS = 2048;

/** Reads one certificate; undefined when it is none. */
export async function readStrictly(
  der: Uint8Array<ArrayBuffer>,
): Promise<PathCertificate | undefined> {
  const parsed = parseCertificate(der);
  const facts = parsed && (await readCertificate(der));
  if (!parsed || !facts) return undefined;
  const outer = readOuter(der);
  const fields = outer ? signedFields(outer[0]) : [];
  const [signature, issuer, , subject] = fields;
  const faults: FoundFault[] = [];
  const isWhole = outer && isSame(outer[0].whole, parsed.tbsCertificateRaw);
  if (!isWhole || !signature || !issuer || !subject) faults.push({ code: 'not-der' });
  // RFC 5280 §4.1.1.2.
  else if (!isSame(signature.whole, outer[1].whole)) faults.push({ code: 'algorithms-differ' });
  const own = [...(parsed.tbsCertificate.extensions ?? [])];
  if (parsed.tbsCertificate.version !== 2) faults.push({ code: 'version' });
  const read = readExtensions(own, faults);
  const key = certificateKey(der);
  faults.push(...(await keyFaults(key)));
  return {
    ...{ der, parsed, facts, key, faults, ...read },
    subject: subject ? encodeBase64(subject.whole) : '',
    issuer: issuer ? encodeBase64(issuer.whole) : '',
    subjectName: subject?.whole ?? new Uint8Array(),
    extensions: new Map(own.map(({ extnID, extnValue }) => [extnID, bytesOf(extnValue.buffer)])),
  };
}

function readExtensions(extensions: readonly Extension[], faults: FoundFault[]) {
  const names = extensions.map(({ extnID }) => extnID);
  for (const name of new Set(names.filter((name, index) => names.indexOf(name) !== index))) {
    faults.push({ code: 'repeated-extension', about: name });
  }
  for (const { extnID, critical } of extensions) {
    if (critical && !PROCESSED.has(extnID)) {
      faults.push({ code: 'critical-extension', about: extnID });
    }
    if (UNPROCESSED_POLICIES.includes(extnID)) faults.push({ code: 'policy', about: extnID });
  }
  const read = <Value>(name: string, schema: new () => Value): Value | undefined => {
    const extension = extensions.find(({ extnID }) => extnID === name);
    const value = extension && parseAsn1(extension.extnValue.buffer, schema, undefined);
    if (value && !value.ok) faults.push({ code: 'broken-extension', about: name });
    return value?.ok ? value.value : undefined;
  };
  const purposes = read(EXTENDED_KEY_USAGE, ExtendedKeyUsage);
  const isCritical = extensions.some(
    ({ extnID, critical }) => critical && extnID === EXTENDED_KEY_USAGE,
  );
  // No purpose is registered for tokens (RFC 5280 §4.2.1.12).
  if (purposes && isCritical && !purposes.includes(ANY_PURPOSE)) {
    faults.push({ code: 'purpose', about: [...purposes].join(', ') });
  }
  return {
    constraints: read(BASIC_CONSTRAINTS, BasicConstraints),
    usage: read(KEY_USAGE, KeyUsage)?.toNumber(),
  };
}

async function keyFaults(key: KeyMaterial | undefined): Promise<FoundFault[]> {
  if (!key || key.kind === 'secret') return [{ code: 'unusable-key' }];
  if (key.keyType === 'RSA' && !((key.bits ?? 0) >= MIN_RSA_BITS)) {
    return [{ code: 'small-key', about: String(key.bits ?? 0) }];
  }
  return (await refusalOf(key)) ? [{ code: 'unusable-key' }] : [];
}

/** The three elements of a certificate and nothing else (RFC 5280 §4.1.1); undefined for any other bytes. */
function readOuter(
  der: Uint8Array,
): readonly [signed: WholeElement, algorithm: WholeElement] | undefined {
  const outer = readDer(der);
  if (!outer.ok || outer.value.tag !== DER_SEQUENCE || outer.value.rest.length > 0)
    return undefined;
  const elements = readElements(outer.value.content);
  const [signed, algorithm, signature] = elements;
  const length = elements.reduce((sum, { whole }) => sum + whole.length, 0);
  if (elements.length !== 3 || length !== outer.value.content.length) return undefined;
  if (signed?.tag !== DER_SEQUENCE || algorithm?.tag !== DER_SEQUENCE) return undefined;
  const isWhole = signature?.tag === DER_BIT_STRING && signature.content[0] === 0;
  return isWhole ? [signed, algorithm] : undefined;
}

/** The fields behind version and serial number: algorithm, issuer, validity, subject and the others. */
function signedFields({ content }: WholeElement): readonly WholeElement[] {
  const fields = readElements(content);
  const hasVersion = fields[0]?.tag === 0xa0;
  return fields.slice(hasVersion ? 2 : 1);
}

function isSame(bytes: Uint8Array, other: ArrayBuffer | undefined | Uint8Array): boolean {
  return other !== undefined && encodeBase64(bytes) === encodeBase64(bytesOf(other));
}

function bytesOf(buffer: ArrayBuffer | Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer);
}
