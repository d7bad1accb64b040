import type { DecodedToken } from '../decode/decoded-token.ts';
import { formatJson } from '../encoding/json-format.ts';
import { findMember, stringMember } from '../encoding/json-query.ts';
import { type JsonNode, parseJson } from '../encoding/json-text.ts';
import { looksLikePem } from '../encoding/pem.ts';
import { andThen, fail, ok, type Result } from '../result.ts';
import { type AddressProblem, type FetchedText, readAddress } from './fetch-message.ts';
import type { KeyParameter, MetadataKind } from './key-origin.ts';

/** What a token says of where its key could be found. All of it was written by anyone who made the token. */
export interface NamedSources {
  readonly issuer: string | undefined;
  readonly addresses: readonly { readonly parameter: KeyParameter; readonly address: string }[];
}

/** A document that may lead to an issuer's keys. */
export interface KeyAddress {
  readonly document: MetadataKind | 'jwks';
  readonly address: string;
}

export type IssuerProblem = AddressProblem | 'has-query';

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

export function namedSources(token: DecodedToken | undefined): NamedSources {
  const claims = token?.claimsSet?.ok ? token.claimsSet.value.object : undefined;
  const header = token?.protectedHeader.ok ? token.protectedHeader.value.object : undefined;
  const parameters = ['jku', 'x5u'] as const;
  return {
    issuer: claims && stringMember(claims, 'iss'),
    addresses: parameters.flatMap((parameter) => {
      const address = header && stringMember(header, parameter);
      return address === undefined ? [] : [{ parameter, address }];
    }),
  };
}

/** The parameter of the header that names this address, however it is written there. */
export function parameterNaming(
  address: string,
  { addresses }: NamedSources,
): KeyParameter | undefined {
  const wanted = normalised(address);
  return addresses.find((named) => normalised(named.address) === wanted)?.parameter;
}

/**
 * Where an issuer's keys may be, in the order in which they are looked for: the OpenID
 * configuration comes after the path (Discovery §4), OAuth metadata between host and path (RFC 8414
 * §3.1), and each is found in the other place too. Last comes the key set itself, where many keep
 * it. A "/" at the end of the issuer is dropped before that.
 */
export function keyAddresses(issuer: string): Result<readonly KeyAddress[], IssuerProblem> {
  return andThen(readAddress(issuer), (url) => {
    // Neither RFC 8414 §2 nor OpenID Connect allows them, and there is no place for them.
    if (/[?#]/.test(issuer)) return fail('has-query');
    const { origin } = url;
    const path = url.pathname.replace(/\/$/, '');
    const after = (name: string) => `${origin}${path}/.well-known/${name}`;
    const between = (name: string) => `${origin}/.well-known/${name}${path}`;
    const [openid, oauth] = ['openid-configuration', 'oauth-authorization-server'] as const;
    const places = [
      { document: 'openid-configuration', address: after(openid) },
      { document: 'openid-configuration', address: between(openid) },
      { document: 'oauth-metadata', address: between(oauth) },
      { document: 'oauth-metadata', address: after(oauth) },
      { document: 'jwks', address: after('jwks.json') },
    ] as const;
    return ok(places.filter((_, index) => path !== '' || index % 2 === 0));
  });
}

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

function normalised(address: string): string {
  const url = readAddress(address);
  return url.ok ? url.value.href.replace(/#.*$/s, '') : address;
}
