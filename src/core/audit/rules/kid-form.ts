import { findMember } from '../../encoding/json-query.ts';
import { describeType } from '../../explain/describe-type.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding, Severity } from '../audit-rule.ts';
import { readHeader } from '../read-claims.ts';
import { cwe, rfc } from '../references.ts';
import { quote } from '../words.ts';

const LONGEST_KID = 256;
const EMAIL = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;

const WEB_ADDRESS = /^(?:https?|ftp|file|gopher|data|jar|ldap):/i;

/** What a key's name would do where it is put into a path, a query or a command unescaped. */
const SHAPES: readonly (readonly [kind: () => string, weakness: number, pattern: RegExp])[] = [
  [
    () => say`a path to another directory`,
    22,
    /\.\.[\\/]|%2e%2e|\.\.%2f|^\/(?:dev|etc|proc|sys|tmp|var|usr|home|root)\/|^[a-z]:\\/i,
  ],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these end a text early
  [() => say`text with control characters`, 158, /[\u0000-\u001f\u007f]/],
  [
    () => say`a database query`,
    89,
    /['"]\s*(?:\)+\s*)?(?:(?:or|and)\b.{1,30}[=<>]|union\b|--|#|;|\|\|)|\bunion\b.{1,20}\bselect\b/i,
  ],
  [
    () => say`a shell command`,
    78,
    /`.+`|\$\(|[;|&]\s*(?:ba)?(?:sh|cat|curl|echo|id|ls|nc|nslookup|ping|python|rm|sleep|touch|wget|whoami)\b/i,
  ],
  [() => say`a template`, 1336, /\$\{|\{\{|<%/],
  [() => say`an LDAP query`, 90, /\*\)\s*\(|\)\([|&!]/],
  [() => say`a URL`, 918, WEB_ADDRESS],
];

/** Names of DIDs, and base64 with its `/`, `+` and `=`, are plain names. */
const PLAIN = /^(?:did:[\w.:%#?&=;/-]+|[\w.:+/=~-]+)$/;

export const kidForm: AuditRule = ({ token }) => {
  const header = readHeader(token);
  const value = header && findMember(header, 'kid')?.value;
  if (!value) return [];
  if (value.type !== 'string')
    return [odd(say`“kid” must be a string, but it is ${describeType(value)}.`, 'low')];
  const text = value.value.slice(0, 4 * LONGEST_KID);
  const shape = SHAPES.find(([, , pattern]) => pattern.test(text));
  // A web address as a name is common, and harmless where nobody fetches it.
  const isName =
    shape?.[2] === WEB_ADDRESS ? /^https:/i.test(text) : PLAIN.test(text) && !/\.\.|^\//.test(text);
  if (shape && !isName) return [injection(text, shape[0](), shape[1])];
  if (text === '') return [odd(say`“kid” is empty.`, 'low')];
  if (text.length > LONGEST_KID)
    return [odd(say`“kid” has more than ${LONGEST_KID} characters.`, 'low')];
  return EMAIL.test(text)
    ? [odd(say`“kid” is an email address, which anyone who sees the token can read.`, 'low')]
    : [];
};

function injection(text: string, kind: string, weakness: number): Finding {
  return {
    code: 'kid-injection',
    severity: 'high',
    basis: 'server',
    where: { part: 'header', pointer: '/kid' },
    title: say`Attack-shaped key ID`,
    why: say`This depends on the API: “kid” is ${quote(text)}, which looks like ${kind}. An API that uses “kid” unchecked to look up the key can be made to use a key of the attacker’s choice, or worse.`,
    fix: say`Look up “kid” in an allow-list, and never put it in a path, query or command.`,
    references: [rfc(8725, '3.10'), cwe(weakness)],
  };
}

function odd(how: string, severity: Severity): Finding {
  return {
    code: 'kid-odd',
    severity,
    basis: 'bytes',
    where: { part: 'header', pointer: '/kid' },
    title: say`Unusual key ID`,
    why: sentences(how, say`APIs may not find the key.`),
    fix: say`Use a short, opaque string, such as the key’s RFC 7638 thumbprint.`,
    references: [rfc(7515, '4.1.4')],
  };
}
