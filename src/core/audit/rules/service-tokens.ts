import { findMember, stringMember } from '../../encoding/json-query.ts';
import type { JsonObject } from '../../encoding/json-text.ts';
import { findSignatureAlgorithm } from '../../registry/algorithms.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { claimPlace } from '../claim-place.ts';
import { readClaims } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { recogniseIssuer } from '../token-issuer.ts';
import { recogniseProfile } from '../token-profile.ts';
import { quote } from '../words.ts';

const SNOWFLAKE = { title: 'Snowflake: Using key pair authentication' };
/** "ACCOUNT.USER.SHA256:fingerprint": the account may wrongly hold dots, the user never does. */
const SNOWFLAKE_ISSUER = /^(.{1,200})\.([^.]{1,200})\.SHA256:([A-Za-z\d+/]{43}=)$/;

/** "iss" of a Snowflake token names the account, the user and the key; Snowflake compares all three. */
export const snowflakeIssuer: AuditRule = ({ token, evidence }) => {
  const claims = readClaims(token);
  if (!claims || recogniseIssuer(token)?.issuer.id !== 'snowflake') return [];
  const issuer = stringMember(claims, 'iss') ?? '';
  const [, account = '', user = '', fingerprint = ''] = SNOWFLAKE_ISSUER.exec(issuer) ?? [];
  if (account === '') return [];
  const keys = evidence?.keyFingerprints ?? [];
  return [
    ...(keys.length > 0 ? [compareFingerprint(keys.includes(fingerprint))] : []),
    ...snowflakeName(claims, account, user),
  ];
};

function compareFingerprint(isSame: boolean): Finding {
  return {
    code: 'snowflake-fingerprint',
    severity: isSame ? 'info' : 'high',
    basis: 'key',
    where: claimPlace('iss'),
    title: isSame ? say`Fingerprint of your key` : say`Fingerprint of another key`,
    why: isSame
      ? say`The SHA-256 fingerprint in “iss” matches the key in the Key field.`
      : say`The SHA-256 fingerprint in “iss” does not match the key in the Key field, so Snowflake rejects the token.`,
    fix: isSame
      ? say`Compare the fingerprint with “RSA_PUBLIC_KEY_FP” from DESCRIBE USER.`
      : say`Hash the signing key’s public key (SPKI, DER), and put the hash in “iss”.`,
    references: [SNOWFLAKE],
  };
}

function snowflakeName(claims: JsonObject, account: string, user: string): Finding[] {
  const subject = stringMember(claims, 'sub');
  const faults = [
    account.includes('.') &&
      say`The account is ${quote(account)}: remove everything from the first dot on, such as the region or “.PRIVATELINK”.`,
    `${account}.${user}` !== `${account}.${user}`.toUpperCase() &&
      say`The account and user must be in uppercase.`,
    subject !== `${account}.${user}` &&
      say`“sub” must be the account and user exactly as in “iss”.`,
  ].filter((fault) => fault !== false);
  return faults.map((why) => ({
    code: 'snowflake-account',
    severity: 'medium',
    basis: 'bytes',
    where: claimPlace('iss'),
    title: say`Invalid Snowflake account name`,
    why: sentences(say`Snowflake returns “JWT token is invalid” (390144).`, why),
    fix: say`Write “iss” as ACCOUNT.USER.SHA256:fingerprint and “sub” as ACCOUNT.USER.`,
    references: [SNOWFLAKE],
  }));
}

/** "exp" and "iss" of a load balancer's token are header parameters, which libraries do not check. */
export const albClaims: AuditRule = ({ token }) =>
  recogniseIssuer(token)?.issuer.id === 'alb'
    ? [
        {
          code: 'alb-signer',
          severity: 'info',
          basis: 'server',
          where: { part: 'header', pointer: '/signer' },
          title: say`AWS load balancer token`,
          why: say`The load balancer pads its tokens with “=” and puts “exp”, “iss” and “client” in the header, where JWT libraries do not check them.`,
          fix: say`Compare “signer” with the ARN of your load balancer, and check “exp” and “client” in the header.`,
          references: [
            {
              title:
                'Elastic Load Balancing: Authenticate users using an Application Load Balancer',
            },
          ],
        },
      ]
    : [];

/** Keycloak signs what only Keycloak reads with a secret that never leaves it. */
export const keycloakOnly: AuditRule = ({ token }) => {
  const isHmac = findSignatureAlgorithm(token.algorithm ?? '')?.keyType === 'oct';
  const isKeycloak = recogniseIssuer(token)?.issuer.id === 'keycloak';
  if (!isHmac || !isKeycloak || recogniseProfile(token) !== 'refresh-token') return [];
  return [
    {
      code: 'issuer-only-key',
      severity: 'info',
      basis: 'bytes',
      where: { part: 'header', pointer: '/alg' },
      title: say`Keycloak-only refresh token`,
      why: say`Keycloak signs this ${token.algorithm ?? ''} refresh token with a secret that never leaves the realm, so no key in its JWKS matches.`,
      fix: say`Send the refresh token only to the token endpoint, and verify the access token with the JWKS.`,
      references: [],
    },
  ];
};

/** The Auth emulator signs nothing. */
export const firebaseEmulator: AuditRule = ({ token }) =>
  recogniseIssuer(token)?.issuer.id === 'firebase' && token.algorithm === 'none'
    ? [
        {
          code: 'firebase-emulator',
          severity: 'info',
          basis: 'bytes',
          where: { part: 'header', pointer: '/alg' },
          title: say`Firebase emulator token`,
          why: say`The Firebase Authentication emulator issues unsigned tokens ("alg": "none") with the Firebase issuer. No key can verify them.`,
          fix: say`Set FIREBASE_AUTH_EMULATOR_HOST only in tests, and reject “none” everywhere else.`,
          references: [],
        },
      ]
    : [];

/** What push services reject (RFC 8292 §2, §2.1). */
export const pushSender: AuditRule = ({ token }) => {
  const claims = readClaims(token);
  if (!claims || recogniseProfile(token) !== 'push-sender') return [];
  const audience = stringMember(claims, 'aud') ?? '';
  const subject = findMember(claims, 'sub') && (stringMember(claims, 'sub') ?? '');
  return [
    ...(/^https:\/\/[^/?#\s]+$/.test(audience)
      ? []
      : [pushValue('aud', say`the origin of the push service, without a path`)]),
    ...(subject === undefined || /^(?:mailto:\S+@\S+|https:\/\/\S+)$/.test(subject)
      ? []
      : [pushValue('sub', say`a “mailto:” or “https:” URL`)]),
  ];
};

function pushValue(name: 'aud' | 'sub', wanted: string): Finding {
  return {
    code: 'profile-value',
    severity: 'medium',
    basis: 'bytes',
    where: claimPlace(name),
    title: say`Wrong “${name}” for Web Push`,
    why: say`“${name}” must be ${wanted}. Push services reject the token.`,
    fix: say`Set “${name}” to ${wanted}.`,
    references: [rfc(8292, name === 'aud' ? '2' : '2.1')],
  };
}
