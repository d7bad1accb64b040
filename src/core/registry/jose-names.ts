import { SIGNATURE_ALGORITHMS } from './algorithms.ts';

/** What a registered value of "alg" or "enc" is for (IANA JSON Web Signature and Encryption Algorithms). */
export type AlgorithmUse = 'sign' | 'wrap-key' | 'encrypt';

const SIZES = [128, 192, 256] as const;

/** The encrypted token's "alg": how its content key reaches the recipient. */
const KEY_MANAGEMENT: readonly string[] = [
  ...['dir', 'RSA1_5', 'RSA-OAEP', 'RSA-OAEP-256', 'RSA-OAEP-384', 'RSA-OAEP-512', 'ECDH-ES'],
  ...SIZES.flatMap((size) => [
    `A${size}KW`,
    `A${size}GCMKW`,
    `ECDH-ES+A${size}KW`,
    `PBES2-HS${size * 2}+A${size}KW`,
  ]),
];

const CONTENT_ENCRYPTION: readonly string[] = SIZES.flatMap((size) => [
  `A${size}GCM`,
  `A${size}CBC-HS${size * 2}`,
]);

/** Names that are registered for other formats, with the requirement "Prohibited". */
const PROHIBITED: ReadonlySet<string> = new Set([
  ...['RS1', 'HS1'],
  ...SIZES.flatMap((size) => [`A${size}CBC`, `A${size}CTR`]),
]);

/** Signature algorithms that nothing here can make or check (RFC 9864 §2.1). */
const OTHER_SIGNATURES = ['none', 'ESB256', 'ESB320', 'ESB384', 'ESB512'];

const USES: ReadonlyMap<string, AlgorithmUse> = new Map([
  ...SIGNATURE_ALGORITHMS.map(({ name }) => [name, 'sign'] as const),
  ...OTHER_SIGNATURES.map((name) => [name, 'sign'] as const),
  ...KEY_MANAGEMENT.map((name) => [name, 'wrap-key'] as const),
  ...CONTENT_ENCRYPTION.map((name) => [name, 'encrypt'] as const),
]);

/** What a name is for, exactly as it is written; undefined for one that is not registered, or prohibited. */
export function algorithmUse(name: string): AlgorithmUse | undefined {
  return USES.get(name);
}

export function isProhibited(name: string): boolean {
  return PROHIBITED.has(name);
}

/** All names for that use. */
export function algorithmNames(use: AlgorithmUse): string[] {
  return [...USES].flatMap(([name, found]) => (found === use ? [name] : []));
}
