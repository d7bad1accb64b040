import { describe, expect, test } from 'vitest';
import type { CheckName } from '../../../src/core/checks/check.ts';
import { findServerError } from '../../../src/core/server-errors/find-server-error.ts';
import { processorTime } from '../../support/processor-time.ts';

type Case = readonly [message: string, library: string | undefined, check: CheckName | undefined];

const MESSAGES: readonly Case[] = [
  ['JsonWebTokenError: jwt malformed', 'jsonwebtoken (Node.js)', 'form'],
  ['TokenExpiredError: jwt expired', 'jsonwebtoken (Node.js)', 'expiry'],
  ['JsonWebTokenError: invalid signature', 'jsonwebtoken (Node.js)', 'signature'],
  ['JsonWebTokenError: invalid algorithm', 'jsonwebtoken (Node.js)', 'algorithm'],
  ['jwt audience invalid. expected: orders', 'jsonwebtoken (Node.js)', 'audience'],
  ['jwt issuer invalid. expected: https://a.example', 'jsonwebtoken (Node.js)', 'issuer'],
  ['NotBeforeError: jwt not active', 'jsonwebtoken (Node.js)', 'not-before'],
  ['jwt signature is required', 'jsonwebtoken (Node.js)', 'signature'],
  ['jwt must be provided', 'jsonwebtoken (Node.js)', undefined],
  ['maxAge exceeded', 'jsonwebtoken (Node.js)', 'issued-at'],
  ['secretOrPublicKey must be an asymmetric key when using RS256', 'jsonwebtoken (Node.js)', 'key'],
  ['JWTExpired: "exp" claim timestamp check failed', 'jose', 'expiry'],
  ['JWTClaimValidationFailed: unexpected "aud" claim value', 'jose', 'audience'],
  ['JWTClaimValidationFailed: unexpected "iss" claim value', 'jose', 'issuer'],
  ['unexpected "typ" JWT header value', 'jose', 'type'],
  ['missing required "sub" claim', 'jose', 'claims'],
  ['code: ERR_JWT_CLAIM_VALIDATION_FAILED', 'jose', 'claims'],
  ['JWSSignatureVerificationFailed: signature verification failed', 'jose', 'signature'],
  ['no applicable key found in the JSON Web Key Set', 'jose', 'key'],
  ['JOSEAlgNotAllowed: "alg" (Algorithm) Header Parameter value not allowed', 'jose', 'algorithm'],
  ['JWSInvalid: Invalid Compact JWS', 'jose', 'form'],
  ['UnauthorizedError: No authorization token was found', 'express-jwt', undefined],
  ['Format is Authorization: Bearer [token]', 'express-jwt', undefined],
  ['Error: No auth token', 'passport-jwt', undefined],
  [
    "SigningKeyNotFoundError: Unable to find a signing key that matches 'a1'",
    'jwks-rsa, or PyJWT',
    'key',
  ],
  ['Token expired at 2026-01-01T00:00:00.000Z', 'aws-jwt-verify', 'expiry'],
  ['Issuer not allowed: https://a. Expected: https://b', 'aws-jwt-verify', 'issuer'],
  ['Client ID not allowed: abc. Expected: def', 'aws-jwt-verify', 'audience'],
  ['Token use not allowed: id. Expected: access', 'aws-jwt-verify', 'profile'],
  ['JWK for kid "abc" not found in the JWKS', 'aws-jwt-verify', 'key'],
  [
    'Firebase ID token has expired. Get a fresh ID token from your client app and try again (auth/id-token-expired).',
    'firebase-admin',
    'expiry',
  ],
  [
    'Firebase ID token has "kid" claim which does not correspond to a known public key. Most likely the ID token is expired, so get a fresh token from your client app and try again.',
    'firebase-admin',
    'key',
  ],
  [
    'Firebase ID token has incorrect "aud" (audience) claim. Expected "a" but got "b".',
    'firebase-admin',
    'audience',
  ],
  ['Firebase ID token has invalid signature.', 'firebase-admin', 'signature'],
  ['The token has expired at 2026-01-01T00:00:00.000Z.', 'fast-jwt', 'expiry'],
  ['The token signature is invalid.', 'fast-jwt', 'signature'],
  ['jwt.exceptions.ExpiredSignatureError: Signature has expired', 'PyJWT, python-jose', 'expiry'],
  ['Signature has expired', 'PyJWT, python-jose, ruby-jwt', 'expiry'],
  ['Signature verification failed', 'PyJWT, python-jose, ruby-jwt, php-jwt', 'signature'],
  [
    'jwt.exceptions.InvalidSignatureError: Signature verification failed',
    'PyJWT, python-jose',
    'signature',
  ],
  ["InvalidAudienceError: Audience doesn't match", 'PyJWT, python-jose', 'audience'],
  ['Invalid audience', 'PyJWT, python-jose', 'audience'],
  ['ImmatureSignatureError: The token is not yet valid (nbf)', 'PyJWT, python-jose', 'not-before'],
  ['The token is not yet valid (iat)', 'PyJWT, python-jose', 'issued-at'],
  ['Token is missing the "exp" claim', 'PyJWT, python-jose', 'claims'],
  ['The specified alg value is not allowed', 'PyJWT, python-jose', 'algorithm'],
  ['DecodeError: Not enough segments', 'PyJWT, python-jose', 'form'],
  ['jose.exceptions.JWTError: Error decoding token headers.', 'PyJWT, python-jose', 'form'],
  [
    'JWT::InvalidAudError: Invalid audience. Expected orders, received billing',
    'ruby-jwt',
    'audience',
  ],
  ['Signature nbf has not been reached', 'ruby-jwt', 'not-before'],
  ['JWT::DecodeError: Not enough or too many segments', 'ruby-jwt', 'form'],
  ['Could not find public key for kid abc', 'ruby-jwt', 'key'],
  ['Firebase\\JWT\\ExpiredException: Expired token', 'php-jwt', 'expiry'],
  ['"kid" invalid, unable to lookup correct key', 'php-jwt', 'key'],
  ['Wrong number of segments', 'php-jwt', 'form'],
  ['Cannot handle token with iat prior to 2026-01-01T00:00:00+0000', 'php-jwt', 'issued-at'],
  [
    'An error occurred while attempting to decode the Jwt: Jwt expired at 2026-01-01T00:00:00Z',
    'Spring Security',
    'expiry',
  ],
  [
    'An error occurred while attempting to decode the Jwt: Signed JWT rejected: Another algorithm expected, or no matching key(s) found',
    'Nimbus JOSE + JWT',
    'key',
  ],
  ['Signed JWT rejected: Invalid signature', 'Nimbus JOSE + JWT', 'signature'],
  ['Invalid JWT serialization: Missing dot delimiter(s)', 'Nimbus JOSE + JWT', 'form'],
  ['BadJWTException: JWT audience rejected: [billing]', 'Nimbus JOSE + JWT', 'audience'],
  ['JWT missing required claims: [sub]', 'Nimbus JOSE + JWT', 'claims'],
  ['JOSE header typ (type) at+jwt not allowed', 'Nimbus JOSE + JWT', 'type'],
  ['The iss claim is not valid', 'Spring Security', 'issuer'],
  [
    'An error occurred while attempting to decode the Jwt: Malformed token',
    'Spring Security',
    'form',
  ],
  [
    'JWT expired 582591794 milliseconds ago at 2026-01-31T16:14:29.000Z. Current time: 2026-02-01T00:00:00.000Z',
    'jjwt',
    'expiry',
  ],
  [
    'JWT signature does not match locally computed signature. JWT validity cannot be asserted and should not be trusted.',
    'jjwt',
    'signature',
  ],
  ['Expected iss claim to be: a, but was: b.', 'jjwt', 'issuer'],
  ['JWT strings must contain exactly 2 period characters. Found: 0', 'jjwt', 'form'],
  [
    "Unsecured JWSs (those with an 'alg' (Algorithm) header value of 'none') are disallowed by default",
    'jjwt',
    'algorithm',
  ],
  [
    "The verification key's size is 88 bits which is not secure enough for the HS256 algorithm.",
    'jjwt',
    'key',
  ],
  [
    "The Token's Signature resulted invalid when verified using the Algorithm: HmacSHA256",
    'auth0 java-jwt',
    'signature',
  ],
  ["The Claim 'aud' value doesn't contain the required audience.", 'auth0 java-jwt', 'audience'],
  ['The Token has expired on 2026-01-01T00:00:00Z.', 'auth0 java-jwt', 'expiry'],
  ['token is expired by 15h59m21s', 'golang-jwt', 'expiry'],
  ['token has invalid claims: token is expired', 'golang-jwt', 'expiry'],
  ['token signature is invalid: crypto/rsa: verification error', 'golang-jwt', 'signature'],
  ['signature is invalid', 'golang-jwt', 'signature'],
  ['token is malformed: token contains an invalid number of segments', 'golang-jwt', 'form'],
  ['token is unverifiable: error while executing keyfunc: unknown kid', 'golang-jwt', 'key'],
  ['token has invalid claims: token has invalid audience', 'golang-jwt', 'audience'],
  ['token is missing required claim: exp claim is required', 'golang-jwt', 'claims'],
  ['signing method HS256 is invalid', 'golang-jwt', 'algorithm'],
  [
    'oidc: id token issued by a different provider, expected "https://a" got "https://b"',
    'go-oidc',
    'issuer',
  ],
  ['oidc: token is expired (Token Expiry: 2026-01-01 00:00:00 +0000 UTC)', 'go-oidc', 'expiry'],
  ['go-jose/go-jose/jwt: validation failed, token is expired (exp)', 'go-jose', 'expiry'],
  [
    'IDX10223: Lifetime validation failed. The token is expired.',
    'Microsoft.IdentityModel (.NET)',
    'expiry',
  ],
  [
    'IDX10500: Signature validation failed. No security keys were provided to validate the signature.',
    'Microsoft.IdentityModel (.NET)',
    'key',
  ],
  [
    'IDX10501: Signature validation failed. Unable to match key: kid',
    'Microsoft.IdentityModel (.NET)',
    'key',
  ],
  [
    "IDX10511: Signature validation failed. Keys tried: '[PII is hidden]'.",
    'Microsoft.IdentityModel (.NET)',
    'signature',
  ],
  ['IDX10214: Audience validation failed.', 'Microsoft.IdentityModel (.NET)', 'audience'],
  ['IDX10205: Issuer validation failed.', 'Microsoft.IdentityModel (.NET)', 'issuer'],
  [
    'IDX12741: JWT must have three segments (JWS) or five segments (JWE).',
    'Microsoft.IdentityModel (.NET)',
    'form',
  ],
  [
    'WWW-Authenticate: Bearer error="invalid_token", error_description="The audience \'a\' is invalid"',
    'ASP.NET Core',
    'audience',
  ],
  [
    'Bearer error="invalid_token", error_description="The signature key was not found"',
    'ASP.NET Core',
    'key',
  ],
  [
    'Bearer error="invalid_token", error_description="The token expired at \'05/11/2026 19:45:32\'"',
    'ASP.NET Core',
    'expiry',
  ],
  ['Jwt is expired', 'Envoy, Istio', 'expiry'],
  ["Jwks doesn't have key to match kid or alg from Jwt", 'Envoy, Istio', 'key'],
  [
    '{"code":"PGRST301","details":null,"hint":null,"message":"JWSError JWSInvalidSignature"}',
    'PostgREST, Supabase',
    'signature',
  ],
  ['{"code":"PGRST303","message":"JWT expired"}', 'PostgREST, Supabase', 'expiry'],
  ['Error(InvalidSignature)', 'jsonwebtoken (Rust)', 'signature'],
  [
    'WWW-Authenticate: Bearer realm="a", error="invalid_token", error_description="The access token expired"',
    undefined,
    'expiry',
  ],
  ['Bearer error="insufficient_scope", scope="orders:write"', undefined, 'scopes'],
  ['kid "2026-11-a" not found', undefined, 'key'],
  ['The JWT is expired', undefined, 'expiry'],
  ['401: missing bearer token', undefined, undefined],
];

test.each(MESSAGES)('%s', (message, library, check) => {
  const found = findServerError(message);

  expect(found).toMatchObject({ library, check });
  expect(found?.causes.length).toBeGreaterThan(0);
});

test('a message is found in a stack trace and in a JSON body', () => {
  const trace =
    'Error: 401\n    at verify (/srv/verify.js:3:1)\nJsonWebTokenError: jwt malformed\n  at x';
  expect(findServerError(trace)?.check).toBe('form');
  expect(findServerError('{"error":"unexpected \\"aud\\" claim value"}')?.check).toBe('audience');
});

test.each([
  ['jwt audience invalid. expected: orders', 'audience', 'orders'],
  ['jwt issuer invalid. expected: https://a.example/', 'issuer', 'https://a.example/'],
  ['Expected iss claim to be: https://a, but was: https://b.', 'issuer', 'https://a'],
  [
    'Firebase ID token has incorrect "aud" (audience) claim. Expected "a" but got "b".',
    'audience',
    'a',
  ],
  ['Audience not allowed: x. Expected one of: a, b', 'audience', 'a, b'],
  [
    'Bearer error="insufficient_scope", scope="orders:read orders:write"',
    'scopes',
    'orders:read, orders:write',
  ],
  ['missing required "sub" claim', 'claims', 'sub'],
  ['JWT missing required claims: [sub, jti]', 'claims', 'sub, jti'],
])('%s: what the server expects is taken from it', (message, field, value) => {
  expect(findServerError(message)?.expected).toEqual({ field, value });
});

test.each([
  [
    'auth/id-token-expired',
    'Firebase ID tokens expire after one hour. Have the client get a new one.',
  ],
  [
    'Firebase session cookie has expired.',
    'The session cookie has expired. Have the user sign in again.',
  ],
  ['auth/session-cookie-expired', 'The session cookie has expired. Have the user sign in again.'],
  [
    "Jwks doesn't have key to match kid or alg from Jwt",
    'The cached JWKS is out of date: by default, Istio refreshes it every 20 minutes, Envoy every 10.',
  ],
])('%s: the likeliest cause fits the message', (message, cause) => {
  expect(findServerError(message)?.causes[0]).toBe(cause);
});

describe('what is no message about a token', () => {
  test.each([
    '',
    ' ',
    'Hello',
    '500 Internal Server Error',
    'ECONNREFUSED 127.0.0.1:5432',
    '{"ok":true}',
  ])('%j is not explained', (text) => {
    expect(findServerError(text)).toBeUndefined();
  });

  test('the received audience is not taken for the expected one', () => {
    expect(findServerError("The audience 'billing' is invalid")?.expected).toBeUndefined();
  });
});

test('a long text takes no long time', () => {
  const started = processorTime();
  findServerError('no token '.repeat(20_000));
  findServerError(`IDX${'1'.repeat(50_000)} signature ${'a '.repeat(20_000)}`);
  expect(processorTime() - started).toBeLessThan(5_000);
});

describe('codes of RFC 6750', () => {
  test.each([
    ['invalid_token', 'unnamed', undefined],
    ['401 Unauthorized', 'unnamed', undefined],
    ['invalid_request', 'request', undefined],
    ['insufficient_scope', 'check', 'scopes'],
    ['WWW-Authenticate: Bearer realm="example"', 'request', undefined],
    ['WWW-Authenticate: Bearer error="insufficient_scope", scope="a b"', 'check', 'scopes'],
    [
      'Bearer error="invalid_token", error_description="The access token expired"',
      'check',
      'expiry',
    ],
  ])('%s', (text, scope, check) => {
    expect(findServerError(text)).toMatchObject({ scope, check });
  });
});
