import { say } from '../../words/say.ts';
import { federation, type MemberRow, rfc } from './member-facts.ts';

/** IANA JSON Web Signature and Encryption Header Parameters. */
export const HEADER_PARAMETERS: readonly MemberRow[] = [
  [
    'alg',
    () =>
      say`The algorithm that signs the token or, in an encrypted token, delivers the content encryption key. APIs allow only the algorithms they expect.`,
    rfc(7515, '4.1.1'),
  ],
  [
    'jku',
    () =>
      say`The URL of a JWKS with the key that verifies the token; fetch only from URLs you know. The sender wrote this URL.`,
    rfc(7515, '4.1.2'),
  ],
  [
    'jwk',
    () =>
      say`The public key to verify the token with. Anyone can put a key in the header, so by itself this key proves nothing.`,
    rfc(7515, '4.1.3'),
  ],
  [
    'kid',
    () => say`Key ID: a hint about which key was used. Untrusted until the token is verified.`,
    rfc(7515, '4.1.4'),
  ],
  [
    'x5u',
    () =>
      say`The URL of a certificate with the key; fetch only from URLs you know. The sender wrote this URL.`,
    rfc(7515, '4.1.5'),
  ],
  [
    'x5c',
    () =>
      say`The certificate with the key, and the certificates that vouch for it. The key counts only if the chain leads to a certificate you trust.`,
    rfc(7515, '4.1.6'),
  ],
  ['x5t', () => say`The SHA-1 thumbprint of the certificate with the key.`, rfc(7515, '4.1.7')],
  [
    'x5t#S256',
    () => say`The SHA-256 thumbprint of the certificate with the key.`,
    rfc(7515, '4.1.8'),
  ],
  [
    'typ',
    () => say`Media type of the token; prevents one kind of token from being used as another.`,
    rfc(7515, '4.1.9'),
  ],
  ['cty', () => say`The type of the content: “JWT” for a nested token.`, rfc(7515, '4.1.10')],
  [
    'crit',
    () => say`The names of extensions that a verifier must understand to accept the token.`,
    rfc(7515, '4.1.11'),
  ],
  ['enc', () => say`The algorithm that encrypts the content.`, rfc(7516, '4.1.2')],
  ['zip', () => say`How the content was compressed before encryption.`, rfc(7516, '4.1.3')],
  [
    'epk',
    () =>
      say`The sender’s public key, generated for this one token, from which both sides agree on a secret.`,
    rfc(7518, '4.6.1.1'),
  ],
  [
    'ek',
    () =>
      say`The encapsulated secret, from which the recipient’s private key derives the key (HPKE).`,
    { title: 'draft-ietf-jose-hpke-encrypt' },
  ],
  [
    'apu',
    () => say`Identifies the sender; used to derive the key that both sides agree on.`,
    rfc(7518, '4.6.1.2'),
  ],
  [
    'apv',
    () => say`Identifies the recipient; used to derive the key that both sides agree on.`,
    rfc(7518, '4.6.1.3'),
  ],
  [
    'iv',
    () => say`The initialization vector used to wrap the content encryption key.`,
    rfc(7518, '4.7.1.1'),
  ],
  [
    'tag',
    () => say`The authentication tag of the wrapped content encryption key.`,
    rfc(7518, '4.7.1.2'),
  ],
  ['p2s', () => say`The salt used to derive a key from the password.`, rfc(7518, '4.8.1.1')],
  [
    'p2c',
    () =>
      say`How many iterations it takes to derive the key from the password. The sender chooses the number, so set a limit.`,
    rfc(7518, '4.8.1.2'),
  ],
  [
    'iss',
    () => say`The issuer, copied from the claims so that it can be read without decryption.`,
    rfc(7519, '5.3'),
  ],
  [
    'sub',
    () => say`The subject, copied from the claims so that it can be read without decryption.`,
    rfc(7519, '5.3'),
  ],
  [
    'aud',
    () => say`The audience, copied from the claims so that it can be read without decryption.`,
    rfc(7519, '5.3'),
  ],
  [
    'b64',
    () => say`Whether the payload is base64url-encoded. A JWT payload must be.`,
    rfc(7797, '3'),
  ],
  ['ppt', () => say`The extension that this PASSporT uses.`, rfc(8225, '8.1')],
  ['url', () => say`The URL that this ACME request is sent to.`, rfc(8555, '6.4.1')],
  [
    'nonce',
    () => say`A value from the ACME server, used to detect replayed requests.`,
    rfc(8555, '6.5.2'),
  ],
  ['svt', () => say`Tokens that record how the signature was validated.`, rfc(9321)],
  [
    'iheSSId',
    () => say`The ID of the set of health records that this signature covers.`,
    {
      title: 'IHE Document Digital Signature',
      url: 'https://profiles.ihe.net/ITI/DSGj/Volume3/ch-5.10.html',
    },
  ],
  [
    'jwt',
    () => say`Another token, to be read according to “typ”.`,
    {
      title: 'OpenID for Verifiable Presentations 1.0 §12',
      url: 'https://openid.net/specs/openid-4-verifiable-presentations-1_0.html',
    },
  ],
  ['client_id', () => say`The OAuth client that sends the token.`, rfc(6749)],
  [
    'trust_chain',
    () => say`The chain of statements from the signer up to a trust anchor.`,
    federation('4.3'),
  ],
  [
    'peer_trust_chain',
    () => say`The chain of statements from the recipient up to a trust anchor.`,
    federation('4.4'),
  ],
];

/** IANA JWT Confirmation Methods: the members of "cnf". */
export const CONFIRMATION_METHODS: readonly MemberRow[] = [
  [
    'jwk',
    () => say`A public key. The sender must prove possession of the matching private key.`,
    rfc(7800, '3.2'),
  ],
  [
    'jwe',
    () => say`The secret that the sender must prove possession of, encrypted for the recipient.`,
    rfc(7800, '3.3'),
  ],
  ['kid', () => say`The ID of the key that the sender must prove possession of.`, rfc(7800, '3.4')],
  [
    'jku',
    () => say`The URL of a JWKS that contains the key that the sender must prove possession of.`,
    rfc(7800, '3.5'),
  ],
  [
    'x5t#S256',
    () =>
      say`The SHA-256 thumbprint of the certificate that the sender must use for its TLS connection.`,
    rfc(8705, '3.1'),
  ],
  ['osc', () => say`Parameters from which both sides derive the OSCORE keys.`, rfc(9203, '3.2.1')],
  [
    'jkt',
    () => say`The SHA-256 thumbprint of the key that the sender signs its DPoP proofs with.`,
    rfc(9449, '6'),
  ],
];

const PARAMETERS_OF_KEYS = rfc(7518, '6');

/** Members of a JWK, as they are in "jwk", "epk", "sub_jwk" and "jwks". */
export const KEY_MEMBERS: readonly MemberRow[] = [
  ['kty', () => say`The key type.`, rfc(7517, '4.1')],
  [
    'use',
    () => say`What the key is for: “sig” for signatures, “enc” for encryption.`,
    rfc(7517, '4.2'),
  ],
  ['key_ops', () => say`The operations that the key may be used for.`, rfc(7517, '4.3')],
  ['alg', () => say`The algorithm that the key is for.`, rfc(7517, '4.4')],
  ['kid', () => say`The key ID.`, rfc(7517, '4.5')],
  ['x5u', () => say`The URL of a certificate for the key.`, rfc(7517, '4.6')],
  [
    'x5c',
    () => say`A certificate for the key, and the certificates that vouch for it.`,
    rfc(7517, '4.7'),
  ],
  ['x5t', () => say`The SHA-1 thumbprint of a certificate for the key.`, rfc(7517, '4.8')],
  ['x5t#S256', () => say`The SHA-256 thumbprint of a certificate for the key.`, rfc(7517, '4.9')],
  ['crv', () => say`The curve of the key.`, PARAMETERS_OF_KEYS],
  ['x', () => say`The public key, or its first coordinate.`, PARAMETERS_OF_KEYS],
  ['y', () => say`The second coordinate of the public key.`, PARAMETERS_OF_KEYS],
  ['n', () => say`The modulus of the public RSA key.`, PARAMETERS_OF_KEYS],
  ['e', () => say`The exponent of the public RSA key.`, PARAMETERS_OF_KEYS],
  ['d', () => say`The private key, which does not belong in a token.`, PARAMETERS_OF_KEYS],
  ['k', () => say`The secret itself, which does not belong in a token.`, PARAMETERS_OF_KEYS],
];
