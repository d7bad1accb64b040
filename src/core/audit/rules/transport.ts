import type { DecodedToken } from '../../decode/decoded-token.ts';
import { findMember, stringMember } from '../../encoding/json-query.ts';
import type { Carrier, Place } from '../../extract/token-context.ts';
import type { IssuerId } from '../../registry/issuers.ts';
import { numericDate } from '../../time/numeric-date.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { contextFinding, isLoopback } from '../context-place.ts';
import { asvs, rfcDocument } from '../documents.ts';
import { readClaims } from '../read-claims.ts';
import { cwe, rfc } from '../references.ts';
import { recogniseIssuer } from '../token-issuer.ts';
import { recogniseProfile } from '../token-profile.ts';
import { quote } from '../words.ts';

/** Parameters that are made for URLs, and no credentials for an API. */
const MADE_FOR_URLS: ReadonlySet<string> = new Set([
  ...['id_token_hint', 'logout_hint', 'request', 'login_hint_token', 'response'],
]);
const MAGIC_LINK = 15 * 60;

/** A token in an address, which is written down in many places. */
export const urlToken: AuditRule = ({ token }) => {
  const { carrier } = token.found.context;
  if (carrier.kind !== 'url') return [];
  const isFragment = carrier.part === 'fragment';
  const isMeant = MADE_FOR_URLS.has(carrier.parameter ?? '') || livesFor(token) <= MAGIC_LINK;
  return [
    contextFinding(carrier.place, {
      code: 'url-token',
      severity: isMeant ? 'low' : isFragment ? 'medium' : 'high',
      title: say`Token in a URL`,
      why: isFragment
        ? say`The token stays in the browser history, and scripts on the page can read it.`
        : say`URLs stay in server logs and the browser history, and are passed on in the Referer header.`,
      fix: say`Send the token in the Authorization header or in a POST body.`,
      references: [rfc(6750, '5.3'), rfcDocument(9700), cwe(598)],
    }),
  ];
};

function livesFor(token: DecodedToken): number {
  const claims = readClaims(token);
  const issued = claims && numericDate(claims, 'iat');
  const expiry = claims && numericDate(claims, 'exp');
  return issued === undefined || expiry === undefined ? Number.POSITIVE_INFINITY : expiry - issued;
}

export const httpPlain: AuditRule = ({ token }) => {
  const { carrier, request } = token.found.context;
  const origin = carrier.kind === 'url' ? carrier : request;
  if (origin?.scheme !== 'http' || isLoopback(origin.host)) return [];
  return [
    contextFinding(origin.place, {
      code: 'http-plain',
      severity: 'high',
      title: say`Token over plain HTTP`,
      why: say`The token is sent to ${quote(origin.host ?? '')} over plain HTTP, so anyone on the network path can read it.`,
      fix: say`Use HTTPS, and replace the token.`,
      references: [rfc(6750, '5.3'), cwe(319)],
    }),
  ];
};

type Header = Carrier & { readonly kind: 'header' };

/** Schemes with which tokens are sent (RFC 6750, RFC 9449, RFC 9635). */
const SCHEMES: ReadonlySet<string> = new Set(['bearer', 'dpop', 'gnap', 'pop', 'basic']);

function authorization(token: DecodedToken): Header | undefined {
  const { carrier } = token.found.context;
  return carrier.kind === 'header' && /^(?:proxy-)?authorization$/i.test(carrier.name)
    ? carrier
    : undefined;
}

export const authScheme: AuditRule = ({ token }) => {
  const header = authorization(token);
  if (!header) return [];
  const { scheme, damage, place } = header;
  if (damage === 'quoted-token') return [quotedToken(place)];
  if (scheme !== undefined && SCHEMES.has(scheme.toLowerCase()) && !damage) return [];
  const how = damage ? DAMAGE_WORDS[damage]() : describeScheme(scheme);
  return [
    contextFinding(place, {
      code: 'auth-scheme',
      severity: damage === 'scheme-twice' ? 'medium' : 'low',
      title: say`Unusual Authorization header`,
      why: sentences(how, say`Most servers accept only “Bearer”, a space and the token.`),
      fix: say`Send “Authorization: Bearer <token>”.`,
      references: [rfc(6750, '2.1')],
    }),
  ];
};

const DAMAGE_WORDS = {
  'quoted-value': () => say`The header value is in quotation marks.`,
  'scheme-twice': () => say`The header value has “Bearer” twice.`,
} as const;

function describeScheme(scheme: string | undefined): string {
  return scheme === undefined
    ? say`The token has no scheme before it.`
    : say`The scheme before the token is ${quote(scheme)}.`;
}

function quotedToken(place: Place): Finding {
  return contextFinding(place, {
    code: 'auth-quotes',
    severity: 'medium',
    title: say`Quotation marks around the token`,
    why: say`The header value has a quotation mark or bracket between the scheme and the token, which servers read as part of the token.`,
    fix: say`Send “Authorization: Bearer <token>” without quotation marks or brackets.`,
    references: [rfc(6750, '2.1')],
  });
}

/** Providers whose own services take ID tokens in this place. */
const TAKES_ID_TOKENS: ReadonlySet<IssuerId> = new Set<IssuerId>([
  ...(['cognito', 'firebase', 'supabase', 'google-iap'] as const),
]);

export const idTokenAsBearer: AuditRule = ({ token }) => {
  const header = authorization(token);
  if (!header || recogniseProfile(token) !== 'id-token') return [];
  const claims = readClaims(token);
  const issuer = recogniseIssuer(token)?.issuer.id;
  // Services on Google Cloud ask for an ID token whose audience is their address.
  const isForService =
    issuer === 'google' && /^https:/.test((claims && stringMember(claims, 'aud')) ?? '');
  const isUsual = isForService || (issuer !== undefined && TAKES_ID_TOKENS.has(issuer));
  return [
    contextFinding(header.place, {
      code: 'id-token-as-bearer',
      severity: isUsual ? 'info' : 'medium',
      title: say`ID token as bearer token`,
      why: say`An ID token tells the client who signed in. It does not tell an API what its bearer may do.`,
      fix: isUsual
        ? say`Check “aud”; this provider allows ID tokens as bearer tokens.`
        : say`Send the access token that came with the ID token.`,
      references: [rfc(8725, '2.8'), asvs('9.2.2')],
    }),
  ];
};

/** A token bound to a key, sent as if anyone who holds it may use it. Certificates beside it cannot be seen here. */
export const boundAsBearer: AuditRule = ({ token }) => {
  const header = authorization(token);
  const claims = readClaims(token);
  const confirmation = claims && findMember(claims, 'cnf')?.value;
  if (header?.scheme?.toLowerCase() !== 'bearer' || confirmation?.type !== 'object') return [];
  if (!findMember(confirmation, 'jkt')) return [];
  return [
    contextFinding(header.place, {
      code: 'bound-as-bearer',
      severity: 'high',
      title: say`Bound token sent as bearer`,
      why: say`“cnf” binds the token to a key (“jkt”), but “Bearer” requires no proof of that key, so anyone who steals the token can use it.`,
      fix: say`Send “Authorization: DPoP <token>” with a proof.`,
      references: [rfc(9449, '7')],
    }),
  ];
};
