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
 * Addresses of keys in the header: whoever writes the token chooses them. Issuers that name
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
  if (!url) return say`This depends on the receiver: "${name}" is no address.`;
  if (url.protocol !== 'https:')
    return say`This depends on the receiver: "${name}" is not https but "${shorten(url.protocol)}".`;
  if (url.username || url.password || MISLEADING.test(address)) {
    return say`This depends on the receiver: "${name}" is built so that its host can be mistaken; it leads to ${shorten(url.host)}.`;
  }
  return isInternalHost(url.hostname)
    ? say`This depends on the receiver: "${name}" leads to ${shorten(url.host)}, which is no name on the public internet.`
    : undefined;
}

function keyInPlace(name: 'jku' | 'x5u', section: string): Finding {
  return {
    code: `${name}-present`,
    severity: 'low',
    basis: 'bytes',
    where: { part: 'header', pointer: `/${name}` },
    title: say`Key in place of URL`,
    why: say`"${name}" must be a URL and holds a key. A match with this key proves nothing about who made the token, because anyone can put a key of their own there.`,
    fix: say`Verify with a key that you got from the issuer, and ignore "${name}".`,
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
      say`A receiver that follows it can be made to call hosts that only it reaches, or to take a key from an attacker.`,
    ),
    fix: say`Ignore "${name}", or follow it only to addresses on a list, compared whole.`,
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
    why: say`This depends on the receiver: one that follows "${name}" lets whoever wrote the token choose the key.`,
    fix: say`Ignore "${name}", or follow it only to addresses on a list.`,
    references: [rfc(7515, section), rfc(8725, '3.10'), { title: 'OWASP ASVS 5.0, 9.1.3' }],
  };
}

function inlineKey(): Finding {
  return {
    code: 'x5u-inline-key',
    severity: 'low',
    basis: 'bytes',
    where: { part: 'header', pointer: '/x5u' },
    title: say`Key in place of URL`,
    why: say`"x5u" holds a public key and not a URL, as in Minecraft login chains. The key proves only that its owner made this token, not who that is.`,
    fix: say`Trust the key only where a token that you verified names it.`,
    references: [rfc(7515, '4.1.5')],
  };
}
