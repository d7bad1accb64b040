import { encodeBase64url, readBase64urlLeniently, withoutPadding } from '../encoding/base64url.ts';
import { withoutZeros } from '../encoding/big-integer.ts';
import { fail, type Result } from '../result.ts';
import type { KeyMaterial, KeyPiece, KeyProblem } from './key-material.ts';
import { parseJwk } from './parse-jwk.ts';

/** A key type, then base64; before them options as in `authorized_keys`, behind them a comment. */
const LINE =
  /^[ \t]*(?:(?!#)\S.*[ \t])??((?:ssh|ecdsa-sha2|sk-ssh|sk-ecdsa-sha2)-[a-z0-9@.-]+)[ \t]+([A-Za-z0-9+/]{16,}={0,2})(?:[ \t]|$)/;

/** RFC 4716, which `ssh-keygen -e` writes: the same bytes in another armour. */
const RFC4716_BEGIN = '---- BEGIN SSH2 PUBLIC KEY ----';
const RFC4716_END = '---- END SSH2 PUBLIC KEY ----';

/** Names of curves in RFC 5656 §10.1. */
const CURVES: Readonly<Record<string, readonly [curve: string, bytes: number]>> = {
  nistp256: ['P-256', 32],
  nistp384: ['P-384', 48],
  nistp521: ['P-521', 66],
};

/** Reads OpenSSH public keys, one a line (RFC 4253 §6.6); none when the text holds none. */
export function parseOpenSsh(text: string): KeyPiece[] {
  const armoured = readArmoured(text);
  if (armoured !== undefined) {
    const body = armoured.replace(/^(?:[A-Za-z-]+: .*(?:\\\n.*)*\n|\s)+/, '').replace(/\s+/g, '');
    return [toPiece(parseBlob(undefined, body))];
  }
  return text.split(/\r?\n/).flatMap((line) => {
    const [, type, body = ''] = LINE.exec(line) ?? [];
    return type === undefined ? [] : [toPiece(parseBlob(type, body))];
  });
}

function readArmoured(text: string): string | undefined {
  const begin = text.indexOf(RFC4716_BEGIN);
  const end = text.indexOf(RFC4716_END, begin);
  return begin === -1 || end === -1 ? undefined : text.slice(begin + RFC4716_BEGIN.length, end);
}

function toPiece(key: Result<KeyMaterial, KeyProblem>): KeyPiece {
  return key.ok ? { state: 'read', key: key.value } : { state: 'unreadable', problem: key.problem };
}

function parseBlob(type: string | undefined, base64: string): Result<KeyMaterial, KeyProblem> {
  const fields = readFields(base64);
  const actual = fields?.[0] && String.fromCharCode(...fields[0]);
  if (!fields || actual === undefined)
    return fail({ code: 'openssh-broken', type: type ?? 'SSH2' });
  if (type !== undefined && type !== actual) {
    return fail({ code: 'openssh-type-mismatch', type, actual: printable(actual) });
  }
  const jwk = toJwk(actual, fields.slice(1));
  if (jwk === 'unknown') return fail({ code: 'openssh-type-unknown', type: printable(actual) });
  return jwk ? parseJwk(jwk) : fail({ code: 'openssh-broken', type: actual });
}

function toJwk(
  type: string,
  fields: readonly Uint8Array[],
): Record<string, string> | 'unknown' | undefined {
  const [first, second] = fields;
  if (type === 'ssh-rsa') {
    return (
      first &&
      second && {
        kty: 'RSA',
        e: encodeBase64url(withoutZeros(first)),
        n: encodeBase64url(withoutZeros(second)),
      }
    );
  }
  if (type === 'ssh-ed25519') {
    return first?.length === 32
      ? { kty: 'OKP', crv: 'Ed25519', x: encodeBase64url(first) }
      : undefined;
  }
  const [crv, bytes = 0] = CURVES[type.replace('ecdsa-sha2-', '')] ?? [];
  if (crv === undefined || !type.startsWith('ecdsa-sha2-')) return 'unknown';
  if (second?.length !== 1 + 2 * bytes || second[0] !== 4) return undefined;
  const x = encodeBase64url(second.subarray(1, 1 + bytes));
  return { kty: 'EC', crv, x, y: encodeBase64url(second.subarray(1 + bytes)) };
}

/** Strings with a length of four bytes before each (RFC 4251 §5); undefined when they do not fill the blob. */
function readFields(base64: string): Uint8Array[] | undefined {
  const unpadded = withoutPadding(base64);
  if (unpadded.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(unpadded)) return undefined;
  let rest = readBase64urlLeniently(unpadded);
  const fields: Uint8Array[] = [];
  while (rest.length >= 4) {
    const length = rest.subarray(0, 4).reduce((sum, byte) => sum * 256 + byte, 0);
    if (rest.length < 4 + length) return undefined;
    fields.push(rest.subarray(4, 4 + length));
    rest = rest.subarray(4 + length);
  }
  return rest.length === 0 ? fields : undefined;
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 60);
}
