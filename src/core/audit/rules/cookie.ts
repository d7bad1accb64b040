import type { Carrier, CookieAttribute, Place } from '../../extract/token-context.ts';
import { numericDate } from '../../time/numeric-date.ts';
import { formatNumber } from '../../words/format-number.ts';
import { say } from '../../words/say.ts';
import type { AuditRule, AuditSubject, Finding } from '../audit-rule.ts';
import { contextFinding, isLoopback } from '../context-place.ts';
import { asvs } from '../documents.ts';
import { parseHttpDate } from '../http-date.ts';
import { readClaims } from '../read-claims.ts';
import { cwe } from '../references.ts';
import { formatSpan, quote } from '../words.ts';

type Cookie = Carrier & { readonly kind: 'cookie' };

const RFC_6265 = { title: 'RFC 6265', url: 'https://www.rfc-editor.org/rfc/rfc6265' };
const DAY = 86_400;
/** Bytes of name and value that browsers keep at most. */
const MOST_BYTES = 4096;
const MANY_BYTES = 3500;
/** Clocks and the time between issue and answer. */
const GAP = 300;

/** What the attributes of a cookie that is being set do for the token in it. */
export const cookieAttributes: AuditRule = (subject) => {
  const { carrier, request } = subject.token.found.context;
  if (carrier.kind !== 'cookie' || carrier.direction !== 'set') return [];
  const isDevelopment = isLoopback(request?.host);
  return [
    ...prefix(carrier),
    ...noSecure(carrier, isDevelopment),
    ...noHttpOnly(carrier),
    ...sameSite(carrier),
    ...domainWide(carrier),
    ...lifetimeGap(carrier, subject),
  ];
};

/** Browsers drop a cookie that is too large, and say nothing. */
export const cookieTooBig: AuditRule = ({ token }) => {
  const { carrier } = token.found.context;
  const size = carrier.kind === 'cookie' ? Math.max(...carrier.sizes) : 0;
  if (carrier.kind !== 'cookie' || size <= MANY_BYTES) return [];
  // Who cuts a value into cookies makes each nearly as large as browsers allow.
  const isChunk = carrier.sizes.length > 1 || /\.\d{1,2}$/.test(carrier.name);
  if (isChunk && size <= MOST_BYTES) return [];
  const isLost = size > MOST_BYTES;
  return [
    contextFinding(carrier.place, {
      code: 'cookie-too-big',
      severity: isLost ? 'high' : 'low',
      title: isLost ? say`Cookie too large` : say`Cookie nearly too large`,
      why: say`The cookie’s name and value are ${formatNumber(size)} bytes. Browsers silently drop cookies larger than ${formatNumber(MOST_BYTES)} bytes.`,
      fix: say`Make the token smaller.`,
      references: [RFC_6265, asvs('3.3.5')],
    }),
  ];
};

function attribute({ attributes }: Cookie, name: string): CookieAttribute | undefined {
  return attributes.findLast((each) => each.name.toLowerCase() === name);
}

function prefix(cookie: Cookie): Finding[] {
  const isSecure = attribute(cookie, 'secure') !== undefined;
  const isOfHost = !attribute(cookie, 'domain')?.value && attribute(cookie, 'path')?.value === '/';
  const used = /^__(?:Host|Secure)-/i.exec(cookie.name)?.[0];
  if (used) {
    const holds = isSecure && (used.toLowerCase() === '__secure-' || isOfHost);
    if (holds) return [];
    const needs =
      used.toLowerCase() === '__secure-' ? say`Secure` : say`Secure, Path=/ and no Domain`;
    return [
      contextFinding(cookie.place, {
        code: 'cookie-prefix',
        severity: 'high',
        title: say`Cookie rejected by browsers`,
        why: say`A cookie whose name starts with ${quote(used)} requires ${needs}. This cookie does not meet that requirement.`,
        fix: say`Set ${needs}, or rename the cookie.`,
        references: [asvs('3.3.3')],
      }),
    ];
  }
  if (!isSecure || !isOfHost) return [];
  return [
    contextFinding(cookie.place, {
      code: 'cookie-prefix',
      severity: 'info',
      title: say`Cookie without host prefix`,
      why: say`With a name that starts with “__Host-”, no other host could set the cookie.`,
      fix: say`Rename the cookie to ${quote(`__Host-${cookie.name}`)}.`,
      references: [asvs('3.3.3')],
    }),
  ];
}

function noSecure(cookie: Cookie, isDevelopment: boolean): Finding[] {
  if (attribute(cookie, 'secure')) return [];
  const isNone = attribute(cookie, 'samesite')?.value?.toLowerCase() === 'none';
  return [
    contextFinding(cookie.place, {
      code: 'cookie-no-secure',
      severity: isDevelopment ? 'info' : 'high',
      title: say`Cookie without Secure`,
      why: isNone
        ? say`Browsers reject a cookie with SameSite=None and without Secure.`
        : say`The cookie is also sent over plain HTTP, where anyone on the network path can read it.`,
      fix: say`Add Secure.`,
      references: [asvs('3.3.1'), cwe(614)],
    }),
  ];
}

/** Tokens against forged requests are there to be read by the page. */
const FOR_SCRIPTS = /csrf|xsrf/i;

function noHttpOnly(cookie: Cookie): Finding[] {
  if (attribute(cookie, 'httponly')) return [];
  return [
    contextFinding(cookie.place, {
      code: 'cookie-no-httponly',
      severity: FOR_SCRIPTS.test(cookie.name) ? 'low' : 'high',
      title: say`Cookie readable by scripts`,
      why: say`Any script on the page can read the token, including an injected one.`,
      fix: say`Add HttpOnly.`,
      references: [asvs('3.3.4'), cwe(1004)],
    }),
  ];
}

function sameSite(cookie: Cookie): Finding[] {
  const found = attribute(cookie, 'samesite');
  const value = found?.value?.toLowerCase();
  if (value === 'lax' || value === 'strict') return [];
  const isNone = value === 'none';
  return [
    contextFinding(found?.place ?? cookie.place, {
      code: 'cookie-samesite',
      severity: isNone ? 'medium' : 'low',
      title: isNone ? say`Cookie sent with cross-site requests` : say`Cookie without SameSite`,
      why: isNone
        ? say`With SameSite=None, requests from other sites include the cookie and act as the user.`
        : say`The browser decides whether requests from other sites include the cookie.`,
      fix: say`Set SameSite=Lax or Strict.`,
      references: [asvs('3.3.2'), cwe(1275)],
    }),
  ];
}

function domainWide(cookie: Cookie): Finding[] {
  const domain = attribute(cookie, 'domain');
  if (!domain?.value) return [];
  return [
    contextFinding(domain.place, {
      code: 'cookie-domain-wide',
      severity: 'low',
      title: say`Cookie for the whole domain`,
      why: say`Domain is ${quote(domain.value)}: every host in that domain receives the token and can replace it.`,
      fix: say`Omit Domain if one host is enough.`,
      references: [asvs('3.3.3')],
    }),
  ];
}

/** How long the cookie lives against what is in it; counted from "iat", when it was most likely set. */
function lifetimeGap(cookie: Cookie, { token, now }: AuditSubject): Finding[] {
  const claims = readClaims(token);
  const expiry = claims && numericDate(claims, 'exp');
  const issued = (claims && numericDate(claims, 'iat')) ?? now;
  const age = attribute(cookie, 'max-age');
  const expires = attribute(cookie, 'expires');
  const maxAge = /^-?\d{1,12}$/.test(age?.value ?? '') ? Number(age?.value) : undefined;
  const date = expires?.value === undefined ? undefined : parseHttpDate(expires.value);
  const end = maxAge === undefined ? date : issued + maxAge;
  const place = (age ?? expires)?.place ?? cookie.place;
  if (end !== undefined && end <= issued) return [];
  if (end !== undefined && end - issued > 400 * DAY) {
    return [
      gap(
        place,
        say`The cookie is set to last ${formatSpan(end - issued)}, but browsers limit cookies to 400 days.`,
      ),
    ];
  }
  if (expiry === undefined) return [];
  if (end !== undefined && end - expiry > GAP) {
    return [
      gap(
        place,
        say`The cookie expires ${formatSpan(end - expiry)} after the token. In between, browsers send a token that is rejected.`,
      ),
    ];
  }
  if (end === undefined && expiry - issued > 7 * DAY) {
    return [
      gap(
        place,
        say`The cookie lasts until the browser closes, while the token is valid for ${formatSpan(expiry - issued)}.`,
      ),
    ];
  }
  return [];
}

function gap(place: Place, why: string): Finding {
  return contextFinding(place, {
    code: 'cookie-lifetime-gap',
    severity: 'low',
    title: say`Mismatched cookie and token lifetimes`,
    why,
    fix: say`Set Max-Age to the number of seconds left until “exp”.`,
    references: [RFC_6265],
  });
}
