import { AsnConvert } from '@peculiar/asn1-schema';
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
