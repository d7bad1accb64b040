import {
  type DecodedToken,
  type Fault,
  isLenient,
  type PartProblem,
  preventsJudgement,
  type TokenProblem,
} from '../decode/decoded-token.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
import { say } from '../words/say.ts';
import {
  type AnswerSubject,
  type AnswerWords,
  type CheckedToken,
  exactly,
  withQuotes,
} from './answer.ts';
import type { ReviewedLayer } from './reviewed-token.ts';

/** Why a text is not a JWT, where it is not. */
export function findMalformation({ verdict, checked }: AnswerSubject): AnswerWords | undefined {
  if (verdict.state === 'malformed' && verdict.reason === 'no-token') {
    return exactly(say`Not a valid JWT: no token found`);
  }
  if (verdict.state === 'malformed' && verdict.reason === 'other-format') {
    return withQuotes(verdict.words.title, say`Not a JWT`);
  }
  const verdicts = checked?.layers.map((layer) => layer.verdict) ?? [verdict];
  const faults = verdicts.flatMap((one) => (one ? faultsOf(one) : []));
  const fault = faults[0] ?? (checked && faultOfClaims(checked));
  return fault && exactly(sayFault(fault));
}

function faultsOf(verdict: SignatureVerdict): readonly Fault[] {
  if ('opening' in verdict) {
    return verdict.opening.state === 'malformed' ? verdict.opening.faults : [];
  }
  if (verdict.state !== 'malformed' || verdict.reason !== 'faults') return [];
  return verdict.faults.filter(preventsJudgement);
}

/** What keeps the payload of the innermost token from being a claims set (RFC 7519 §7.2). */
function faultOfClaims({ derived, layers }: CheckedToken): Fault | undefined {
  const { token, checks } = derived;
  const form = checks.find(({ name }) => name === 'form');
  if (form?.result !== 'fail' || layers.some(isDetached)) return undefined;
  return (
    token.faults.find((fault) => fault.part === 'payload' && !isLenient(fault)) ?? inClaims(token)
  );
}

/** Its payload is not in the token, and not given beside it yet. */
export function isDetached({ verdict }: ReviewedLayer): boolean {
  return verdict?.state === 'unverified' && verdict.reason === 'detached';
}

function inClaims({ claimsSet }: DecodedToken): Fault | undefined {
  return claimsSet?.ok === false ? { part: 'payload', problem: claimsSet.problem } : undefined;
}

function sayFault(fault: Fault): string {
  if (fault.part === 'token') return sayTokenFault(fault.problem);
  const kind = kindOf(fault.problem);
  switch (fault.part) {
    case 'header':
      return HEADER[kind]();
    case 'payload':
      return PAYLOAD[kind]();
    case 'signature':
      return say`Not a valid JWT: the signature is not base64url`;
    default:
      return say`Not a valid JWT: an encrypted part is not base64url`;
  }
}

function sayTokenFault(problem: TokenProblem): string {
  switch (problem.code) {
    case 'part-count':
      return sayPartCount(problem.count);
    case 'truncated':
      return say`Not a valid JWT: the token is cut off`;
    default:
      return say`Not a valid JWT: the JSON serialization is not valid`;
  }
}

function sayPartCount(count: number): string {
  switch (count) {
    case 1:
      return say`Not a valid JWT: the payload and the signature are missing`;
    case 2:
      return say`Not a valid JWT: the signature is missing`;
    default:
      return say`Not a valid JWT: it has ${count} parts`;
  }
}

type Kind = 'base64url' | 'length' | 'utf8' | 'empty' | 'object' | 'json';

function kindOf({ code }: PartProblem): Kind {
  switch (code) {
    case 'not-base64url':
    case 'padding':
    case 'not-canonical':
      return 'base64url';
    case 'impossible-length':
      return 'length';
    case 'not-utf8':
      return 'utf8';
    case 'json-empty':
      return 'empty';
    case 'not-an-object':
      return 'object';
    default:
      return 'json';
  }
}

const HEADER: Readonly<Record<Kind, () => string>> = {
  base64url: () => say`Not a valid JWT: the header is not base64url`,
  length: () => say`Not a valid JWT: the header is cut off`,
  utf8: () => say`Not a valid JWT: the header is not UTF-8`,
  empty: () => say`Not a valid JWT: the header is empty`,
  object: () => say`Not a valid JWT: the header is not a JSON object`,
  json: () => say`Not a valid JWT: the header is not valid JSON`,
};

const PAYLOAD: Readonly<Record<Kind, () => string>> = {
  base64url: () => say`Not a valid JWT: the payload is not base64url`,
  length: () => say`Not a valid JWT: the payload is cut off`,
  utf8: () => say`Not a valid JWT: the payload is not UTF-8`,
  empty: () => say`Not a valid JWT: the payload is empty`,
  object: () => say`Not a valid JWT: the payload is not a JSON object`,
  json: () => say`Not a valid JWT: the payload is not valid JSON`,
};
