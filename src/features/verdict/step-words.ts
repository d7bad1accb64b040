import type { NextStep } from '../../core/conclusion/answer.ts';
import type { Repair } from '../../core/diagnosis/find-repair.ts';
import { nameSecretReading } from '../../core/explain/name-secret-reading.ts';
import type { FormatUse } from '../../core/formats/other-format.ts';
import type { TokenMend } from '../../core/verdict/diagnosis.ts';
import { say } from '../../core/words/say.ts';

/** The name of the button. */
export function nameStep(step: NextStep): string {
  switch (step.do) {
    case 'repair':
      return nameRepair(step.repair);
    case 'use-text':
      return USES[step.use.as]();
    case 'generate-and-sign':
      return say`Generate key & sign`;
    case 'sign':
      return say`Sign`;
    case 'renew':
      return say`Sign with new expiry`;
    case 'read-secret':
      return nameSecretReading(step.reading);
    case 'edit-expectation':
      return EDITS[step.field]();
    case 'set-expectation':
      return step.field === 'audience' ? say`Set audience` : say`Set issuer`;
    case 'show-issue':
    case 'show-check':
      return say`Show issue`;
    case 'fetch-keys':
      return say`Fetch keys from ${step.host}`;
    case 'reload':
      return say`Reload`;
  }
}

/** What the button does besides what its name says. */
export function describeStep(step: NextStep): string | undefined {
  switch (step.do) {
    case 'generate-and-sign':
      return step.renews
        ? say`Set “exp” to one hour from now and sign with a new key`
        : say`Sign with a new key`;
    case 'renew':
      return say`Set “exp” to one hour from now and sign`;
    case 'reload':
      return say`Reloading clears all fields.`;
    default:
      return undefined;
  }
}

function nameRepair({ mends }: Repair): string {
  const [mend, ...others] = mends;
  return mend && others.length === 0 ? REPAIRS[mend]() : say`Repair token`;
}

const removeText = () => say`Remove extra text`;
const fixEncoding = () => say`Fix encoding`;
const addLetters = () => say`Restore first letters`;

const REPAIRS: Readonly<Record<TokenMend, () => string>> = {
  'foreign-head': removeText,
  'foreign-tail': removeText,
  case: addLetters,
  'first-letters': addLetters,
  'white-space': () => say`Remove spaces`,
  percent: () => say`Decode percent-encoding`,
  escapes: () => say`Remove escapes`,
  quotes: () => say`Remove quotes`,
  padding: fixEncoding,
  alphabet: fixEncoding,
  'spare-bits': fixEncoding,
};

const USES: Readonly<Record<FormatUse['as'], () => string>> = {
  key: () => say`Move to the Key field`,
  message: () => say`Move to Error message`,
  jws: () => say`Open the JWS`,
  token: () => say`Open the JWT inside`,
  payload: () => say`Use as payload`,
};

type EditedField = Extract<NextStep, { do: 'edit-expectation' }>['field'];

const EDITS: Readonly<Record<EditedField, () => string>> = {
  issuer: () => say`Edit issuer`,
  audience: () => say`Edit audience`,
  type: () => say`Edit type`,
  algorithms: () => say`Edit algorithms`,
  nonce: () => say`Edit nonce`,
  claims: () => say`Edit required claims`,
  scopes: () => say`Edit scopes`,
  tolerance: () => say`Edit clock tolerance`,
  clock: () => say`Edit check time`,
};
