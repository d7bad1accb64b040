import { say } from '../../words/say.ts';
import { federation, type MemberRow, rfc } from './member-facts.ts';

/** IANA JSON Web Signature and Encryption Header Parameters. */
export const HEADER_PARAMETERS: readonly MemberRow[] = [
  [
    'alg',
    () =>
      say`The algorithm that signs the token, or that brings the key to whoever decrypts it. A receiver allows those it expects and no other.`,
    rfc(7515, '4.1.1'),
  ],
  [
    'jku',
    () =>
      say`The address of a set of keys with the one to check the token with. The sender wrote it: fetch only from addresses you know.`,
    rfc(7515, '4.1.2'),
  ],
  [
    'jwk',
    () =>
      say`The public key to check the token with. Anybody can put a key here: alone it proves nothing.`,
    rfc(7515, '4.1.3'),
  ],
  [
    'kid',
    () =>
      say`A hint at which key was used. It is text of the sender's until the token is verified.`,
    rfc(7515, '4.1.4'),
  ],
  [
    'x5u',
    () =>
      say`The address of a certificate with the key. The sender wrote it: fetch only from addresses you know.`,
    rfc(7515, '4.1.5'),
  ],
  [
    'x5c',
    () =>
      say`The certificate with the key, and those that vouch for it. It counts once the chain leads to one you trust.`,
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
    () =>
      say`The type of the whole token, by which a receiver keeps tokens of different purposes apart.`,
    rfc(7515, '4.1.9'),
  ],
  [
    'cty',
    () => say`The type of what is inside: "JWT" for a token in the token.`,
    rfc(7515, '4.1.10'),
  ],
  [
    'crit',
    () => say`The names of extensions that a receiver must understand or refuse the token.`,
    rfc(7515, '4.1.11'),
  ],
  ['enc', () => say`The algorithm that encrypts the content.`, rfc(7516, '4.1.2')],
  ['zip', () => say`How the content was compressed before it was encrypted.`, rfc(7516, '4.1.3')],
  [
    'epk',
    () =>
      say`The sender's public key, made for this one token, from which both sides agree on a secret.`,
    rfc(7518, '4.6.1.1'),
  ],
  [
    'apu',
    () => say`Who sends: it goes into the key that both sides agree on.`,
    rfc(7518, '4.6.1.2'),
  ],
  [
    'apv',
    () => say`Who receives: it goes into the key that both sides agree on.`,
    rfc(7518, '4.6.1.3'),
  ],
  [
    'iv',
    () => say`The initialization vector with which the content key was wrapped.`,
    rfc(7518, '4.7.1.1'),
  ],
  ['tag', () => say`The authentication tag of the wrapped content key.`, rfc(7518, '4.7.1.2')],
  ['p2s', () => say`The salt with which a key is derived from the password.`, rfc(7518, '4.8.1.1')],
  [
    'p2c',
    () =>
      say`How many rounds it takes to derive the key from the password. The sender says how many: set a limit.`,
    rfc(7518, '4.8.1.2'),
  ],
  [
    'iss',
    () => say`The issuer, copied from the claims to be read without decrypting.`,
    rfc(7519, '5.3'),
  ],
  [
    'sub',
    () => say`The subject, copied from the claims to be read without decrypting.`,
    rfc(7519, '5.3'),
  ],
  [
    'aud',
    () => say`The audience, copied from the claims to be read without decrypting.`,
    rfc(7519, '5.3'),
  ],
  [
    'b64',
    () => say`Whether the payload is encoded in base64url. In a JWT it must be.`,
    rfc(7797, '3'),
  ],
  ['ppt', () => say`The extension that this PASSporT uses.`, rfc(8225, '8.1')],
  ['url', () => say`The address to which this ACME request is sent.`, rfc(8555, '6.4.1')],
  [
    'nonce',
    () =>
      say`A value of the ACME server's, by which it notices a request that comes a second time.`,
    rfc(8555, '6.5.2'),
  ],
  ['svt', () => say`Tokens that tell how the signature was validated.`, rfc(9321)],
  [
    'iheSSId',
    () => say`The id of the set of health records that this signature covers.`,
    {
      title: 'IHE Document Digital Signature',
      url: 'https://profiles.ihe.net/ITI/DSGj/Volume3/ch-5.10.html',
    },
  ],
  [
    'jwt',
    () => say`A further token, to be read as "typ" says.`,
    {
      title: 'OpenID for Verifiable Presentations 1.0 §12',
      url: 'https://openid.net/specs/openid-4-verifiable-presentations-1_0.html',
    },
  ],
  ['client_id', () => say`The OAuth client that sends the token.`, rfc(6749)],
  [
    'trust_chain',
    () => say`The statements that lead from the signer up to a trust anchor.`,
    federation('4.3'),
  ],
  [
    'peer_trust_chain',
    () => say`The statements that lead from the receiver up to a trust anchor.`,
    federation('4.4'),
  ],
];

/** IANA JWT Confirmation Methods: the members of "cnf". */
export const CONFIRMATION_METHODS: readonly MemberRow[] = [
  [
    'jwk',
    () => say`The public key whose private half the sender must prove to hold.`,
    rfc(7800, '3.2'),
  ],
  [
    'jwe',
    () => say`The secret that the sender must prove to hold, encrypted for the receiver.`,
    rfc(7800, '3.3'),
  ],
  ['kid', () => say`The id of the key that the sender must prove to hold.`, rfc(7800, '3.4')],
  [
    'jku',
    () => say`The address of a set of keys with the one that the sender must prove to hold.`,
    rfc(7800, '3.5'),
  ],
  [
    'x5t#S256',
    () =>
      say`The SHA-256 thumbprint of the certificate that the sender must use for its TLS connection.`,
    rfc(8705, '3.1'),
  ],
  [
    'osc',
    () => say`Parameters from which sender and receiver make the keys of OSCORE.`,
    rfc(9203, '3.2.1'),
  ],
  [
    'jkt',
    () => say`The SHA-256 thumbprint of the key with which the sender signs its DPoP proofs.`,
    rfc(9449, '6'),
  ],
];

const PARAMETERS_OF_KEYS = rfc(7518, '6');

/** Members of a JWK, as they stand in "jwk", "epk", "sub_jwk" and "jwks". */
export const KEY_MEMBERS: readonly MemberRow[] = [
  ['kty', () => say`The kind of key.`, rfc(7517, '4.1')],
  ['use', () => say`What the key is for: "sig" to sign, "enc" to encrypt.`, rfc(7517, '4.2')],
  ['key_ops', () => say`What may be done with the key.`, rfc(7517, '4.3')],
  ['alg', () => say`The algorithm that the key is for.`, rfc(7517, '4.4')],
  ['kid', () => say`The id of the key.`, rfc(7517, '4.5')],
  ['x5u', () => say`The address of a certificate for the key.`, rfc(7517, '4.6')],
  ['x5c', () => say`A certificate for the key, and those that vouch for it.`, rfc(7517, '4.7')],
  ['x5t', () => say`The SHA-1 thumbprint of a certificate for the key.`, rfc(7517, '4.8')],
  ['x5t#S256', () => say`The SHA-256 thumbprint of a certificate for the key.`, rfc(7517, '4.9')],
  ['crv', () => say`The curve of the key.`, PARAMETERS_OF_KEYS],
  ['x', () => say`The public key, or the first coordinate of it.`, PARAMETERS_OF_KEYS],
  ['y', () => say`The second coordinate of the public key.`, PARAMETERS_OF_KEYS],
  ['n', () => say`The modulus of the public RSA key.`, PARAMETERS_OF_KEYS],
  ['e', () => say`The exponent of the public RSA key.`, PARAMETERS_OF_KEYS],
  ['d', () => say`The private half of the key, which has no place in a token.`, PARAMETERS_OF_KEYS],
  ['k', () => say`The secret itself, which has no place in a token.`, PARAMETERS_OF_KEYS],
];
