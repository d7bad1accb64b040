import {
  type Fault,
  isLenient,
  type PartProblem,
  type TokenPart,
} from '../../decode/decoded-token.ts';
import { isLenientSpelling, readBase64urlLeniently } from '../../encoding/base64url.ts';
import { decodeUtf8Leniently, encodeUtf8 } from '../../encoding/utf8.ts';
import { explainFault } from '../../explain/explain-fault.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, AuditSubject, Finding, Reference, Severity } from '../audit-rule.ts';
import { promisesClaims } from '../payload-kind.ts';
import { cwe, rfc } from '../references.ts';
import { charactersOf } from '../token-place.ts';

type PartFault = Exclude<Fault, { readonly part: 'token' }>;

interface Words {
  readonly code: string;
  readonly severity: Severity;
  readonly title: () => string;
  readonly effect: () => string;
  readonly fix: () => string;
  readonly references: readonly Reference[];
}

const encodeStrictly = () => say`Have the issuer encode each part as base64url without padding.`;

const NONCANONICAL: Words = {
  code: 'b64-noncanonical',
  severity: 'medium',
  title: () => say`Non-canonical base64url`,
  effect: () =>
    say`A deny-list of tokens or token hashes does not match this second encoding of the same token.`,
  fix: () => say`Reject such encodings, and key deny-lists on “iss” and “jti”.`,
  references: [rfc(4648, '3.5'), cwe(180)],
};
const PADDING: Words = {
  code: 'b64-padding',
  severity: 'low',
  title: () => say`Base64url padding`,
  effect: () => say`Lenient verifiers check the signature over the padded text.`,
  fix: encodeStrictly,
  references: [rfc(7515, '2')],
};
const ALPHABET: Words = {
  code: 'b64-alphabet',
  severity: 'medium',
  title: () => say`Invalid base64url characters`,
  effect: () => say`Some verifiers accept the token, others reject it.`,
  fix: encodeStrictly,
  references: [rfc(7515, '2')],
};
const NOT_UTF8: Words = {
  code: 'utf8-invalid',
  severity: 'medium',
  title: () => say`Invalid UTF-8`,
  effect: () => say`Parsers disagree on how to read such text.`,
  fix: () => say`Encode the header and payload as UTF-8 without a byte order mark.`,
  references: [rfc(8725, '3.7')],
};
const BYTE_ORDER_MARK: Words = { ...NOT_UTF8, title: () => say`Byte order mark` };
const NOT_JSON: Words = {
  code: 'json-invalid',
  severity: 'high',
  title: () => say`Invalid JSON`,
  effect: () => say`APIs must reject the token. Parsers that accept it may read different claims.`,
  fix: () => say`Encode one JSON object and nothing after it.`,
  references: [rfc(7515, '10.12'), rfc(7519, '7.2')],
};

const WORDS = {
  'not-canonical': NONCANONICAL,
  padding: PADDING,
  'not-base64url': ALPHABET,
  // Characters are missing: another rule's.
  'impossible-length': undefined,
  'not-utf8': NOT_UTF8,
  'json-byte-order-mark': BYTE_ORDER_MARK,
  'not-an-object': NOT_JSON,
  'json-empty': NOT_JSON,
  'json-unexpected': NOT_JSON,
  'json-cut-off': NOT_JSON,
  'json-text-after': NOT_JSON,
  'json-control-character': NOT_JSON,
  'json-bad-escape': NOT_JSON,
} satisfies Record<PartProblem['code'], Words | undefined>;

/** The load balancers of AWS pad what they put into "x-amzn-oidc-data". */
const SIGNED_BY_ALB = /"signer":\s*"arn:aws[\w-]*:elasticloadbalancing:/;

/** What is wrong with the encoding of a part or with the text inside. */
export const partFaults: AuditRule = (subject) =>
  subject.token.faults.flatMap((fault) => {
    if (fault.part === 'token') return [];
    const words = WORDS[fault.problem.code];
    const part = subject.token.parts.find(({ name }) => name === fault.part);
    return words && part && concerns(subject, fault, part)
      ? [describe(subject, fault, part, words)]
      : [];
  });

/** A payload that is not a claims set may be any bytes, and an empty one may be detached. */
function concerns(
  { token }: AuditSubject,
  { part: name, problem }: PartFault,
  part: TokenPart,
): boolean {
  if (name !== 'payload') return true;
  if (!part.bytes.ok || isLenient({ part: name, problem })) return true;
  return problem.code !== 'json-empty' && promisesClaims(token);
}

function describe(
  { token }: AuditSubject,
  fault: PartFault,
  part: TokenPart,
  words: Words,
): Finding {
  const { severity, why } = weigh(words, fault, token.headerText);
  const start = part.start + faultOffset(fault.problem, part);
  return {
    code: words.code,
    severity,
    basis: 'bytes',
    where: charactersOf(token, start, Math.min(start + 1, part.end)),
    title: words.title(),
    why: sentences(explainFault(fault), why),
    fix: words.fix(),
    references: words.references,
  };
}

function weigh(
  { code, severity, effect }: Words,
  fault: PartFault,
  header: string,
): Pick<Finding, 'severity' | 'why'> {
  if (code !== 'b64-padding') return { severity, why: effect() };
  if (SIGNED_BY_ALB.test(header)) {
    return {
      severity: 'info',
      why: say`AWS load balancers pad their tokens, so the API needs a library that accepts the padding.`,
    };
  }
  return { severity: fault.part === 'signature' ? 'medium' : severity, why: effect() };
}

/** The character of the encoded part at which a fault begins. */
function faultOffset(problem: PartProblem, { encoded, bytes }: TokenPart): number {
  if ((!bytes.ok || isLenientSpelling(problem)) && 'offset' in problem) return problem.offset;
  const byte = 'byteOffset' in problem ? problem.byteOffset : bytesBefore(encoded, problem.offset);
  return Math.floor((byte * 4) / 3);
}

function bytesBefore(encoded: string, offset: number): number {
  const text = decodeUtf8Leniently(readBase64urlLeniently(encoded));
  return encodeUtf8(text.slice(0, offset)).length;
}
