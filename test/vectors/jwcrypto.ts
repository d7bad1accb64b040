import type { EncryptionVector } from './encryption-vector.ts';

/** The key of the tokens below, on a curve of which no standard prints a whole encrypted token. */
const X25519_JWK = {
  kty: 'OKP',
  crv: 'X25519',
  d: 'kH4yA8woPRWCiMa6ajqVHZcY-FiktGnyfzxSHbycW38',
  x: 'uzMH3OIgRJoIWiql7a3geLdnLJkwezeGLJFGLnU-c0A',
} as const;

export const JWCRYPTO_X25519: EncryptionVector = {
  source: 'jwcrypto 1.6.1, ECDH-ES on X25519',
  token:
    'eyJhbGciOiJFQ0RILUVTIiwiZW5jIjoiQTI1NkNCQy1IUzUxMiIsImVwayI6eyJjcnYiOiJYMjU1MTkiLCJrdHkiOiJPS1AiLCJ4IjoiVGNtMnh6UTZKODQ2c1pVcUJVMmJ4WDFxa3M2cTZmVlZNQV9BYmpYUm9DNCJ9fQ' +
    '..' +
    'Ie1-fSKuJJSNxlaXq5y1OA.TQmLJMW7aI6kPv7x3gh29g.zyvRn-yJPDWGI-6My7msF2dAMrildZlVdPRM_G5-D-4',
  plaintext: '{"sub":"ana"}',
  jwk: X25519_JWK,
};

export const JWCRYPTO_X25519_WRAPPED: EncryptionVector = {
  source: 'jwcrypto 1.6.1, ECDH-ES+A256KW on X25519',
  token:
    'eyJhbGciOiJFQ0RILUVTK0EyNTZLVyIsImVuYyI6IkEyNTZHQ00iLCJlcGsiOnsiY3J2IjoiWDI1NTE5Iiwia3R5IjoiT0tQIiwieCI6IjBDVFlyNlc0b1A5NDAwUUpsT0lscWZuVElBOGFUX2d1MlhjU0l6ZmEzeGcifX0' +
    '.' +
    'MbR8ywM4xgCUhXsYc5hnnVJ16RaN5OEXhKg8PTZgiCpM8mRYLuVGbA' +
    '.' +
    'ko1dZK-LbynULETT.yClIxTiJ0N_I1_KIqA.85YkXNOultaaM9iAAvNrWg',
  plaintext: '{"sub":"ana"}',
  jwk: X25519_JWK,
};
