import {
  type ComposedToken,
  type ComposeProblem,
  compactToken,
  composeToken,
  type Draft,
} from '../core/compose/compose-token.ts';
import { writeToken } from '../core/compose/write-token.ts';
import {
  type DecodedToken,
  type DetachedPayload,
  findPart,
  signingInput,
} from '../core/decode/decoded-token.ts';
import type { KeyMaterial, KeyReading } from '../core/keys/key-material.ts';
import { selectSigningKey } from '../core/keys/select-key.ts';
import { findSignatureAlgorithm } from '../core/registry/algorithms.ts';
import { ok, type Result } from '../core/result.ts';
import { say } from '../core/words/say.ts';
import type { EncryptDraftProblem } from '../crypto/encryption/encrypt-draft.ts';
import type { SignProblem } from '../crypto/signatures/sign-token.ts';
import { findTokens, selectToken } from './find-tokens.ts';
import { latest, type Work } from './latest.ts';
import { memo } from './memo.ts';
import { loadTokenChecker } from './token-checker.ts';
import { type Action, detachedOf, type SignedText, type Workspace } from './workspace.ts';

/** How far the edit under way has come. */
export interface Composition {
  /** Why the edited text makes no token yet. */
  readonly problem: ComposeProblem | undefined;
  /** The edit is not in the token yet: it is being signed or encrypted. */
  readonly pending: boolean;
  /** The token carries the signature of the text before the edit. */
  readonly unsigned: boolean;
  /** What is in the way of encrypting, in words. */
  readonly refusal: string | undefined;
  /** The key that the browser rejected to sign with last. */
  readonly refused: KeyMaterial | undefined;
}

const NOTHING_EDITED: Composition = {
  problem: undefined,
  pending: false,
  unsigned: false,
  refusal: undefined,
  refused: undefined,
};

type Dispatch = (action: Action) => void;

/** A token as it is edited now, and the one that it takes the place of. */
interface Edited {
  readonly composed: ComposedToken;
  /** The token as it was when the edit began. */
  readonly baseline: DecodedToken | undefined;
  readonly token: DecodedToken | undefined;
  readonly input: Workspace;
}

interface Composer {
  readonly compose: (
    input: Workspace,
    token: DecodedToken | undefined,
    reading: KeyReading,
  ) => Composition;
  /** Signs the token as it is in the text. */
  readonly sign: (
    input: Workspace,
    token: DecodedToken | undefined,
    reading: KeyReading,
  ) => Promise<void>;
  /** Tries to encrypt again, with the key that is in the Key field now. */
  readonly encryptAgain: () => void;
}

/**
 * Keeps the token in step with the edit: signed where the key can sign, encrypted again, else with
 * its old signature.
 */
export function composer(dispatch: Dispatch, changed: () => void): Composer {
  let refused: KeyMaterial | undefined;
  const refuse = (key: KeyMaterial) => {
    refused = key;
    changed();
  };
  const signed = composeSigned(dispatch, refuse);
  const encrypted = composeEncrypted(dispatch, changed);
  const join = memo(
    (composition: Composition, key: KeyMaterial | undefined): Composition =>
      key ? { ...composition, refused: key } : composition,
  );
  return {
    compose: (input, token, reading) => {
      if (reading.state === 'empty') refused = undefined;
      const composition = encrypted.compose(input, token, reading);
      const other = signed(input, token, reading);
      return join(token?.form === 'jwe' ? composition : other, refused);
    },
    sign: async (input, token, reading) => {
      if (!token) return;
      const { algorithm, keyId } = token;
      const composed = { signingInput: signingInput(token), algorithm, keyId };
      const made = await signComposed(composed, reading);
      if (!made) return;
      if (!made.ok) return refuse(made.problem.key);
      const parts = token.parts.slice(0, 2).map(({ encoded }) => encoded);
      const signature = signatureOf(made.value);
      const text = writeToken(input.text, token.found, [...parts, signature]);
      const signed = { signingInput: composed.signingInput, signature };
      dispatch({ type: 'put-token', text, instead: input.text, signed });
    },
    encryptAgain: encrypted.again,
  };
}

function composeSigned(dispatch: Dispatch, refuse: (key: KeyMaterial) => void) {
  const write = (
    { composed, token, input: { text } }: Edited,
    signature: string,
    isNew: boolean,
  ) => {
    const { parts, signingInput } = composed;
    const written = writeToken(text, token?.found, [...parts, signature]);
    const signed = isNew ? { signed: { signingInput, signature } } : {};
    dispatch({ type: 'put-token', text: written, instead: text, ...signed });
  };
  const readBaseline = memo(
    (text: string | undefined, index: number, detached: string | DetachedPayload) =>
      text ? selectToken(findTokens(text) ?? [], index, detached) : undefined,
  );
  const composeDraft = memo(
    (draft: Draft | undefined, baseline: DecodedToken | undefined) =>
      draft && composeToken(draft, baseline),
  );
  const place = latest(
    async ({ signal }: Work<void>, edited: Edited, reading: KeyReading) => {
      const { composed, input } = edited;
      // "none" signs nothing, so that nothing is left to be signed later.
      const isSigned = input.autoSign || composed.algorithm === 'none';
      const made = isSigned ? await signComposed(composed, reading) : undefined;
      if (signal.aborted) return;
      if (made && !made.ok) refuse(made.problem.key);
      if (made?.ok) write(edited, signatureOf(made.value), true);
      else write(edited, keptSignature(edited), false);
    },
    () => undefined,
    (edited) => write(edited, keptSignature(edited), false),
  );
  const edit = memo(
    (
      composed: ComposedToken | undefined,
      baseline: DecodedToken | undefined,
      token: DecodedToken | undefined,
      input: Workspace,
    ): Edited | undefined => composed && { composed, baseline, token, input },
  );
  const describe = memo(
    (problem: ComposeProblem | undefined, pending: boolean, unsigned: boolean): Composition => ({
      ...NOTHING_EDITED,
      problem,
      pending,
      unsigned,
    }),
  );
  return (input: Workspace, token: DecodedToken | undefined, reading: KeyReading): Composition => {
    // An encrypted token is put together in another way.
    const draft = input.draft?.plaintext === undefined ? input.draft : undefined;
    const baseline = readBaseline(draft?.baseline, draft?.baselineIndex ?? 0, detachedOf(input));
    const composed = composeDraft(draft, baseline);
    const current = token && signingInput(token);
    const pending = composed?.ok === true && composed.value.signingInput !== current;
    // A key that is still being read may be the one to sign with.
    const isReady = pending && !(input.autoSign && reading.state === 'reading');
    const edited = edit(isReady ? composed.value : undefined, baseline, token, input);
    place(edited && [edited, reading]);
    if (!composed) return NOTHING_EDITED;
    const unsigned =
      !pending && token !== undefined && carriesOldSignature(token, baseline, input.signed);
    return describe(composed.ok ? undefined : composed.problem, pending, unsigned);
  };
}

const NOT_LOADED: EncryptDraftProblem = {
  part: 'key',
  get words() {
    return say`Couldn’t load the encryption code. Check your connection and reload.`;
  },
};

/** A key that is typed later does not change the token by itself, so the key is not an argument of the work. */
function composeEncrypted(dispatch: Dispatch, changed: () => void) {
  let turn = 0;
  let input: Workspace | undefined;
  let token: DecodedToken | undefined;
  let reading: KeyReading = { state: 'empty' };
  const encrypt = latest(
    async ({ signal, report }: Work<EncryptDraftProblem>, draft: Draft, _turn: number) => {
      const { text, allowance } = input as Workspace;
      const found = token?.found;
      // The key of this moment: a key that is typed while the code loads is not the one to encrypt with.
      const key = reading;
      const module = await import('../crypto/encryption/encrypt-draft.ts').catch(() => undefined);
      if (!module) return report(NOT_LOADED);
      const made = await module.encryptDraft(draft, key, allowance, signal);
      if (signal.aborted) return;
      if (!made.ok) return report(made.problem);
      const { compact, headerText } = made.value;
      const written = writeToken(text, found, compact.split('.'));
      dispatch({ type: 'put-token', text: written, instead: text, headerText });
    },
    changed,
    () => NOT_LOADED,
  );
  const describe = memo(
    (isWaiting: boolean, problem: EncryptDraftProblem | undefined): Composition => ({
      ...NOTHING_EDITED,
      problem: problem && problem.part !== 'key' ? problem : undefined,
      refusal: problem?.part === 'key' ? problem.words : undefined,
      pending: isWaiting && problem === undefined,
    }),
  );
  return {
    compose: (now: Workspace, shown: DecodedToken | undefined, key: KeyReading): Composition => {
      input = now;
      token = shown;
      reading = key;
      const { draft } = now;
      const waiting = draft?.plaintext !== undefined && !draft.placed ? draft : undefined;
      const canBegin = waiting && key.state !== 'reading';
      const problem = encrypt(canBegin ? [waiting, turn] : undefined);
      return describe(waiting !== undefined, problem);
    },
    again: () => {
      turn += 1;
      changed();
    },
  };
}

/** Signs when the algorithm is "none" or the key can; undefined when nothing here can sign. */
export async function signComposed(
  { signingInput: input, algorithm: name, keyId }: Omit<ComposedToken, 'parts'>,
  reading: KeyReading,
): Promise<Result<string, SignProblem> | undefined> {
  if (name === 'none') return ok(compactToken(input, ''));
  const algorithm = findSignatureAlgorithm(name ?? '');
  const key = algorithm && selectSigningKey(reading, algorithm, keyId);
  if (!key) return undefined;
  const checker = await loadTokenChecker();
  return await checker?.signToken(input, algorithm, key);
}

/** The signature that an edit keeps: its own one, where it leads back to what was signed before. */
function keptSignature({ composed, baseline, token, input: { signed } }: Edited): string {
  const known = [...(baseline ? [signedText(baseline)] : []), ...(signed ? [signed] : [])];
  const own = known.find((text) => text.signingInput === composed.signingInput);
  return own?.signature ?? (signaturePart(token) || signaturePart(baseline));
}

/** Whether a token still carries the signature of another text, from which it was made here. */
function carriesOldSignature(
  token: DecodedToken,
  baseline: DecodedToken | undefined,
  signed: SignedText | undefined,
): boolean {
  const now = signedText(token);
  const before = baseline ? signedText(baseline) : { signingInput: '', signature: '' };
  const known = [before, ...(signed ? [signed] : [])].filter(
    ({ signature }) => signature === now.signature,
  );
  return known.length > 0 && known.every((text) => text.signingInput !== now.signingInput);
}

/** The signature of a token, and what it is said to be of. */
function signedText(token: DecodedToken): SignedText {
  return { signingInput: signingInput(token), signature: signaturePart(token) };
}

function signaturePart(token: DecodedToken | undefined): string {
  return (token && findPart(token, 'signature')?.encoded) ?? '';
}

/** The signature of a token in compact form: all behind its last dot. */
export function signatureOf(compact: string): string {
  return compact.slice(compact.lastIndexOf('.') + 1);
}
