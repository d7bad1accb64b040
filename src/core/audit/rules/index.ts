import type { AuditRule } from '../audit-rule.ts';
import { acrZero } from './acr-zero.ts';
import { algMissing, algNote, algUnregistered } from './alg-name.ts';
import { algNone } from './alg-none.ts';
import { audWildcard, azpInconsistent } from './audience.ts';
import { cardNumber } from './card-number.ts';
import { carriedSecret } from './carried-secret.ts';
import { x5cProblem, x5tMismatch } from './certificates.ts';
import { claimType } from './claim-type.ts';
import { claimsBulk } from './claims-bulk.ts';
import { cookieAttributes, cookieTooBig } from './cookie.ts';
import { crit } from './crit.ts';
import { cty } from './cty.ts';
import { detachedPayload } from './detached-payload.ts';
import { dupMember } from './dup-member.ts';
import { ecMalformed, ecOffCurve } from './ec-key.ts';
import { ecdsaSignature } from './ecdsa-signature.ts';
import { emailUnverified } from './email-unverified.ts';
import { expExtreme } from './exp-extreme.ts';
import { expLookalike } from './exp-lookalike.ts';
import { expMilliseconds } from './exp-milliseconds.ts';
import { expMissing } from './exp-missing.ts';
import { expOrder } from './exp-order.ts';
import { frontendEnv } from './frontend-env.ts';
import { headerClaimMismatch } from './header-claim-mismatch.ts';
import { healthSpecial } from './health-special.ts';
import { iatFuture } from './iat-future.ts';
import { idpAlgMismatch } from './idp-alg-mismatch.ts';
import { internalDisclosure } from './internal-disclosure.ts';
import { issLookalike, issNotHttps, issTrailingSlash } from './issuer-address.ts';
import { jsonSerialization, polyglot } from './json-form.ts';
import { jtiMissing } from './jti-missing.ts';
import { jweOaepSha1, jweRsa15 } from './jwe-algorithm.ts';
import { jweEpk } from './jwe-epk.ts';
import { jweP2cHigh, jweP2cLow, jweP2sShort, jwePasswordShort } from './jwe-password.ts';
import { jweSizes } from './jwe-sizes.ts';
import { jweUnsigned } from './jwe-unsigned.ts';
import { jweZip } from './jwe-zip.ts';
import { jwkEmbedded } from './jwk-embedded.ts';
import { keyAddress } from './key-address.ts';
import { keyConfusion } from './key-confusion.ts';
import { keyExample } from './key-example.ts';
import { keyPurpose } from './key-purpose.ts';
import { jwksDuplicateKid, jwksPrivate, kidNotInJwks } from './key-set.ts';
import { kidForm } from './kid-form.ts';
import { lifetimeLong } from './lifetime-long.ts';
import { lifetimeProfile } from './lifetime-profile.ts';
import { memberCaseVariant, protoMember } from './member-names.ts';
import { missingParties } from './missing-parties.ts';
import { nestingDeep } from './nesting-deep.ts';
import { numberPrecision } from './number-precision.ts';
import { partFaults } from './part-faults.ts';
import { passwordClaim } from './password-claim.ts';
import { passwordHash } from './password-hash.ts';
import { b64FalseJwt, zipInJws } from './payload-coding.ts';
import { iban, nationalId } from './personal-numbers.ts';
import { piiContact } from './pii-contact.ts';
import { privatePasted } from './private-pasted.ts';
import { profileClaimForbidden, profileClaimMissing, profileValue } from './profile-claims.ts';
import {
  appleSecretLife,
  cognitoUse,
  entraGraphToken,
  entraGroupsOverage,
  entraTidIss,
  githubSubject,
  k8sLegacyToken,
  supabaseServiceRole,
} from './provider-tokens.ts';
import { rsaMalformed, rsaSmall, rsaWeak } from './rsa-key.ts';
import { sampleToken } from './sample-token.ts';
import { sdjwtDisclosure } from './sdjwt-disclosure.ts';
import { secretEmpty } from './secret-empty.ts';
import { secretEncoding } from './secret-encoding.ts';
import { secretInClaim } from './secret-in-claim.ts';
import { secretIsKey } from './secret-is-key.ts';
import { secretKnown } from './secret-known.ts';
import { secretLowEntropy } from './secret-low-entropy.ts';
import { secretShort } from './secret-short.ts';
import { selfVerifying } from './self-verifying.ts';
import { shapeParts } from './shape-parts.ts';
import { shapeTruncated } from './shape-truncated.ts';
import { shapeWrapped } from './shape-wrapped.ts';
import { sigEmpty } from './sig-empty.ts';
import { sigLength, sigPlaceholder } from './signature-form.ts';
import { sizeHeader } from './size-header.ts';
import { subEmail, subLong, subPlaceholder } from './subject.ts';
import { symAlgMultiparty } from './sym-alg-multiparty.ts';
import { textDeceptive } from './text-deceptive.ts';
import { iatMissing, timeFraction } from './time-form.ts';
import { timeNotNumber } from './time-not-number.ts';
import { tokenInToken } from './token-in-token.ts';
import { tokenExpired, tokenNotYet } from './token-status.ts';
import { authScheme, boundAsBearer, httpPlain, idTokenAsBearer, urlToken } from './transport.ts';
import { typ } from './typ.ts';
import { userControlledAuthz } from './user-controlled-authz.ts';

/** All rules, in the order in which findings of equal severity are shown: first those on the token, then those on keys. */
export const AUDIT_RULES: readonly AuditRule[] = [
  algNone,
  sigEmpty,
  algMissing,
  ecdsaSignature,
  sigPlaceholder,
  sigLength,
  polyglot,
  shapeParts,
  shapeTruncated,
  partFaults,
  dupMember,
  memberCaseVariant,
  protoMember,
  algUnregistered,
  crit,
  b64FalseJwt,
  zipInJws,
  typ,
  headerClaimMismatch,
  keyAddress,
  jwkEmbedded,
  kidForm,
  cty,
  textDeceptive,
  symAlgMultiparty,
  secretShort,
  timeNotNumber,
  expMilliseconds,
  expOrder,
  expExtreme,
  expLookalike,
  expMissing,
  lifetimeLong,
  lifetimeProfile,
  iatFuture,
  iatMissing,
  timeFraction,
  numberPrecision,
  nestingDeep,
  sizeHeader,
  secretInClaim,
  passwordClaim,
  passwordHash,
  cardNumber,
  piiContact,
  idpAlgMismatch,
  issLookalike,
  claimType,
  entraTidIss,
  supabaseServiceRole,
  k8sLegacyToken,
  profileClaimForbidden,
  profileClaimMissing,
  profileValue,
  missingParties,
  issNotHttps,
  issTrailingSlash,
  audWildcard,
  azpInconsistent,
  subPlaceholder,
  subEmail,
  subLong,
  emailUnverified,
  acrZero,
  userControlledAuthz,
  tokenInToken,
  cognitoUse,
  githubSubject,
  appleSecretLife,
  entraGraphToken,
  entraGroupsOverage,
  iban,
  nationalId,
  healthSpecial,
  internalDisclosure,
  claimsBulk,
  jtiMissing,
  httpPlain,
  urlToken,
  frontendEnv,
  boundAsBearer,
  cookieAttributes,
  cookieTooBig,
  idTokenAsBearer,
  authScheme,
  tokenExpired,
  tokenNotYet,
  jsonSerialization,
  detachedPayload,
  shapeWrapped,
  algNote,
  sampleToken,
  keyConfusion,
  secretEmpty,
  secretKnown,
  carriedSecret,
  keyExample,
  ecOffCurve,
  rsaWeak,
  jwksPrivate,
  selfVerifying,
  secretIsKey,
  rsaSmall,
  kidNotInJwks,
  x5tMismatch,
  x5cProblem,
  secretLowEntropy,
  ecMalformed,
  keyPurpose,
  jwksDuplicateKid,
  rsaMalformed,
  secretEncoding,
  privatePasted,
  sdjwtDisclosure,
  jweRsa15,
  jweSizes,
  jweEpk,
  jweP2cHigh,
  jweP2cLow,
  jweP2sShort,
  jwePasswordShort,
  jweZip,
  jweUnsigned,
  jweOaepSha1,
];
