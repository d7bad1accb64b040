import { rfc } from '../audit/references.ts';
import { say } from '../words/say.ts';
import type { EcdsaFacts, EdDsaFacts, MlDsaFacts, SignatureFacts } from './signature-facts.ts';
import { type SignatureStep, signatureStep, value } from './signature-step.ts';
import { CHALLENGE_COMMAND, derCommand, halvesCommand, partsCommand } from './step-commands.ts';

/** ECDSA as in RFC 7518 §3.4. */
export function describeEcdsa(facts: SignatureFacts & EcdsaFacts): SignatureStep[] {
  const { numbers, algorithm } = facts;
  const [curve = ''] = algorithm.curves ?? [];
  const reference = rfc(7518, '3.4');
  const made = signatureStep(facts, {
    explanation: say`The private key and a random number turn the hash into two numbers, r and s. The random number makes every signature different.`,
    reference,
  });
  if (!numbers) return [made, wrongLength(facts)];
  const { r, s, isHighS, der } = numbers;
  return [
    made,
    {
      id: 'numbers',
      title: say`The numbers r and s`,
      explanation: say`Each is as long as a coordinate of ${curve}: ${r.length} bytes, with zeros in front if needed.`,
      reference,
      values: [value('r', 'r', r), value('s', 's', s)],
      outcome: {
        isGood: true,
        words: isHighS
          ? say`s is high: more than half the order of the curve. The order minus s is valid too, so verifiers that require low s reject this signature. JOSE accepts both.`
          : say`s is low: at most half the order of the curve.`,
      },
      command: halvesCommand(r.length),
    },
    {
      id: 'der',
      title: say`The same in DER`,
      explanation: say`OpenSSL, Java and X.509 write the two numbers as an ASN.1 SEQUENCE. JOSE doesn’t, so convert the signature before you compare.`,
      reference: rfc(3279, '2.2.3'),
      values: [value('der', 'DER', der)],
      command: derCommand(numbers),
    },
  ];
}

/** EdDSA as in RFC 8037 §3.1. */
export function describeEdDsa(facts: SignatureFacts & EdDsaFacts): SignatureStep[] {
  const { halves, challenge, algorithm, hasKey } = facts;
  const isEd25519 = algorithm.name === 'Ed25519';
  const made = signatureStep(facts, {
    explanation: say`EdDSA signs the signing input itself, without hashing it first. The same key and input always make the same signature.`,
    reference: rfc(8032, isEd25519 ? '5.1.6' : '5.2.6'),
  });
  if (!halves) return [made, wrongLength(facts)];
  const { point, scalar } = halves;
  return [
    made,
    {
      id: 'numbers',
      title: say`The halves R and S`,
      explanation: say`R is a point on ${algorithm.name}, and S is a number. Both are little-endian.`,
      reference: rfc(8037, '3.1'),
      values: [value('r', 'R', point), value('s', 'S', scalar)],
      command: halvesCommand(point.length),
    },
    ...(isEd25519
      ? [
          {
            id: 'challenge' as const,
            title: say`Challenge`,
            explanation:
              challenge || hasKey
                ? say`SHA-512 of R, the public key and the signing input. It binds the signature to all three.`
                : say`SHA-512 of R, the public key and the signing input. Enter the public key in the Key field to see it.`,
            reference: rfc(8032, '5.1.7'),
            values: challenge ? [value('challenge', say`Challenge`, challenge)] : [],
            ...(challenge && { command: CHALLENGE_COMMAND }),
          },
        ]
      : []),
  ];
}

/** ML-DSA (FIPS 204), of which only the sizes can be shown. */
export function describeMlDsa(facts: SignatureFacts & MlDsaFacts): SignatureStep[] {
  const { parts, algorithm } = facts;
  const made = signatureStep(facts, {
    explanation: say`${algorithm.name} signs the signing input with lattices. The commands need OpenSSL 3.5 or later.`,
    reference: FIPS_204,
  });
  if (!parts) return [made, wrongLength(facts)];
  const { challenge, response, hint } = parts;
  return [
    made,
    {
      id: 'parts',
      title: say`The parts of the signature`,
      explanation: say`The challenge is a hash of the input and the signer’s commitment, the response answers it, and the hint lets the verifier compute the commitment again.`,
      reference: FIPS_204,
      values: [
        value('challenge', say`Challenge`, challenge),
        value('response', say`Response`, response),
        value('hint', say`Hint`, hint),
      ],
      command: partsCommand([challenge.length, response.length, hint.length]),
    },
  ];
}

const FIPS_204 = { title: 'FIPS 204', url: 'https://csrc.nist.gov/pubs/fips/204/final' };

function wrongLength({ signature, algorithm }: SignatureFacts): SignatureStep {
  const length = algorithm.signatureLength ?? 0;
  return {
    id: 'numbers',
    title: say`The parts of the signature`,
    explanation: say`A signature of ${algorithm.name} has ${length} bytes, but this one has ${signature.length}, so it can’t be taken apart.`,
    values: [],
  };
}
