import { rfc } from '../audit/references.ts';
import { stringMember } from '../encoding/json-query.ts';
import { say } from '../words/say.ts';
import { type Changes, changeJson, encodeText } from './change-json.ts';
import {
  type PlannedRefusal,
  type RefusalSubject,
  UNAUTHORIZED,
  UNAUTHORIZED_OR_BAD,
} from './refusal.ts';

const EXTENSION = 'https://claimcheck.example/unknown';

/** Bytes of padding: more than what most servers take in a header field. */
const PADDING = 24_000;

/** Tokens of another form than the API reads. */
export function formRefusals(subject: RefusalSubject): readonly PlannedRefusal[] {
  const { header, payload, parts } = subject;
  const sign = (changes: Changes, claims = payload) => ({
    by: 'signing' as const,
    header: changeJson(header, changes),
    payload: claims,
    signer: { key: 'user' as const },
  });
  const common = { group: 'form', statuses: UNAUTHORIZED } as const;
  const padded = encodeText(changeJson(payload, { padding: 'A'.repeat(PADDING) }));
  return [
    {
      ...common,
      id: 'crit-unknown',
      title: say`Unknown critical extension`,
      reason: say`“crit” names an extension that the API doesn’t know, so the token is invalid.`,
      reference: rfc(7515, '4.1.11'),
      making: sign({ crit: [EXTENSION], [EXTENSION]: true }),
    },
    {
      ...common,
      id: 'b64-false',
      title: say`Unencoded payload`,
      reason: say`A JWT must not use “b64”: false.`,
      reference: rfc(7797),
      making: sign({ b64: false, crit: ['b64'] }),
    },
    ...otherType(subject),
    {
      ...common,
      id: 'payload-array',
      statuses: UNAUTHORIZED_OR_BAD,
      title: say`Payload that is an array`,
      reason: say`The claims of a JWT are a JSON object.`,
      reference: rfc(7519, '7.2'),
      making: sign({}, `[${payload}]`),
    },
    {
      ...common,
      id: 'four-parts',
      statuses: UNAUTHORIZED_OR_BAD,
      title: say`A fourth part`,
      reason: say`The compact form has exactly three parts.`,
      reference: rfc(7515, '7.1'),
      making: { by: 'writing', token: `${parts.join('.')}.${parts[1]}` },
    },
    {
      ...common,
      id: 'oversized',
      statuses: [400, 401, 413, 431],
      title: say`Oversized token`,
      reason: say`The header field is longer than a server should read, and the signature doesn’t match. The answer must be a client error, not a server error.`,
      reference: rfc(9110, '5.4'),
      making: { by: 'writing', token: `${parts[0]}.${padded}.${parts[2]}` },
    },
  ];
}

/** Only where the token says its type: an API that expects none can't miss it. */
function otherType(subject: RefusalSubject): readonly PlannedRefusal[] {
  const type = stringMember(subject.headerObject, 'typ')?.toLowerCase();
  if (type === undefined) return [];
  const isAccess = /^(?:application\/)?at\+jwt$/.test(type);
  return [
    {
      id: 'other-type',
      group: 'form',
      statuses: UNAUTHORIZED,
      title: say`Token of another type`,
      reason: isAccess
        ? say`An API that takes access tokens rejects every “typ” but “at+jwt”.`
        : say`“typ” says that the token is a security event. The rules for each kind of token must exclude the others.`,
      reference: isAccess ? rfc(9068, '4') : rfc(8725, '3.12'),
      making: {
        by: 'signing',
        header: changeJson(subject.header, { typ: isAccess ? 'JWT' : 'secevent+jwt' }),
        payload: subject.payload,
        signer: { key: 'user' },
      },
    },
  ];
}
