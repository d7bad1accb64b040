import type { Draft } from '../core/compose/compose-token.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';

/**
 * A signed token can be put together again, and an encrypted one that is open; bytes that are not text would
 * be changed, and so would a text that holds no token, or a part of one.
 */
export function isEditable(
  text: string,
  token: DecodedToken | undefined,
  draft: Draft | undefined,
): boolean {
  if (!token) return text.trim() === '';
  const { form, claimsSet, parts, found, faults } = token;
  // It would have to be compressed again.
  if (token.inflated !== undefined) return false;
  const isWhole = parts.length === 3 || /^[\s"'`,;]*$/.test(text.slice(found.end));
  const isText =
    !faults.some(({ part, problem }) => part === 'payload' && problem.code === 'not-utf8') &&
    (!claimsSet || claimsSet.ok || claimsSet.problem.code !== 'not-utf8');
  // In JSON a new content key would have to be wrapped for recipients whose keys are not here.
  if (form === 'jwe' && found.json) return false;
  if (form === 'jwe') return draft?.plaintext !== undefined || (isOpen(token) && isText);
  return form === 'jws' && isWhole && isText;
}

/** Whether what was in an encrypted token is known: claims, or a token inside. */
function isOpen({ claimsSet, payloadText }: DecodedToken): boolean {
  return claimsSet !== undefined || payloadText !== '';
}
