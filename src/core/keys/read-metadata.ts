import { formatJson } from '../encoding/json-format.ts';
import { findMember, stringMember } from '../encoding/json-query.ts';
import { type JsonNode, parseJson } from '../encoding/json-text.ts';
import { looksLikePem } from '../encoding/pem.ts';
import { andThen, fail, ok, type Result } from '../result.ts';
import { type AddressProblem, type FetchedText, readAddress } from './fetch-message.ts';

/** Why an answer is not what was asked for. */
export type AnswerProblem =
  | { readonly code: 'http-status'; readonly status: number }
  | { readonly code: 'html' }
  | { readonly code: 'not-json' };

export type MetadataProblem =
  | AnswerProblem
  | { readonly code: 'not-metadata' }
  | { readonly code: 'wrong-issuer'; readonly expected: string; readonly found: string }
  | { readonly code: 'no-jwks-uri' }
  | {
      readonly code: 'jwks-uri-refused';
      readonly address: string;
      readonly why: AddressProblem;
    };

export type KeySetProblem =
  | AnswerProblem
  | { readonly code: 'metadata-instead'; readonly address: string }
  | { readonly code: 'no-keys' };

/**
 * The address of the key set, from metadata that is the issuer's own (RFC 8414 §3.3). Where the
 * user gave the URL of the metadata, undefined, it is that of whatever issuer it says.
 */
export function readMetadata(
  answer: FetchedText,
  issuer: string | undefined,
): Result<string, MetadataProblem> {
  return andThen(readJsonAnswer(answer), (root): Result<string, MetadataProblem> => {
    const found = root.type === 'object' ? stringMember(root, 'issuer') : undefined;
    if (root.type !== 'object' || found === undefined) return fail({ code: 'not-metadata' });
    if (issuer !== undefined && found !== issuer) {
      return fail({ code: 'wrong-issuer', expected: issuer, found });
    }
    const address = stringMember(root, 'jwks_uri');
    if (address === undefined) return fail({ code: 'no-jwks-uri' });
    const url = readAddress(address);
    return url.ok
      ? ok(url.value.href)
      : fail({ code: 'jwks-uri-refused', address, why: url.problem });
  });
}

/**
 * A key set as text for the Key box: JSON laid out over lines, PEM as it came.
 * Anything else is rejected, for the Key box would take it for a secret.
 */
export function readKeySet(answer: FetchedText): Result<string, KeySetProblem> {
  const problem = findAnswerProblem(answer);
  if (problem) return fail(problem);
  if (!/^\s*[{[]/.test(answer.text) && looksLikePem(answer.text)) return ok(answer.text.trim());
  return andThen(readJsonAnswer(answer), (root): Result<string, KeySetProblem> => {
    if (holdsKeys(root)) return ok(formatJson(answer.text, root));
    const address = root.type === 'object' ? stringMember(root, 'jwks_uri') : undefined;
    return fail(
      address === undefined ? { code: 'no-keys' } : { code: 'metadata-instead', address },
    );
  });
}

/** A JWK Set, a JWK, an array of JWKs, or a map from names to certificates. */
function holdsKeys(root: JsonNode): boolean {
  if (root.type === 'array') return root.items.length > 0 && root.items.every(isJwk);
  if (root.type !== 'object') return false;
  return (
    isJwk(root) ||
    findMember(root, 'keys')?.value.type === 'array' ||
    (root.members.length > 0 &&
      root.members.every(({ value }) => value.type === 'string' && looksLikePem(value.value)))
  );
}

function isJwk(node: JsonNode): boolean {
  return node.type === 'object' && stringMember(node, 'kty') !== undefined;
}

function readJsonAnswer(answer: FetchedText): Result<JsonNode, AnswerProblem> {
  const problem = findAnswerProblem(answer);
  if (problem) return fail(problem);
  const json = parseJson(answer.text);
  return json.ok ? json : fail({ code: 'not-json' });
}

function findAnswerProblem({ status, contentType, text }: FetchedText): AnswerProblem | undefined {
  if (status < 200 || status > 299) return { code: 'http-status', status };
  const isHtml = /^\s*<(?:!doctype\b|html\b|head\b|body\b|!--)/i.test(text);
  if (isHtml || (/^text\/html\b/i.test(contentType) && /^\s*</.test(text))) return { code: 'html' };
  return undefined;
}
