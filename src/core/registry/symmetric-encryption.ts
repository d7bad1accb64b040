/**
 * Whether "alg" of an encrypted token takes a secret or password. The facts
 * themselves stand in `encryption-algorithms.ts`, which arrives with the first
 * encrypted token; the Key box must know this much before.
 */
export function takesSecret(algorithm: string | undefined): boolean {
  return /^(?:dir|A\d{3}(?:GCM)?KW|PBES2-.*)$/.test(algorithm ?? '');
}
