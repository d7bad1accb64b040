import { type Outcome, pass, reject, skip } from '../checks/check.ts';
import type {
  CertificateFault,
  ChainFault,
  ChainLink,
  ChainWords,
  FoundFault,
  JudgedChain,
  NamedChain,
} from '../evidence/chain-report.ts';
import type { LifetimePhase } from '../time/lifetime.ts';
import { formatUtc } from '../time/utc-date.ts';
import { formatNumber } from '../words/format-number.ts';
import { quoteValue } from '../words/quote.ts';
import { say } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';

export const CHAIN_WORDS: ChainWords = {
  explain: explainChain,
  failure: (chain) =>
    brieflyUntold(chain) === undefined ? say`Rejected: ${brieflyUntrusted(chain)}` : undefined,
  obstacle: (chain) => say`Can’t verify: ${brieflyUntold(chain) ?? brieflyUntrusted(chain)}`,
  checkKey: (chain) => {
    const untold = brieflyUntold(chain);
    return untold === undefined
      ? reject(brieflyUntrusted(chain), explainChain(chain))
      : skip(explainChain(chain), untold);
  },
  title: titleByChain,
  trusted: ({ subject, root }) =>
    say`The key is that of ${quoteValue(subject)}, by a chain to the root you gave (${quoteValue(root)}). Revocation of certificates is not checked.`,
  checkSigner,
  unconfirmed: () => say`Verified by a chain to the root you gave; signer not confirmed`,
  unchecked: sayUnchecked,
  accepted: (audience) =>
    audience === undefined
      ? say`Accepted by a chain to the root you gave`
      : say`Accepted for ${audience} by a chain to the root you gave`,
};

function titleByChain(phase: LifetimePhase): string {
  switch (phase) {
    case 'expired':
      return say`Signature verified by a chain to the root you gave, but the token has expired`;
    case 'not-yet':
      return say`Signature verified by a chain to the root you gave, but the token is not valid yet`;
    default:
      return say`Signature verified by a chain to the root you gave`;
  }
}

/** A root vouches for many: only the user knows whose certificate may sign for the issuer. */
function checkSigner({ subject, root, expected }: NamedChain): Outcome {
  const trusted = say`The key is that of ${quoteValue(subject)}, by a chain to the root you gave (${quoteValue(root)}).`;
  if (expected === subject && subject !== '') return pass(trusted);
  return expected === ''
    ? skip(
        sentences(
          trusted,
          say`The root may vouch for others, too. Compare this name with the signer that you expect, then confirm it under the Key field.`,
        ),
        say`the signer is not confirmed`,
      )
    : reject(
        say`the certificate is another signer’s`,
        sentences(trusted, say`The signer that you expect is ${quoteValue(expected)}.`),
      );
}

function sayUnchecked(issuer: boolean, audience: boolean): string {
  if (issuer && audience) {
    return say`Verified by a chain to the root you gave; issuer and audience not checked`;
  }
  return audience
    ? say`Verified by a chain to the root you gave; audience not checked`
    : say`Verified by a chain to the root you gave; issuer not checked`;
}

/** Why a chain is not trusted, in sentences. */
export function explainChain({ faults, links }: JudgedChain): string {
  const whole = faults.flatMap((fault) => explainChainFault(fault) ?? []);
  const each = links.flatMap((link, index) =>
    link.faults.map((fault) => explainAt(index, explainFault(fault, link))),
  );
  return sentences(...whole, ...each);
}

function explainAt(index: number, explanation: string): string {
  return say`Certificate ${formatNumber(index + 1)}: ${explanation}`;
}

function brieflyUntrusted({ faults, links }: JudgedChain): string {
  const codes = links.flatMap((link) => link.faults.map(({ code }) => code));
  if (faults.includes('leaf-as-root')) return say`the root is the signer’s own certificate`;
  if (faults.includes('root-from-token')) return say`the root came with the token`;
  if (faults.some((fault) => fault === 'no-anchor' || fault === 'other-key')) {
    return say`the chain doesn’t end in your root`;
  }
  const isDated = codes.every((code) => code === 'expired' || code === 'not-yet');
  if (codes.length > 0 && isDated) {
    return codes.includes('expired')
      ? say`a certificate of the chain has expired`
      : say`a certificate of the chain is not valid yet`;
  }
  return say`the certificate chain is not valid`;
}

/** What a verifier that knows more may accept all the same. */
const UNTOLD: readonly CertificateFault[] = [
  ...(['signature-unchecked', 'unusable-key', 'policy'] as const),
  ...(['critical-extension', 'unknown-constraint'] as const),
];
const OPEN: readonly ChainFault[] = ['no-roots', 'too-many-roots', 'time-unreadable'];

function brieflyUntold({ faults, links }: JudgedChain): string | undefined {
  const codes = links.flatMap((link) => link.faults.map(({ code }) => code));
  if (faults.includes('no-roots')) return say`the root certificate can’t be read`;
  if (faults.includes('too-many-roots')) return say`“Root certificates” has too many certificates`;
  if (faults.includes('time-unreadable')) return say`the time of the check can’t be read`;
  const isUntold =
    codes.length > 0 &&
    codes.every((code) => UNTOLD.includes(code)) &&
    faults.every((fault) => fault === 'certificate' || OPEN.includes(fault));
  return isUntold ? say`this browser can’t check a certificate of the chain` : undefined;
}

/** Undefined where the certificates say it themselves. */
function explainChainFault(fault: ChainFault): string | undefined {
  switch (fault) {
    case 'no-roots':
      return say`“Root certificates” contains no X.509 certificate. Paste a PEM or Base64 certificate, or open a DER file.`;
    case 'too-many-roots':
      return say`“Root certificates” contains too many certificates. Keep the roots that you trust for this issuer.`;
    case 'repeated-parameter':
      return say`The header contains “x5c” more than once, and verifiers differ in which one they read.`;
    case 'not-a-list':
      return say`“x5c” must be an array of Base64 certificates (RFC 7515 §4.1.6).`;
    case 'too-long':
      return say`“x5c” contains more than 10 certificates, and Claimcheck verifies no longer chain.`;
    case 'no-anchor':
      return say`None of your root certificates issued a certificate of this chain.`;
    case 'other-key':
      return say`Your root certificate has the name of the issuer, but another key.`;
    case 'leaf-as-root':
      return say`Your root is the signer’s own certificate, which no chain leads to. To trust only this certificate, paste it in the Key field.`;
    case 'root-from-token':
      return say`The root certificate has a key that came with the token, or from a URL in it. Get the root from the certificate authority.`;
    case 'time-unreadable':
      return say`The time to check as of can’t be read, so the dates of the certificates were not checked.`;
    case 'certificate':
      return undefined;
  }
}

/** What is wrong with one certificate, as a sentence. */
export function explainFault(fault: FoundFault, link: ChainLink): string {
  return FAULTS[fault.code](fault.about ?? '', link);
}

const FAULTS: Readonly<Record<CertificateFault, (about: string, link: ChainLink) => string>> = {
  form: () =>
    say`It is not written as plain Base64 of DER, which “x5c” requires (RFC 7515 §4.1.6).`,
  unreadable: () => say`It is not an X.509 certificate.`,
  'not-der': () => say`Its bytes are not the DER of one certificate (RFC 5280 §4.1).`,
  version: () =>
    say`It is not a version 3 certificate, so it can’t say what it may be used for (RFC 5280 §6.1.4 (k)).`,
  'algorithms-differ': () => say`It names two different signature algorithms (RFC 5280 §4.1.1.2).`,
  'repeated-extension': (oid) =>
    say`It contains extension ${nameExtension(oid)} more than once (RFC 5280 §4.2).`,
  'broken-extension': (oid) => say`Its extension ${nameExtension(oid)} can’t be read.`,
  'critical-extension': (oid) =>
    say`Its critical extension ${nameExtension(oid)} is not supported, so the certificate must be rejected (RFC 5280 §4.2).`,
  policy: (oid) =>
    say`It contains ${nameExtension(oid)}, and Claimcheck does not process certificate policies (RFC 5280 §6.1.4).`,
  'issuer-name': () =>
    say`Its issuer is not the subject of the next certificate (RFC 5280 §6.1.3 (a)(4)).`,
  signature: () => say`The key of the next certificate did not sign it (RFC 5280 §6.1.3 (a)(1)).`,
  'signature-unchecked': () => say`Its signature can’t be checked in this browser.`,
  'weak-hash': (hash) => say`It is signed with ${hash}, which is no longer secure.`,
  'small-key': (bits) =>
    say`Its RSA key has only ${formatNumber(Number(bits))} bits, fewer than 2,048.`,
  'unusable-key': () => say`Its key can’t be used to check the signature in this browser.`,
  'not-ca': () =>
    say`It is not a CA certificate, so it can’t issue certificates (RFC 5280 §6.1.4 (k)).`,
  'no-cert-sign': () => say`Its key usage does not include keyCertSign (RFC 5280 §6.1.4 (n)).`,
  'path-length': () =>
    say`A certificate above it allows fewer CA certificates below (RFC 5280 §6.1.4 (l)).`,
  'no-digital-signature': () =>
    say`Its key usage does not include digitalSignature (RFC 5280 §4.2.1.3).`,
  purpose: (oids) => say`It may be used only for other purposes (${oids}, RFC 5280 §4.2.1.12).`,
  'name-excluded': (name) =>
    say`A certificate above it excludes the name ${quoteValue(name)} (RFC 5280 §4.2.1.10).`,
  'name-not-permitted': (name) =>
    say`A certificate above it does not permit the name ${quoteValue(name)} (RFC 5280 §4.2.1.10).`,
  'unknown-constraint': () =>
    say`Its name constraints, or its names under them, can’t be processed (RFC 5280 §4.2.1.10).`,
  repeated: () => say`It is in the chain twice (RFC 5280 §6.1).`,
  'own-signature': () => say`It names itself as its issuer, but did not sign itself.`,
  expired: (_, { notAfter }) =>
    Number.isFinite(notAfter)
      ? say`It expired on ${formatUtc(notAfter)}.`
      : say`Its dates can’t be read.`,
  'not-yet': (_, { notBefore }) =>
    Number.isFinite(notBefore)
      ? say`It is not valid before ${formatUtc(notBefore)}.`
      : say`Its dates can’t be read.`,
};

/** RFC 5280 §4.2.1. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  '2.5.29.15': 'keyUsage',
  '2.5.29.17': 'subjectAltName',
  '2.5.29.18': 'issuerAltName',
  '2.5.29.19': 'basicConstraints',
  '2.5.29.30': 'nameConstraints',
  '2.5.29.31': 'cRLDistributionPoints',
  '2.5.29.32': 'certificatePolicies',
  '2.5.29.33': 'policyMappings',
  '2.5.29.36': 'policyConstraints',
  '2.5.29.37': 'extKeyUsage',
  '2.5.29.54': 'inhibitAnyPolicy',
};

function nameExtension(oid: string): string {
  return EXTENSIONS[oid] ?? oid;
}
