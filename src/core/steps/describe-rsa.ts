import { rfc } from '../audit/references.ts';
import { say } from '../words/say.ts';
import { digestInfoPrefix } from './encoded-messages.ts';
import type { PssFacts, PssSteps, RsaFacts, SignatureFacts } from './signature-facts.ts';
import { type SignatureStep, type StepPart, signatureStep, value } from './signature-step.ts';
import { comparedCommand, messageCommand, OPEN_COMMAND, saltCommand } from './step-commands.ts';

/** RSASSA-PKCS1-v1_5 (RFC 8017 §8.2). */
export function describeRsa(facts: SignatureFacts & RsaFacts): SignatureStep[] {
  const { hash, digest, message, opened } = facts;
  const isSame = opened !== undefined && isEqual(message, opened);
  const prefix = digestInfoPrefix(hash).length;
  const parts = (length: number): readonly StepPart[] => [
    { label: say`Start`, length: 2 },
    { label: say`Padding`, length: length - digest.length - prefix - 3 },
    { label: say`Separator`, length: 1 },
    { label: say`DigestInfo: names ${hash}`, length: prefix },
    { label: hash, length: digest.length },
  ];
  return [
    {
      id: 'message',
      title: say`Encoded message`,
      explanation: say`The hash is named in DER (DigestInfo) and padded with ff to the length of the key’s modulus. This is an encoding, so it needs no key.`,
      reference: rfc(8017, '9.2'),
      values: message
        ? [value('message', say`Encoded message`, message, parts(message.length))]
        : [],
      ...(message && { command: messageCommand(hash, digest, message) }),
    },
    signatureStep(facts, {
      explanation: say`The private key raises the encoded message, as a number, to its secret exponent. The same key and input always make the same signature.`,
      reference: rfc(8017, '8.2.1'),
    }),
    {
      ...openedStep(
        facts,
        isLaidOut(message, opened, digest.length) ? parts(opened.length) : undefined,
      ),
      ...(opened && {
        outcome: isSame
          ? {
              isGood: true,
              words: say`The signature opens to the encoded message, so it belongs to this input and key.`,
            }
          : {
              isGood: false,
              words: say`The signature opens to something other than the encoded message, so it belongs to another input or key.`,
            },
      }),
    },
  ];
}

/** RSASSA-PSS (RFC 8017 §8.1). */
export function describePss(facts: SignatureFacts & PssFacts): SignatureStep[] {
  const { opened, message, digest } = facts;
  const length = digest.length;
  return [
    signatureStep(facts, {
      explanation: say`The signer picks a random salt of ${length} bytes, hashes it with the hash, hides it under a mask, and raises the result to the private key’s exponent. The salt makes every signature different.`,
      reference: rfc(8017, '8.1.1'),
    }),
    {
      ...openedStep(
        facts,
        opened &&
          message && [
            { label: say`Masked data block`, length: opened.length - length - 1 },
            { label: say`Hash with the salt`, length },
            { label: say`End`, length: 1 },
          ],
      ),
      ...(opened &&
        !message && {
          outcome: {
            isGood: false,
            words: say`The signature does not open to a PSS message, so it belongs to another key or algorithm.`,
          },
        }),
    },
    ...(message ? saltSteps(facts, message) : []),
  ];
}

function saltSteps({ hash }: PssFacts, message: PssSteps): SignatureStep[] {
  const { block, salt, mask, hash: found, expected } = message;
  const isSame = isEqual(found, expected);
  return [
    {
      id: 'salt',
      title: say`Salt`,
      explanation: say`MGF1 turns the hash with the salt into a mask. XOR with the mask shows the data block: zeros, 01 and the salt.`,
      reference: rfc(8017, '9.1.2'),
      values: [
        value('mask', say`Mask`, mask),
        value('block', say`Data block`, block, [
          { label: say`Padding`, length: block.length - salt.length - 1 },
          { label: say`Separator`, length: 1 },
          { label: say`Salt`, length: salt.length },
        ]),
        value('salt', say`Salt`, salt),
      ],
      command: saltCommand(hash, message),
    },
    {
      id: 'compared',
      title: say`Hash with the salt`,
      explanation: say`${hash} of 8 zeros, the hash of the signing input and the salt must be the hash that is in the signature.`,
      reference: rfc(8017, '9.1.2'),
      values: [
        value('expected', say`Computed`, expected),
        value('found', say`In the signature`, found),
      ],
      outcome: isSame
        ? {
            isGood: true,
            words: say`Both are the same, so the signature belongs to this input and key.`,
          }
        : { isGood: false, words: say`The two differ, so the signature belongs to another input.` },
      command: comparedCommand(hash),
    },
  ];
}

function openedStep(
  { hasKey, opened }: SignatureFacts & (RsaFacts | PssFacts),
  parts: readonly StepPart[] | undefined,
): SignatureStep {
  const base = {
    id: 'opened' as const,
    title: say`Opened signature`,
    reference: rfc(8017, '5.2.2'),
  };
  if (!opened) {
    return {
      ...base,
      explanation: hasKey
        ? say`The public key can’t open this signature: its length or value doesn’t fit the modulus.`
        : say`The public key raises the signature to its exponent and shows what was signed. Enter the public key in the Key field to see it.`,
      values: [],
    };
  }
  return {
    ...base,
    explanation: say`The public key raises the signature to its exponent (s^e mod n) and shows what was signed. Anyone can do this.`,
    values: [value('opened', say`Opened signature`, opened, parts)],
    command: OPEN_COMMAND,
  };
}

/** Whether what was opened differs from the encoded message in the hash at most. */
function isLaidOut(
  message: Uint8Array | undefined,
  opened: Uint8Array | undefined,
  hashLength: number,
): opened is Uint8Array {
  return (
    opened !== undefined &&
    isEqual(message?.subarray(0, -hashLength), opened.subarray(0, -hashLength))
  );
}

function isEqual(one: Uint8Array | undefined, other: Uint8Array): boolean {
  return one?.length === other.length && one.every((byte, at) => byte === other[at]);
}
