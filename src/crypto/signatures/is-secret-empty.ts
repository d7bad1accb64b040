import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { secretOf } from '../../core/keys/parse-secret.ts';
import { judgeForm } from '../../core/verdict/judge-form.ts';
import { isSupported } from '../engines/choose-engine.ts';
import { matchesSignature } from './match-signature.ts';

/**
 * Whether the signature is an HMAC with an empty secret. WebCrypto takes none;
 * but HMAC pads its secret with zeros to a block, so a block of zeros stands for it.
 */
export async function isSecretEmpty(token: DecodedToken): Promise<boolean> {
  const form = judgeForm(token);
  if (!form.ok || form.value.keyType !== 'oct' || !(await isSupported(form.value))) return false;
  const octets = new Uint8Array(form.value.webCrypto?.hash === 'SHA-256' ? 64 : 128);
  return (await matchesSignature(token, form.value, secretOf(octets))) === true;
}
