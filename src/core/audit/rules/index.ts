import type { AuditRule } from '../audit-rule.ts';
import { acrZero } from './acr-zero.ts';
import { algMissing, algNote, algUnregistered } from './alg-name.ts';
import { algNone } from './alg-none.ts';
import { audWildcard, azpInconsistent } from './audience.ts';
import { cardNumber } from './card-number.ts';
import { claimType } from './claim-type.ts';
import { claimsBulk } from './claims-bulk.ts';
import { crit } from './crit.ts';
import { cty } from './cty.ts';
import { detachedPayload } from './detached-payload.ts';
import { dupMember } from './dup-member.ts';
import { ecdsaSignature } from './ecdsa-signature.ts';
import { emailUnverified } from './email-unverified.ts';
import { expExtreme } from './exp-extreme.ts';
import { expLookalike } from './exp-lookalike.ts';
import { expMilliseconds } from './exp-milliseconds.ts';
import { expMissing } from './exp-missing.ts';
import { expOrder } from './exp-order.ts';
import { headerClaimMismatch } from './header-claim-mismatch.ts';
import { healthSpecial } from './health-special.ts';
import { iatFuture } from './iat-future.ts';
import { internalDisclosure } from './internal-disclosure.ts';
import { issLookalike, issNotHttps, issTrailingSlash } from './issuer-address.ts';
import { jsonSerialization, polyglot } from './json-form.ts';
import { jtiMissing } from './jti-missing.ts';
import { jwkEmbedded } from './jwk-embedded.ts';
import { keyAddress } from './key-address.ts';
import { kidForm } from './kid-form.ts';
import { lifetimeLong } from './lifetime-long.ts';
import { lifetimeProfile } from './lifetime-profile.ts';
import { memberCaseVariant, protoMember } from './member-names.ts';
import { missingParties } from './missing-parties.ts';
import { nestingDeep } from './nesting-deep.ts';
import { numberPrecision } from './number-precision.ts';
import { passwordClaim } from './password-claim.ts';
import { passwordHash } from './password-hash.ts';
import { b64FalseJwt, zipInJws } from './payload-coding.ts';
import { iban, nationalId } from './personal-numbers.ts';
import { piiContact } from './pii-contact.ts';
import { sampleToken } from './sample-token.ts';
import { secretEmpty } from './secret-empty.ts';
import { secretInClaim } from './secret-in-claim.ts';
import { secretKnown } from './secret-known.ts';
import { secretShort } from './secret-short.ts';
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
import { typ } from './typ.ts';
import { userControlledAuthz } from './user-controlled-authz.ts';
import { x5tForm } from './x5t-form.ts';

/** The rules that any token may need, in the order in which findings of equal severity are shown. Those of the other lists arrive where a token needs them. */
export const AUDIT_RULES: readonly AuditRule[] = [
  algNone,
  sigEmpty,
  algMissing,
  ecdsaSignature,
  sigPlaceholder,
  sigLength,
  polyglot,
  dupMember,
  memberCaseVariant,
  protoMember,
  algUnregistered,
  typ,
  headerClaimMismatch,
  jwkEmbedded,
  crit,
  x5tForm,
  b64FalseJwt,
  zipInJws,
  keyAddress,
  cty,
  kidForm,
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
  issLookalike,
  claimType,
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
  iban,
  nationalId,
  healthSpecial,
  internalDisclosure,
  claimsBulk,
  jtiMissing,
  tokenExpired,
  tokenNotYet,
  jsonSerialization,
  detachedPayload,
  algNote,
  sampleToken,
  secretEmpty,
  secretKnown,
];
