import { parseJson } from '../../../src/core/encoding/json-text.ts';
import { encodeUtf8 } from '../../../src/core/encoding/utf8.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { readSuite } from '../../../src/core/verdict/judge-encryption.ts';
import { encryptToken } from '../../../src/crypto/encryption/encrypt-token.ts';

/** An encrypted token made here; whether others read it is tested with the code that makes it. */
export async function seal(
  header: Readonly<Record<string, unknown>>,
  plaintext: string,
  keyText: string,
): Promise<string> {
  const headerText = JSON.stringify(header);
  const root = parseJson(headerText);
  if (!root.ok || root.value.type !== 'object') throw new Error('no header');
  const suite = readSuite(root.value);
  const reading = parseKeys(keyText, 'utf8');
  if (!suite.ok || reading.state !== 'read') throw new Error('cannot be encrypted');
  const composed = { headerText, header: root.value, plaintext: encodeUtf8(plaintext) };
  const sealed = await encryptToken(composed, suite.value, reading.keys[0]);
  if (!sealed.ok) throw new Error('not encrypted');
  return sealed.value.compact;
}

/** The same token with some header parameters changed, so that its tag no longer fits. */
export function withHeader(compact: string, changes: Readonly<Record<string, unknown>>): string {
  const [header = '', ...others] = compact.split('.');
  const members = JSON.parse(Buffer.from(header, 'base64url').toString());
  const changed = Buffer.from(JSON.stringify({ ...members, ...changes })).toString('base64url');
  return [changed, ...others].join('.');
}

/** The same token with another text for one of its five parts. */
export function withPart(
  compact: string,
  index: 0 | 1 | 2 | 3 | 4,
  change: (bytes: Buffer) => Uint8Array,
): string {
  return compact
    .split('.')
    .map((part, at) =>
      at === index
        ? Buffer.from(change(Buffer.from(part, 'base64url'))).toString('base64url')
        : part,
    )
    .join('.');
}
