import {
  readExpectationsFile,
  writeExpectationsFile,
} from '../../core/checks/expectations-file.ts';
import { explainExpectationsFile } from '../../core/explain/explain-expectations-file.ts';
import { say } from '../../core/words/say.ts';
import { readArrival } from '../../session/arrivals.ts';
import { writePublicKey } from '../../session/public-key-text.ts';
import type { Session } from '../../session/session.ts';
import { downloadText } from '../../ui/download.ts';

/** Saves the expectations and the public keys in Key; what is to be said of it. */
export async function save(session: Session): Promise<string> {
  const { input, reading } = session.snapshot();
  const all = reading.state === 'read' ? reading.keys : [];
  const keys: string[] = [];
  for (const key of all) {
    const written = key.kind === 'public' ? await writePublicKey(key) : undefined;
    if (written !== undefined) keys.push(written);
  }
  const content = writeExpectationsFile(input.expectations, keys);
  downloadText('expectations.json', content, 'application/json');
  return keys.length < all.length
    ? say`Saved. Secrets and private keys are left out.`
    : say`Saved.`;
}

/** Opens such a file; what is to be said of it. */
export async function open({ dispatch }: Session, file: File): Promise<string> {
  const read = readExpectationsFile(await file.text());
  if (!read.ok) return explainExpectationsFile(read.problem);
  dispatch({ type: 'expect', expectations: read.value.texts });
  const { keySet } = read.value;
  if (keySet !== undefined) {
    dispatch({ type: 'arrive', arriving: await readArrival({ channel: 'file', keys: [keySet] }) });
  }
  return say`Opened.`;
}
