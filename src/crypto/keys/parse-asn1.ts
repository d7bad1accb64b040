import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate } from '@peculiar/asn1-x509';
import { fail, ok, type Result } from '../../core/result.ts';

/** What the schema describes, or a problem where the library would throw. */
export function parseAsn1<Value, Problem>(
  der: Uint8Array | ArrayBuffer,
  schema: new () => Value,
  problem: Problem,
): Result<Value, Problem> {
  try {
    return ok(AsnConvert.parse(der, schema));
  } catch {
    return fail(problem);
  }
}

export function serializeAsn1(value: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(AsnConvert.serialize(value));
}

/** A certificate (RFC 5280 §4.1); undefined for what is none. */
export function parseCertificate(der: Uint8Array): Certificate | undefined {
  const certificate = parseAsn1(der, Certificate, undefined);
  return certificate.ok ? certificate.value : undefined;
}
