import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { createSigner, createVerifier, type Algorithm as FastJwtAlgorithm } from 'fast-jwt';
import jsonwebtoken from 'jsonwebtoken';
import jsrsasign from 'jsrsasign';
import nodeJose from 'node-jose';
import type { TestKey } from '../keys/test-keys.ts';
import { encodePart, partsOf } from './tokens.ts';

/** A library that is not ours, nor the one we use: what it signs we verify, and the other way round. */
export interface OtherImplementation {
  readonly name: string;
  readonly algorithms: readonly string[];
  /** The token of these claims; `headerExtras` stand in the header beside "alg". */
  readonly sign: (
    algorithm: string,
    headerExtras: Readonly<Record<string, unknown>>,
    claims: Readonly<Record<string, unknown>>,
    key: TestKey,
  ) => Promise<string>;
  /** Whether the signature is right; claims such as "exp" are not looked at. */
  readonly verify: (token: string, algorithm: string, key: TestKey) => Promise<boolean>;
}

const HMAC = ['HS256', 'HS384', 'HS512'];
const RSA = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'];
const ECDSA = ['ES256', 'ES384', 'ES512'];

export const viaJsonwebtoken: OtherImplementation = {
  name: 'jsonwebtoken',
  algorithms: [...HMAC, ...RSA, ...ECDSA],
  sign: async (algorithm, headerExtras, claims, key) =>
    jsonwebtoken.sign({ ...claims }, isSecret(key) ? key.secret : key.privatePem, {
      algorithm: algorithm as jsonwebtoken.Algorithm,
      header: { ...headerExtras, alg: algorithm },
      noTimestamp: claims.iat === undefined,
    }),
  verify: (token, algorithm, key) =>
    succeeds(() =>
      jsonwebtoken.verify(token, isSecret(key) ? key.secret : key.publicPem, {
        algorithms: [algorithm as jsonwebtoken.Algorithm],
        ignoreExpiration: true,
        ignoreNotBefore: true,
      }),
    ),
};

const viaNodeJose: OtherImplementation = {
  name: 'node-jose',
  algorithms: [...HMAC, ...RSA, ...ECDSA],
  sign: async (algorithm, headerExtras, claims, { privateJwk }) => {
    const key = await nodeJose.JWK.asKey(privateJwk);
    const fields = { ...headerExtras, alg: algorithm };
    const signer = nodeJose.JWS.createSign(
      { format: 'compact', fields },
      { key, reference: false },
    );
    return await signer.update(JSON.stringify(claims), 'utf8').final();
  },
  verify: (token, algorithm, { publicJwk }) =>
    succeeds(async () => {
      const key = await nodeJose.JWK.asKey(publicJwk);
      await nodeJose.JWS.createVerify(key, { algorithms: [algorithm] }).verify(token);
    }),
};

const viaJsrsasign: OtherImplementation = {
  name: 'jsrsasign',
  algorithms: [...HMAC, ...RSA, ...ECDSA],
  sign: async (algorithm, headerExtras, claims, key) => {
    const header = JSON.stringify({ ...headerExtras, alg: algorithm });
    const payload = JSON.stringify(claims);
    for (;;) {
      const signingKey = jsrsasignKey(key, key.privatePem);
      const token = jsrsasign.KJUR.jws.JWS.sign(algorithm, header, payload, signingKey);
      // One ES512 signature in four it makes too short: RFC 7518 §3.4 wants 132 bytes.
      if (algorithm !== 'ES512' || partsOf(token)[2].length === 176) return token;
    }
  },
  verify: (token, algorithm, key) =>
    isTrue(() =>
      jsrsasign.KJUR.jws.JWS.verify(token, jsrsasignKey(key, key.publicPem), [algorithm]),
    ),
};

const viaFastJwt: OtherImplementation = {
  name: 'fast-jwt',
  algorithms: [...HMAC, ...RSA, ...ECDSA, 'EdDSA'],
  sign: async (algorithm, headerExtras, claims, key) =>
    createSigner({
      algorithm: algorithm as FastJwtAlgorithm,
      key: isSecret(key) ? key.secret : key.privatePem,
      header: { ...headerExtras, alg: algorithm },
      noTimestamp: claims.iat === undefined,
    })({ ...claims }),
  verify: (token, algorithm, key) =>
    succeeds(() =>
      createVerifier({
        algorithms: [algorithm as FastJwtAlgorithm],
        key: isSecret(key) ? key.secret : key.publicPem,
        ignoreExpiration: true,
        ignoreNotBefore: true,
        cache: false,
      })(token),
    ),
};

/** OpenSSL by hand, for "Ed25519" (RFC 9864): the libraries above know its older name "EdDSA" only. */
const viaOpenSsl: OtherImplementation = {
  name: 'OpenSSL',
  algorithms: ['Ed25519', 'EdDSA'],
  sign: async (algorithm, headerExtras, claims, { privatePem }) => {
    const header = JSON.stringify({ ...headerExtras, alg: algorithm });
    const input = `${encodePart(header)}.${encodePart(JSON.stringify(claims))}`;
    const signature = sign(null, Buffer.from(input), createPrivateKey(privatePem));
    return `${input}.${encodePart(signature)}`;
  },
  verify: async (token, _algorithm, { publicPem }) => {
    const [header, payload, signature] = partsOf(token);
    const input = Buffer.from(`${header}.${payload}`);
    return verify(null, input, createPublicKey(publicPem), Buffer.from(signature, 'base64url'));
  },
};

export const OTHER_IMPLEMENTATIONS: readonly OtherImplementation[] = [
  viaJsonwebtoken,
  viaNodeJose,
  viaJsrsasign,
  viaFastJwt,
  viaOpenSsl,
];

/** Every pair of an implementation and an algorithm it has, for tables of tests. */
export const OTHER_PAIRS: readonly (readonly [string, string, OtherImplementation])[] =
  OTHER_IMPLEMENTATIONS.flatMap((other) =>
    other.algorithms.map((algorithm) => [other.name, algorithm, other] as const),
  );

/** The names of those that have the algorithm and take the token's signature for right. */
export async function acceptedBy(token: string, algorithm: string, key: TestKey) {
  const able = OTHER_IMPLEMENTATIONS.filter(({ algorithms }) => algorithms.includes(algorithm));
  const answers = await Promise.all(
    able.map(async (other) => ((await other.verify(token, algorithm, key)) ? [other.name] : [])),
  );
  return answers.flat();
}

/** The names of those that have the algorithm. */
export function implementationsOf(algorithm: string): string[] {
  return OTHER_IMPLEMENTATIONS.filter(({ algorithms }) => algorithms.includes(algorithm)).map(
    ({ name }) => name,
  );
}

function isSecret(key: TestKey): boolean {
  return key.secret.length > 0;
}

function jsrsasignKey(key: TestKey, pem: string): object {
  return isSecret(key) ? { hex: key.secret.toString('hex') } : jsrsasign.KEYUTIL.getKey(pem);
}

/** For a library that rejects by throwing. */
function succeeds(verification: () => unknown): Promise<boolean> {
  return isTrue(async () => {
    await verification();
    return true;
  });
}

/** For a library that rejects by either. */
async function isTrue(verification: () => boolean | Promise<boolean>): Promise<boolean> {
  try {
    return await verification();
  } catch {
    return false;
  }
}
