import { assembleReading } from '../../core/keys/assemble-reading.ts';
import type { KeyReading, SecretEncoding } from '../../core/keys/key-material.ts';
import { parseKeys } from '../../core/keys/parse-keys.ts';

export { isKeyMaterial } from '../../core/keys/is-key-material.ts';
export { findRefusal } from '../../core/keys/key-refusal.ts';
export { readKeyFile } from '../../core/keys/read-key-file.ts';
export { parseKeys };

/** A reading that core began and that an ASN.1 library has to go on with. */
export type BegunReading = KeyReading & { readonly state: 'reading' };

/**
 * Reads whatever was put into the Key box. At once where nothing but core is
 * needed (secrets, JWKs, SPKI and PKCS #8), so that no frame is lost.
 */
export function readKeys(
  text: string,
  encoding: SecretEncoding,
  passphrase = '',
): KeyReading | Promise<KeyReading> {
  const reading = parseKeys(text, encoding);
  return reading.state === 'reading' ? finishReading(reading, passphrase) : reading;
}

/** Reads the pieces that core left, with a library that is loaded when it is first needed. */
export async function finishReading(
  { format, pieces, note, wrappings }: BegunReading,
  passphrase: string,
): Promise<KeyReading> {
  try {
    const { readPieces } = await import('./read-pieces.ts');
    const read = assembleReading({ format, pieces: await readPieces(pieces, passphrase), note });
    return wrappings ? { ...read, wrappings } : read;
  } catch {
    // The page may have gone offline before the chunk was fetched.
    return { state: 'unreadable', format, problem: { code: 'reader-not-loaded' } };
  }
}
