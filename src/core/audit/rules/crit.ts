import { REGISTERED } from '../../decode/read-critical.ts';
import { findMember } from '../../encoding/json-query.ts';
import type { JsonNode, JsonObject } from '../../encoding/json-text.ts';
import { describeType } from '../../explain/describe-type.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding, Severity } from '../audit-rule.ts';
import { readHeader } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { quote } from '../words.ts';

/** Extensions with a specification: RFC 7797, RFC 8225, JAdES (ETSI TS 119 182-1), Open Banking. */
const KNOWN: ReadonlySet<string> = new Set([
  ...'b64 exp ppt sigT sigX5ts srCms sigPl srAts adoTst sigPId sigD etsiU'.split(' '),
  ...['iat', 'iss', 'tan'].map((name) => `http://openbanking.org.uk/${name}`),
]);

/** Extensions are few; a longer list is read as far as here. */
const MOST_NAMES = 50;

/** What the header obliges verifiers to understand (RFC 7515 §4.1.11). */
export const crit: AuditRule = ({ token }) => {
  const header = readHeader(token);
  const value = header && findMember(header, 'crit')?.value;
  if (!value) return [];
  const own = token.protectedHeader;
  if (own.ok && !findMember(own.value.object, 'crit')) {
    return [invalid('/crit', say`“crit” is in the unprotected header.`)];
  }
  if (value.type !== 'array')
    return [invalid('/crit', say`“crit” must be an array, but it is ${describeType(value)}.`)];
  if (value.items.length === 0) return [invalid('/crit', say`“crit” is an empty array.`)];
  const seen = new Set<string>();
  return value.items.slice(0, MOST_NAMES).flatMap((item, index) => {
    const fault = faultOf(item, header, seen);
    if (fault) return [invalid(`/crit/${index}`, fault)];
    return item.type === 'string' && !KNOWN.has(item.value) ? [unknown(index, item.value)] : [];
  });
};

function faultOf(item: JsonNode, header: JsonObject, seen: Set<string>): string | undefined {
  if (item.type !== 'string') {
    return say`“crit” must contain only strings, but it contains ${describeType(item)}.`;
  }
  const name = item.value;
  if (seen.has(name)) return say`“crit” lists ${quote(name)} twice.`;
  seen.add(name);
  if (REGISTERED.has(name)) return say`“crit” lists ${quote(name)}, which is not an extension.`;
  return findMember(header, name)
    ? undefined
    : say`“crit” lists ${quote(name)}, which the header does not contain.`;
}

function describe(
  code: string,
  severity: Severity,
  pointer: string,
  words: Pick<Finding, 'basis' | 'title' | 'why' | 'fix'>,
): Finding {
  return {
    code,
    severity,
    where: { part: 'header', pointer },
    references: [rfc(7515, '4.1.11')],
    ...words,
  };
}

function invalid(pointer: string, how: string): Finding {
  return describe('crit-invalid', 'high', pointer, {
    basis: 'bytes',
    title: say`Invalid critical header list`,
    why: sentences(
      how,
      say`“crit” must be a non-empty list of extensions in the header; APIs reject the token.`,
    ),
    fix: say`List each extension once, or remove “crit”.`,
  });
}

function unknown(index: number, name: string): Finding {
  return describe('crit-unknown', 'medium', `/crit/${index}`, {
    basis: 'server',
    title: say`Critical extension ${quote(name)}`,
    why: say`This depends on the API: only one that understands ${quote(name)} may accept the token. Some libraries ignore “crit”.`,
    fix: say`Make sure that every API understands ${quote(name)} and rejects extensions it does not know.`,
  });
}
