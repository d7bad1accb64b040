import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyDisclosures } from '../../../src/crypto/evidence/verify-disclosures.ts';
import { encodeText, readToken } from '../../core/read-token.ts';

/** Makes SD-JWTs by the words of RFC 9901 §4.2, independently of what reads them here. */
class Issuer {
  readonly disclosures: string[] = [];
  private salts = 0;

  constructor(
    private readonly hides: () => boolean,
    private readonly hash: string,
  ) {}

  conceal(value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map((item) => {
        const inner = this.conceal(item);
        return this.hides() ? { '...': this.disclose([inner]) } : inner;
      });
    }
    if (typeof value !== 'object' || value === null) return value;
    const shown: [string, unknown][] = [];
    const digests = [this.digest(`decoy ${this.salts++}`)];
    for (const [name, member] of Object.entries(value)) {
      const inner = this.conceal(member);
      if (this.hides()) digests.push(this.disclose([name, inner]));
      else shown.push([name, inner]);
    }
    return Object.fromEntries([...shown, ['_sd', digests.sort()]]);
  }

  digest(text: string): string {
    return createHash(this.hash.replace('-', '')).update(text).digest('base64url');
  }

  private disclose(elements: readonly unknown[]): string {
    const salt = String(this.salts++).padStart(22, 'A');
    const encoded = encodeText(JSON.stringify([salt, ...elements]));
    this.disclosures.push(encoded);
    return this.digest(encoded);
  }
}

const value = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((name) => !/^(_sd|_sd_alg|\.\.\.|__proto__)$/.test(name)),
      tie('node'),
      {
        maxKeys: 4,
      },
    ),
  ),
}));
const claims = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'é', 'x/y', 'z~0'), value.node);

test('whatever an issuer conceals is put together again', async () => {
  const hashes = fc.constantFrom('sha-256', 'sha-384', 'sha-512');
  await fc.assert(
    fc.asyncProperty(
      claims,
      hashes,
      fc.infiniteStream(fc.boolean()),
      async (object, hash, coins) => {
        const issuer = new Issuer(() => coins.next().value === true, hash);
        const payload = { ...(issuer.conceal(object) as object), _sd_alg: hash };
        const token = `${encodeText('{"alg":"ES256"}')}.${encodeText(JSON.stringify(payload))}.AAAA`;
        const report = await verifyDisclosures(
          readToken(`${[token, ...issuer.disclosures].join('~')}~`),
        );

        expect(JSON.parse(report?.processed?.text ?? '')).toEqual(object);
        expect(report?.processed?.placements.every(({ state }) => state === 'placed')).toBe(true);
        expect(report?.processed?.faults).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});
