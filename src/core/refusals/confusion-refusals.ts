import { rfc } from '../audit/references.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { say } from '../words/say.ts';
import { changeJson } from './change-json.ts';
import {
  type PlannedRefusal,
  type PublicForm,
  type RefusalSubject,
  UNAUTHORIZED,
} from './refusal.ts';

/** Tokens with an algorithm that the key at hand is not for. */
export function confusionRefusals(subject: RefusalSubject): readonly PlannedRefusal[] {
  const { header, payload, publicForms, algorithm } = subject;
  const common = { group: 'algorithm', statuses: UNAUTHORIZED } as const;
  const other = OTHERS[algorithm.name];
  return [
    ...publicForms.map(
      ({ form, text }): PlannedRefusal => ({
        ...common,
        id: `hmac-with-${form}`,
        title: nameForm(form),
        reason: say`The public key is used as an HMAC secret. Anyone can have it, so anyone can sign like this.`,
        reference: rfc(8725, '2.1'),
        making: {
          by: 'signing',
          header: changeJson(header, { alg: 'HS256' }),
          payload,
          signer: { key: 'bytes', algorithm: 'HS256', bytes: encodeUtf8(text) },
        },
      }),
    ),
    ...(other === undefined
      ? []
      : [
          {
            ...common,
            id: 'alg-other',
            title: say`Right key, wrong algorithm`,
            reason: say`The signature matches, but for ${other}. An API uses each key with exactly one algorithm.`,
            reference: rfc(8725, '3.1'),
            making: {
              by: 'signing' as const,
              header: changeJson(header, { alg: other }),
              payload,
              signer: { key: 'user' as const, algorithm: other },
            },
          },
        ]),
  ];
}

/** Another algorithm for the same key. */
const OTHERS: Readonly<Record<string, string>> = {
  HS256: 'HS512',
  HS384: 'HS256',
  HS512: 'HS256',
  RS256: 'PS256',
  RS384: 'PS384',
  RS512: 'PS512',
  PS256: 'RS256',
  PS384: 'RS384',
  PS512: 'RS512',
};

function nameForm(form: PublicForm['form']): string {
  switch (form) {
    case 'pem':
      return say`HS256 with the public PEM`;
    case 'pem-trimmed':
      return say`HS256, PEM without final newline`;
    case 'jwk':
      return say`HS256 with the public JWK`;
  }
}
