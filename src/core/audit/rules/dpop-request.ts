import { stringMember } from '../../encoding/json-query.ts';
import { readTarget } from '../../extract/read-request-line.ts';
import type { RequestContext } from '../../extract/token-context.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { claimPlace } from '../claim-place.ts';
import { readClaims } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { recogniseProfile } from '../token-profile.ts';
import { quote } from '../words.ts';

/** A DPoP proof that is sent with another request than it was made for. */
export const dpopRequest: AuditRule = ({ token }) => {
  const { carrier, request } = token.found.context;
  const claims = readClaims(token);
  const target = readTarget(request?.text ?? '');
  const isSent = carrier.kind === 'header' && carrier.name.toLowerCase() === 'dpop';
  if (!isSent || !request || !claims || recogniseProfile(token) !== 'dpop-proof') return [];
  const method = stringMember(claims, 'htm');
  const url = stringMember(claims, 'htu');
  const findings: Finding[] = [];
  if (method !== undefined && target.method && method.toUpperCase() !== target.method) {
    const why = say`“htm” is ${quote(method)}, but the method of the request is ${target.method}.`;
    findings.push(foreignRequest('htm', why));
  }
  if (url !== undefined && isElsewhere(url, target.url, request)) {
    const why = say`“htu” is ${quote(url)}, but the request goes to ${quote(addressOf(target.url, request))}.`;
    findings.push(foreignRequest('htu', why));
  }
  return findings;
};

function foreignRequest(claim: 'htm' | 'htu', why: string): Finding {
  return {
    code: 'dpop-jkt-mismatch',
    severity: 'high',
    basis: 'pair',
    where: claimPlace(claim),
    title: say`Proof for another request`,
    why: sentences(why, say`Servers reject the proof.`),
    fix: say`Create a proof for each request, with its method and its URL without query and fragment.`,
    references: [rfc(9449, '4.3')],
  };
}

/** Whether the two addresses differ for certain, without query and fragment (RFC 9449 §4.3). */
function isElsewhere(url: string, target: string | undefined, request: RequestContext): boolean {
  const stated = readAddress(url);
  const asked = readAddress(target ?? '');
  if (!stated?.host || !asked) return false;
  const host = asked.host ?? request.host?.toLowerCase();
  const scheme = asked.scheme ?? request.scheme;
  if (scheme !== undefined && scheme !== stated.scheme) return true;
  if (asked.path !== stated.path) return true;
  return (
    host !== undefined && bareHost(host, stated.scheme) !== bareHost(stated.host, stated.scheme)
  );
}

interface Address {
  readonly scheme: string | undefined;
  readonly host: string | undefined;
  readonly path: string;
}

/** Undefined for what is filled in later, or would have to be resolved first. */
function readAddress(url: string): Address | undefined {
  const match = /^(?:(https?):\/\/(?:[^/?#@]*@)?([^/?#]+))?([^?#]*)/i.exec(url);
  if (!match || url === '' || /[{}$<>*\\]|\/\.{1,2}(?:[/?#]|$)/.test(url)) return undefined;
  const [, scheme, host, path = ''] = match;
  if (host === undefined && !path.startsWith('/')) return undefined;
  return {
    scheme: scheme?.toLowerCase(),
    host: host?.toLowerCase(),
    path: normalise(path === '' ? '/' : path),
  };
}

const DEFAULT_PORTS: Readonly<Record<string, RegExp>> = { http: /:80$/, https: /:443$/ };

function bareHost(host: string, scheme = 'https'): string {
  return host.replace(DEFAULT_PORTS[scheme] ?? /$^/, '');
}

/** RFC 3986 §6.2.2: what needs no encoding is decoded, and the rest written in capitals. */
function normalise(path: string): string {
  return path.replace(/%([0-9A-Fa-f]{2})/g, (encoded, hex) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[\w.~-]/.test(character) ? character : encoded.toUpperCase();
  });
}

function addressOf(url = '', { host }: RequestContext): string {
  return url.startsWith('/') ? `${host ?? ''}${url}` : url;
}
