import type { RfcVector } from './rfc-vector.ts';

const ED25519_PUBLIC_JWK = {
  kty: 'OKP',
  crv: 'Ed25519',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
} as const;

export const RFC8037_A4: RfcVector = {
  source: 'RFC 8037 A.4',
  algorithm: 'EdDSA',
  token:
    'eyJhbGciOiJFZERTQSJ9' +
    '.' +
    'RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc' +
    '.' +
    'hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5B' +
    'hVsPt9g7sVvpAr_MuM0KAg',
  header: '{"alg":"EdDSA"}',
  payload: 'Example of Ed25519 signing',
  privateJwk: { ...ED25519_PUBLIC_JWK, d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A' },
  publicJwk: ED25519_PUBLIC_JWK,
};
