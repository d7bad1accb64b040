import { rfc } from '../audit/references.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';
import { say } from '../words/say.ts';
import { describeEcdsa, describeEdDsa, describeMlDsa } from './describe-numbers.ts';
import { describePss, describeRsa } from './describe-rsa.ts';
import type { HmacFacts, SignatureFacts } from './signature-facts.ts';
import { type SignatureStep, value } from './signature-step.ts';
import {
  ENCODED_COMMAND,
  hashCommand,
  innerCommand,
  inputCommand,
  keyBlockCommand,
  outerCommand,
  verifyCommand,
} from './step-commands.ts';

/** Every step from the signing input to the last part of the token, in order. */
export function describeSteps(facts: SignatureFacts): readonly SignatureStep[] {
  const own = facts.family === 'hmac' ? hmacSteps(facts) : [];
  return [inputStep(facts), ...hashStep(facts), ...own, ...fromSignature(facts), ...encoded(facts)];
}

function inputStep({ input }: SignatureFacts): SignatureStep {
  const text = decodeUtf8(input);
  return {
    id: 'input',
    title: say`Signing input`,
    explanation: say`Header and payload as they are in the token, joined by a dot. Every byte counts, so a verifier never decodes and encodes them again.`,
    reference: rfc(7515, '5.1'),
    values: [
      {
        ...value('input', say`Signing input`, input),
        ...(text.ok ? { text: text.value } : {}),
      },
    ],
    command: inputCommand(input),
  };
}

/** EdDSA and ML-DSA sign the input itself; HMAC hashes it twice, with the key. */
function hashStep(facts: SignatureFacts): SignatureStep[] {
  if (!('digest' in facts)) return [];
  const { hash, digest } = facts;
  return [
    {
      id: 'hash',
      title: say`Hash`,
      explanation: say`${hash} turns input of any length into ${digest.length * 8} bits. The signature covers only this hash.`,
      values: [value('hash', hash, digest)],
      command: hashCommand(hash),
    },
  ];
}

function hmacSteps(facts: SignatureFacts & HmacFacts): SignatureStep[] {
  const { hash, keyed } = facts;
  const reference = rfc(2104, '2');
  if (!keyed) {
    const explanation = say`HMAC hashes the signing input twice with the secret. Enter the secret in the Key field to see every step.`;
    return [{ id: 'key-block', title: say`Key block`, explanation, reference, values: [] }];
  }
  const { isHashed, keyBlock, innerPad, outerPad, inner, outer } = keyed;
  const size = keyBlock.length;
  return [
    {
      id: 'key-block',
      title: say`Key block`,
      explanation: isHashed
        ? say`The secret is longer than a block of ${size} bytes, so its hash is used, filled up with zeros. XOR with 36 and with 5c makes two pads. Anyone who has one of the three can forge tokens. Save the secret as secret.bin, or let the command ask for it as text.`
        : say`The secret is filled up with zeros to a block of ${size} bytes. XOR with 36 and with 5c makes two pads. Anyone who has one of the three can forge tokens. Save the secret as secret.bin, or let the command ask for it as text.`,
      reference,
      values: [
        value('key-block', say`Key block`, keyBlock),
        value('inner-pad', say`Inner pad`, innerPad),
        value('outer-pad', say`Outer pad`, outerPad),
      ],
      command: keyBlockCommand(hash, keyed),
    },
    {
      id: 'inner',
      title: say`Inner hash`,
      explanation: say`${hash} of the inner pad followed by the signing input.`,
      reference,
      values: [value('inner', say`Inner hash`, inner)],
      command: innerCommand(hash),
    },
    {
      id: 'outer',
      title: say`Outer hash`,
      explanation: say`${hash} of the outer pad followed by the inner hash. This is the signature.`,
      reference,
      values: [value('outer', say`Outer hash`, outer)],
      command: outerCommand(hash),
    },
  ];
}

/** What only the private key can make, and what can be seen of it. */
function fromSignature(facts: SignatureFacts): SignatureStep[] {
  switch (facts.family) {
    case 'hmac':
      return [];
    case 'rsa':
      return describeRsa(facts);
    case 'pss':
      return describePss(facts);
    case 'ecdsa':
      return describeEcdsa(facts);
    case 'eddsa':
      return describeEdDsa(facts);
    case 'ml-dsa':
      return describeMlDsa(facts);
  }
}

function encoded(facts: SignatureFacts): SignatureStep[] {
  const { signature, encoded: text, made } = facts;
  const command = verifyCommand(facts);
  const isMade =
    made?.length === signature.length && made.every((byte, at) => byte === signature[at]);
  return [
    {
      id: 'encoded',
      title: say`Encoded signature`,
      explanation: say`The last part of the token is the signature in base64url without padding.`,
      reference: rfc(7515, '7.1'),
      values:
        signature.length > 0
          ? [{ ...value('encoded', say`Signature in the token`, signature), text }]
          : [],
      ...(signature.length === 0
        ? { outcome: { isGood: false, words: say`The token has no signature.` } }
        : made && {
            outcome: isMade
              ? { isGood: true, words: say`Your key makes exactly this signature.` }
              : { isGood: false, words: say`Your key makes another signature.` },
          }),
      ...(isMade || !made ? { command: ENCODED_COMMAND } : {}),
    },
    ...(command === undefined || signature.length === 0
      ? []
      : [
          {
            id: 'verify' as const,
            title: say`Verification`,
            explanation: say`A verifier has only the public key. Save it as public.pem: the details of the key show it as PEM.`,
            values: [],
            command,
          },
        ]),
  ];
}
