import { REGISTERED } from '../../decode/read-critical.ts';
import { findMember } from '../../encoding/json-query.ts';
import type { JsonNode, JsonObject } from '../../encoding/json-text.ts';
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

/** What the header obliges receivers to understand (RFC 7515 §4.1.11). */
export const crit: AuditRule = ({ token }) => {
  const header = readHeader(token);
  const value = header && findMember(header, 'crit')?.value;
  if (!value) return [];
  const own = token.protectedHeader;
  if (own.ok && !findMember(own.value.object, 'crit')) {
    return [invalid('/crit', say`"crit" stands in a header that nothing protects.`)];
  }
  if (value.type !== 'array')
    return [invalid('/crit', say`"crit" is no array, but of type ${value.type}.`)];
  if (value.items.length === 0) return [invalid('/crit', say`"crit" is an empty array.`)];
  const seen = new Set<string>();
  return value.items.slice(0, MOST_NAMES).flatMap((item, index) => {
    const fault = faultOf(item, header, seen);
    if (fault) return [invalid(`/crit/${index}`, fault)];
    return item.type === 'string' && !KNOWN.has(item.value) ? [unknown(index, item.value)] : [];
  });
};

function faultOf(item: JsonNode, header: JsonObject, seen: Set<string>): string | undefined {
  if (item.type !== 'string') return say`"crit" lists a value of type ${item.type}.`;
  const name = item.value;
  if (seen.has(name)) return say`"crit" lists ${quote(name)} twice.`;
  seen.add(name);
  if (REGISTERED.has(name)) return say`"crit" lists ${quote(name)}, which is no extension.`;
  return findMember(header, name)
    ? undefined
    : say`"crit" lists ${quote(name)}, which the header does not have.`;
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
      say`It must be a list, not empty, of extensions that the header has; receivers refuse the token.`,
    ),
    fix: say`List each extension once, or leave "crit" out.`,
  });
}

function unknown(index: number, name: string): Finding {
  return describe('crit-unknown', 'medium', `/crit/${index}`, {
    basis: 'server',
    title: say`Critical extension ${quote(name)}`,
    why: say`This depends on the receiver: only one that understands ${quote(name)} may accept the token. Some libraries pass "crit" over.`,
    fix: say`Make sure that every receiver knows ${quote(name)}, and refuses what it does not know.`,
  });
}
