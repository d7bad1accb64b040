import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { withPlaintext } from '../../core/decode/open-token.ts';
import { explainDecryption } from '../../core/explain/explain-decryption.ts';
import type { KeyReading, SecretEncoding } from '../../core/keys/key-material.ts';
import { sealedKindOf } from '../../core/verdict/sealed-kind.ts';
import type { OpeningVerdict } from '../../core/verdict/signature-verdict.ts';
import { decryptToken } from './decrypt-token.ts';
import type { DecryptionLimits } from './try-decryption.ts';

/** An encrypted token with its verdict, and with what was in it where it is open. */
export interface OpenedToken {
  readonly token: DecodedToken;
  readonly signature: OpeningVerdict;
}

export async function openToken(
  token: DecodedToken,
  reading: KeyReading,
  encoding: SecretEncoding,
  limits: DecryptionLimits,
): Promise<OpenedToken> {
  const { verdict, plaintext } = await decryptToken(token, reading, encoding, limits);
  return {
    token: plaintext ? withPlaintext(token, plaintext) : token,
    signature: {
      state: verdict.state,
      reason: 'opening',
      opening: verdict,
      get words() {
        return explainDecryption(verdict, sealedKindOf(token));
      },
    },
  };
}
