import { readBase64url } from '../../encoding/base64url.ts';
import { stringMember } from '../../encoding/json-query.ts';
import { say, sayCount } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule } from '../audit-rule.ts';
import { readHeader } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { shorten } from '../words.ts';

const THUMBPRINTS = [
  ['x5t', 'SHA-1', 20, '4.1.7'],
  ['x5t#S256', 'SHA-256', 32, '4.1.8'],
] as const;

/** A certificate's hash that is not the hash itself in base64url: most often its hex digits were encoded. */
export const x5tForm: AuditRule = ({ token }) => {
  const header = readHeader(token);
  if (!header) return [];
  return THUMBPRINTS.flatMap(([name, hash, length, section]) => {
    const value = stringMember(header, name);
    if (value === undefined) return [];
    const { bytes } = readBase64url(value);
    if (bytes.ok && bytes.value.length === length) return [];
    return [
      {
        code: 'x5t-form',
        severity: 'low',
        basis: 'bytes',
        where: { part: 'header', pointer: `/${name}` },
        title: say`Malformed certificate thumbprint`,
        why: sentences(
          describe(value, bytes.ok ? bytes.value : undefined),
          say`An API that looks up the certificate by its hash does not find it.`,
        ),
        fix: say`Encode the ${length} bytes of the ${hash} hash as base64url.`,
        references: [rfc(7515, section)],
      },
    ];
  });
};

function describe(value: string, bytes: Uint8Array | undefined): string {
  const isHex = /^(?:[\da-f]{2}:?)+$/i.test(value) && value.length >= 40;
  if (isHex) return say`The thumbprint is in hex, not base64url.`;
  if (!bytes) return say`The thumbprint is not base64url.`;
  const text = String.fromCharCode(...bytes.subarray(0, 100));
  return /^[\da-f]{40,64}$/i.test(text)
    ? say`The thumbprint contains the hex digits ${shorten(text)} as text, not the bytes.`
    : sayCount(bytes.length, 'The thumbprint has {0} byte.', 'The thumbprint has {0} bytes.');
}
