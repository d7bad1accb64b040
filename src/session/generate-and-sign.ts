import { findSignatureAlgorithm } from '../core/registry/algorithms.ts';
import type { DraftEdit } from './edit-draft.ts';
import { editMember, editOf, selectAlgorithm } from './editing.ts';
import { isEditable } from './is-editable.ts';
import { makeEncryptionKey, makeKey } from './make-key.ts';
import type { RsaSize } from './rsa-sizes.ts';
import type { Session, Snapshot } from './session.ts';
import { until } from './until.ts';

/** What became of it: `made` is a key with nothing to sign, `superseded` one that was not put in. */
export type Generated = 'signed' | 'made' | 'failed' | 'superseded';

/** For a token whose algorithm signs nothing, or is unknown. */
const USUAL_ALGORITHM = 'ES256';

/**
 * Generates a key for the algorithm in use and signs or encrypts the token with it. What was typed
 * into the Key field meanwhile is not thrown away.
 */
export async function generateAndSign(session: Session, rsaSize?: RsaSize): Promise<Generated> {
  const before = session.snapshot();
  const isEncrypted = before.token?.form === 'jwe';
  const name = selectAlgorithm(before);
  const known = findSignatureAlgorithm(name ?? '');
  const algorithm = known ?? findSignatureAlgorithm(USUAL_ALGORITHM);
  const text = isEncrypted
    ? await makeEncryptionKey(before.headerText, rsaSize)
    : algorithm && (await makeKey(algorithm, rsaSize));
  if (text === undefined) return 'failed';
  const now = session.snapshot();
  if (now.input.keyText !== before.input.keyText || selectAlgorithm(now) !== name) {
    return 'superseded';
  }
  const plaintext = isEncrypted ? readPlaintext(now) : undefined;
  session.dispatch({ type: 'put-generated-key', text });
  if (!isEncrypted && !known && isEditable(now.input.text, now.inside.opened, now.input.draft)) {
    editMember(session, 'header', 'alg', JSON.stringify(USUAL_ALGORITHM));
  }
  if (plaintext) session.dispatch({ type: 'edit', ...plaintext });
  await until(session, ({ reading, composition, input }) => {
    return input.keyText !== text || (reading.state !== 'reading' && !composition.pending);
  });
  return session.snapshot().input.keyText === text ? await use(session) : 'superseded';
}

/** Signs or encrypts with the key that is in the Key field now. */
async function use(session: Session): Promise<Generated> {
  const { token, composition, inside, input } = session.snapshot();
  if (!token || composition.problem || inside.index > 0) return 'made';
  if (token.form === 'jwe') {
    if (!input.draft) return 'made';
    // The edit waits for the key that was missing.
    if (composition.refusal !== undefined) session.encryptAgain();
    return 'signed';
  }
  if (!findSignatureAlgorithm(token.algorithm ?? '')) return 'made';
  await session.sign();
  return session.snapshot().input.signed ? 'signed' : 'made';
}

/** What is in an encrypted token that is open and not edited: an edit that encrypts it again as it is. */
function readPlaintext(snapshot: Snapshot): DraftEdit | undefined {
  const { inside, input, payloadText } = snapshot;
  const waits = input.draft !== undefined && !input.draft.placed;
  if (waits || inside.index > 0) return undefined;
  return isEditable(input.text, inside.opened, input.draft)
    ? editOf(snapshot, 'payload', payloadText)
    : undefined;
}
