import { rfc } from '../audit/references.ts';
import { decodeBase64url, encodeBase64url } from '../encoding/base64url.ts';
import { stringMember } from '../encoding/json-query.ts';
import { say } from '../words/say.ts';
import { changeJson, encodeText } from './change-json.ts';
import {
  type PlannedRefusal,
  type RefusalSubject,
  UNAUTHORIZED,
  UNAUTHORIZED_OR_BAD,
} from './refusal.ts';

/** Tokens whose signature is gone, or is not of this token and key. */
export function signatureRefusals(subject: RefusalSubject): readonly PlannedRefusal[] {
  const [header, payload, signature] = subject.parts;
  const written = (token: string) => ({ by: 'writing', token }) as const;
  const common = {
    group: 'signature',
    statuses: UNAUTHORIZED,
    reference: rfc(7515, '5.2'),
  } as const;
  return [
    {
      ...common,
      id: 'signature-removed',
      title: say`Empty signature`,
      reason: say`The header is unchanged, and nothing is left to verify.`,
      making: written(`${header}.${payload}.`),
    },
    {
      ...common,
      id: 'signature-missing',
      statuses: UNAUTHORIZED_OR_BAD,
      title: say`Two parts only`,
      reason: say`The compact form has exactly three parts.`,
      reference: rfc(7515, '7.1'),
      making: written(`${header}.${payload}`),
    },
    {
      ...common,
      id: 'payload-changed',
      title: say`Changed payload`,
      reason: say`The signature is of the payload before the change.`,
      making: written(
        `${header}.${encodeText(changeJson(subject.payload, raise(subject)))}.${signature}`,
      ),
    },
    {
      ...common,
      id: 'signature-changed',
      title: say`One changed bit`,
      reason: say`The signature differs in a single bit.`,
      making: written(`${header}.${payload}.${flipBit(signature)}`),
    },
    {
      ...common,
      id: 'other-key',
      title: say`Signature of another key`,
      reason: say`The token is signed correctly with a key that is not the issuer’s.`,
      reference: rfc(8725, '3.8'),
      making: {
        by: 'signing',
        header: subject.header,
        payload: subject.payload,
        signer: { key: 'fresh' },
      },
    },
    ...zeroSignature(subject),
  ];
}

/** ECDSA that leaves out the range check takes zeros for the signature of anything. */
function zeroSignature({ algorithm, parts }: RefusalSubject): readonly PlannedRefusal[] {
  if (algorithm.keyType !== 'EC' || algorithm.signatureLength === undefined) return [];
  const zeros = encodeBase64url(new Uint8Array(algorithm.signatureLength));
  return [
    {
      id: 'signature-zero',
      group: 'signature',
      statuses: UNAUTHORIZED,
      title: say`Signature of zeros`,
      reason: say`ECDSA numbers must be at least 1. Java accepted zeros for every token (CVE-2022-21449, “Psychic Signatures”).`,
      reference: rfc(7518, '3.4'),
      making: { by: 'writing', token: `${parts[0]}.${parts[1]}.${zeros}` },
    },
  ];
}

/** What somebody who changes a token wants. */
function raise({ claims }: RefusalSubject): Readonly<Record<string, unknown>> {
  return stringMember(claims, 'sub') === undefined ? { admin: true } : { sub: 'attacker' };
}

/** In the middle, where no base64url padding hides the change. */
function flipBit(signature: string): string {
  const bytes = decodeBase64url(signature);
  if (!bytes.ok || bytes.value.length === 0) return `${signature}AAAA`;
  const changed = bytes.value.slice();
  const middle = Math.floor(changed.length / 2);
  changed[middle] = (changed[middle] ?? 0) ^ 1;
  return encodeBase64url(changed);
}
