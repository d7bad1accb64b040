import { renewDates } from '../core/compose/renew-dates.ts';
import { editPart } from './editing.ts';
import { type Generated, generateAndSign } from './generate-and-sign.ts';
import type { Session } from './session.ts';

/** Puts dates that begin now into the payload; false where it has none to put. */
function renew(session: Session): boolean {
  const now = Math.floor(Date.now() / 1000);
  const text = renewDates(session.snapshot().payloadText, now);
  if (text !== undefined) editPart(session, 'payload', text);
  return text !== undefined;
}

/** Signs the token, valid for an hour from now, with the key in the Key field. */
export async function signRenewed(session: Session): Promise<void> {
  if (!renew(session)) return;
  await placed(session);
  // With Auto-sign it is signed already.
  if (session.snapshot().composition.unsigned) await session.sign();
}

/** The same with a new key. */
export async function generateAndSignRenewed(session: Session): Promise<Generated> {
  return renew(session) ? await generateAndSign(session) : 'failed';
}

/** Settles once the edit is in the token. */
function placed({ snapshot, subscribe }: Session): Promise<void> {
  return new Promise((resolve) => {
    const isPlaced = () => !snapshot().composition.pending;
    if (isPlaced()) return resolve();
    const stop = subscribe(() => {
      if (!isPlaced()) return;
      stop();
      resolve();
    });
  });
}
