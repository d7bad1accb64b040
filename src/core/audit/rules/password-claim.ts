import { say } from '../../words/say.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { type ClaimContent, findInClaims, nameOf, placeOf } from '../claim-content.ts';
import { mask } from '../mask.ts';
import { secretNameKind } from '../password-names.ts';
import { cwe, rfc } from '../references.ts';

/** Claims whose name says that they hold a password, and addresses with one inside. */
export const passwordClaim: AuditRule = (subject) =>
  findInClaims(subject, (content) => {
    const inUrl = content.value.type === 'string' ? passwordInUrl(content.text) : undefined;
    if (inUrl !== undefined) return password(content, say`a URL with a password`, inUrl);
    if (!holdsPassword(content)) return undefined;
    return password(content, say`a value that its name identifies as a secret`, content.text);
  });

/** `user:password@` in an address (RFC 3986 §3.2.1). */
const URL_WITH_PASSWORD = /[a-z][a-z\d+.-]{1,20}:\/\/[^\s/:@?#]{0,100}:([^\s/@?#]{1,200})@/i;

function passwordInUrl(text: string): string | undefined {
  const found = text.includes('://') ? URL_WITH_PASSWORD.exec(text)?.[1] : undefined;
  return found !== undefined && !isStandIn(found) ? found : undefined;
}

/** A flag is not a password, nor is a time; three to nine digits may be one. */
const NUMERIC_PASSWORD = /^\d{3,9}$/;
const DATE = /^\d{4}-\d\d-\d\d(?:[T ]|$)/;
/** Seconds or milliseconds since 1970, from 2014 on. */
const TIME = /^(?:1[4-9]|2\d)\d{8}(?:\d{3})?$/;
const ADDRESS = /^[a-z][a-z\d+.-]{1,20}:\/\//i;

function holdsPassword({ name, value, text }: ClaimContent): boolean {
  if (text.trim() === '') return false;
  const kind = secretNameKind(name);
  if (!kind) return false;
  if (value.type === 'number') return kind !== 'phrase' && NUMERIC_PASSWORD.test(text);
  if (kind === 'code' && !/\d/.test(text)) return false;
  return !isStandIn(text) && !DATE.test(text) && !ADDRESS.test(text) && !TIME.test(text);
}

/** One masking character again and again. */
const MASKED = /^(?:[*]+|[•]+|[●]+|[xX]+|[#]+|[.]+|[-]+|[_]+|[…]+)$/;
/** A place where a template puts the value. */
const TEMPLATE = /^(?:<.*>|\[.*\]|\{.*\}|\$\{.*\}|%\w+%?)$/s;
const NO_VALUE: ReadonlySet<string> = new Set([
  ...['true', 'false', 'yes', 'no', 'on', 'off', '0', '1'],
  ...['none', 'null', 'nil', 'undefined', 'n/a', 'unset', 'set', 'empty'],
  ...['redacted', 'hidden', 'masked', 'filtered', 'removed', 'omitted'],
  ...['required', 'optional', 'enabled', 'disabled', 'expired', 'active', 'valid', 'invalid'],
  ...['pass', 'fail', 'ok'],
]);

/** Whether a text is where a secret would, and is none. */
function isStandIn(text: string): boolean {
  const trimmed = text.trim();
  return MASKED.test(trimmed) || TEMPLATE.test(trimmed) || NO_VALUE.has(trimmed.toLowerCase());
}

function password(content: ClaimContent, what: string, secret: string): Finding {
  return {
    code: 'password-claim',
    severity: 'high',
    basis: 'bytes',
    where: placeOf(content),
    title: say`Password or secret`,
    why: say`${nameOf(content)} contains ${what} (${mask(secret)}). Claims are encoded, not encrypted: anyone who sees the token can read them.`,
    fix: say`Remove the password or secret from the token, and change it wherever it is used.`,
    references: [rfc(7519, '12'), cwe(522)],
  };
}
