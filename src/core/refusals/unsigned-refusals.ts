import { rfc } from '../audit/references.ts';
import { say } from '../words/say.ts';
import { changeJson, encodeText, repeatMember } from './change-json.ts';
import { type PlannedRefusal, type RefusalSubject, UNAUTHORIZED } from './refusal.ts';

/** Algorithm names are case-sensitive (RFC 7515 §4.1.1), and not everywhere. */
const SPELLINGS = ['none', 'None', 'NONE', 'nOnE'];

/** Tokens without an algorithm, or with the algorithm that signs nothing. */
export function unsignedRefusals(subject: RefusalSubject): readonly PlannedRefusal[] {
  const [, payload, signature] = subject.parts;
  const write = (changes: Readonly<Record<string, unknown>>, kept: string) => ({
    by: 'writing' as const,
    token: `${encodeText(changeJson(subject.header, changes))}.${payload}.${kept}`,
  });
  const common = { group: 'algorithm', statuses: UNAUTHORIZED } as const;
  return [
    ...SPELLINGS.map((name) => ({
      ...common,
      id: `alg-${name === 'none' ? 'none' : `none-as-${name}`}`,
      title: say`Unsigned, “alg”: ${name}`,
      reason:
        name === 'none'
          ? say`The token is not signed, so anyone can write it.`
          : say`A filter for “none” that is case-sensitive lets this spelling pass.`,
      reference: name === 'none' ? rfc(7518, '8.5') : rfc(7515, '4.1.1'),
      making: write({ alg: name }, ''),
    })),
    {
      ...common,
      id: 'alg-none-signed',
      title: say`Algorithm “none” with a signature`,
      reason: say`A check that only looks for a signature finds one, but nothing verifies it.`,
      reference: rfc(7518, '3.6'),
      making: write({ alg: 'none' }, signature),
    },
    {
      ...common,
      id: 'alg-missing',
      title: say`No algorithm in the header`,
      reason: say`The header must contain “alg”. A default must not take its place.`,
      reference: rfc(7515, '4.1.1'),
      making: write({ alg: undefined }, signature),
    },
    {
      ...common,
      id: 'alg-twice',
      title: say`Two algorithms in the header`,
      reason: say`The last “alg” is “none”: a parser rejects the header or uses the last one, never the first.`,
      reference: rfc(7515, '4'),
      making: {
        by: 'signing',
        header: repeatMember(subject.header, 'alg', 'none'),
        payload: subject.payload,
        signer: { key: 'user' },
      },
    },
  ];
}
