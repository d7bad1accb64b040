import { findMember, stringMember } from '../../encoding/json-query.ts';
import { plainType } from '../../registry/plain-type.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { readClaims, readHeader } from '../read-claims.ts';
import { cwe, rfc } from '../references.ts';
import { hostOf, isInternalHost, readAddress } from '../web-address.ts';
import { shorten } from '../words.ts';

const PARAMETERS = [
  ['jku', '4.1.2'],
  ['x5u', '4.1.5'],
] as const;

/**
 * Addresses of keys in the header: anyone who writes the token chooses them. Issuers that name
 * their own host, and calls (RFC 8225), which must name a certificate, are no cause for alarm.
 */
export const keyAddress: AuditRule = ({ token, evidence }) => {
  const header = readHeader(token);
  // In a JWE they name the recipient's key (RFC 7516 §4.1.4).
  if (token.form !== 'jws' || !header) return [];
  const claims = readClaims(token);
  const issuer = hostOf((claims && stringMember(claims, 'iss')) ?? '');
  const isPassport = plainType(stringMember(header, 'typ') ?? '') === 'passport';
  const isExpected = (name: string, address: string) =>
    (isPassport && name === 'x5u') || (issuer !== undefined && hostOf(address) === issuer);
  return PARAMETERS.flatMap(([name, section]) => {
    if (!findMember(header, name)) return [];
    const address = (stringMember(header, name) ?? '').slice(0, LONGEST_ADDRESS);
    if (isKeyText(address) || (name === 'x5u' && evidence?.embedded?.member === 'x5u')) {
      return [name === 'x5u' ? inlineKey() : keyInPlace(name, section)];
    }
    const danger = findDanger(name, address);
    return danger
      ? [unsafe(name, section, danger)]
      : [present(name, section, isExpected(name, address))];
  });
};

/** A key in base64, as Minecraft has it there, or in PEM: nobody can follow it. */
function isKeyText(address: string): boolean {
  return /^(?:M[A-Za-z\d+/_-]{50,}={0,2}$|-----BEGIN )/.test(address);
}

/** Longer addresses are read as far as here. */
const LONGEST_ADDRESS = 2000;

/** Characters with which a check of the host is led astray. */
const MISLEADING = /[\\\s]|#[^#]*@|[?&](?:url|uri|redirect\w*|next|dest|target|goto)=/i;

function findDanger(name: string, address: string): string | undefined {
  const url = readAddress(address);
  if (!url) return say`This depends on the API: “${name}” is not a URL.`;
  if (url.protocol !== 'https:')
    return say`This depends on the API: “${name}” does not use https but “${shorten(url.protocol)}”.`;
  if (url.username || url.password || MISLEADING.test(address)) {
    return say`This depends on the API: “${name}” is built so that its host can be misread; it points to ${shorten(url.host)}.`;
  }
  return isInternalHost(url.hostname)
    ? say`This depends on the API: “${name}” points to ${shorten(url.host)}, which is not a name on the public internet.`
    : undefined;
}

function keyInPlace(name: 'jku' | 'x5u', section: string): Finding {
  return {
    code: `${name}-present`,
    severity: 'low',
    basis: 'bytes',
    where: { part: 'header', pointer: `/${name}` },
    title: say`Key instead of URL`,
    why: say`“${name}” must be a URL but contains a key. A match with this key proves nothing about who created the token, because anyone can embed their own key.`,
    fix: say`Verify with a key you got from the issuer, and ignore “${name}”.`,
    references: [rfc(7515, section)],
  };
}

function unsafe(name: 'jku' | 'x5u', section: string, danger: string): Finding {
  return {
    code: 'url-unsafe',
    severity: 'high',
    basis: 'server',
    where: { part: 'header', pointer: `/${name}` },
    title: say`Unsafe key URL`,
    why: sentences(
      danger,
      say`An API that follows the URL can be made to call hosts that only it can reach, or to use an attacker’s key.`,
    ),
    fix: say`Ignore “${name}”, or follow it only to URLs that match an allow-list entry exactly.`,
    references: [rfc(7515, section), rfc(8725, '3.10'), cwe(918)],
  };
}

function present(name: 'jku' | 'x5u', section: string, isExpected: boolean): Finding {
  return {
    code: `${name}-present`,
    severity: isExpected ? 'info' : 'medium',
    basis: 'server',
    where: { part: 'header', pointer: `/${name}` },
    title: say`Key URL in the header`,
    why: say`This depends on the API: an API that follows “${name}” lets the author of the token choose the key.`,
    fix: say`Ignore “${name}”, or follow it only to URLs on an allow-list.`,
    references: [rfc(7515, section), rfc(8725, '3.10'), { title: 'OWASP ASVS 5.0, 9.1.3' }],
  };
}

function inlineKey(): Finding {
  return {
    code: 'x5u-inline-key',
    severity: 'low',
    basis: 'bytes',
    where: { part: 'header', pointer: '/x5u' },
    title: say`Key instead of URL`,
    why: say`“x5u” contains a public key instead of a URL, as in Minecraft login chains. The key proves only that its owner created this token, not who the owner is.`,
    fix: say`Trust the key only if a token you verified names it.`,
    references: [rfc(7515, '4.1.5')],
  };
}
