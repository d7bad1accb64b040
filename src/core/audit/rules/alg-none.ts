import { findPart } from '../../decode/decoded-token.ts';
import { findMember } from '../../encoding/json-query.ts';
import type { JsonMember } from '../../encoding/json-text.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { rfc } from '../references.ts';
import { quote } from '../words.ts';

/** Unsecured tokens (RFC 7518 §3.6), plain or spelled so that a filter for "none" misses them. */
export const algNone: AuditRule = ({ token }) => {
  if (token.form !== 'jws' || token.parts.length < 2 || !token.protectedHeader.ok) return [];
  const headers = [token.protectedHeader.value, ...(token.found.json?.unprotected ?? [])];
  const { object, text } =
    headers.find((header) => findMember(header.object, 'alg')) ?? token.protectedHeader.value;
  const member = findMember(object, 'alg');
  if (member?.value.type !== 'string' || !foldsToNone(member.value.value)) return [];
  if (member.value.value !== 'none')
    return [disguised(say`“alg” is written as ${quote(member.value.value)}.`)];
  if (isEscaped(member, text)) return [disguised(say`“alg” is “none”, written with JSON escapes.`)];
  if (findPart(token, 'signature')?.encoded)
    return [
      disguised(
        say`“alg” is “none”, but the token has a signature.`,
        say`An API that skips verification for “none” accepts any claims, whatever the signature is.`,
      ),
    ];
  return [unsecured()];
};

/** Whether a careless reader may take the name for "none"; exact readers take only "none". */
export function foldsToNone(algorithm: string): boolean {
  return algorithm.normalize('NFKC').trim().toLowerCase() === 'none';
}

function isEscaped({ nameStart, nameEnd, value }: JsonMember, text: string): boolean {
  return (
    text.slice(nameStart, nameEnd) !== '"alg"' || text.slice(value.start, value.end) !== '"none"'
  );
}

function unsecured(): Finding {
  return {
    code: 'alg-none',
    severity: 'critical',
    basis: 'bytes',
    where: { part: 'header', pointer: '/alg' },
    title: say`Unsigned token`,
    why: say`“alg” is “none”: anyone can create or change this token.`,
    fix: say`Sign the token.`,
    references: [rfc(7518, '3.6'), rfc(7518, '8.5'), rfc(8725, '3.2')],
  };
}

function disguised(
  how: string,
  effect = say`Filters that look for the usual spelling miss it, while a lenient parser may treat the token as unsigned and accept any claims.`,
): Finding {
  return {
    code: 'alg-none-disguised',
    severity: 'critical',
    basis: 'bytes',
    where: { part: 'header', pointer: '/alg' },
    title: say`Disguised “none” algorithm`,
    why: sentences(how, effect),
    fix: say`Reject the token, and compare “alg” exactly against an allow-list of algorithms.`,
    references: [rfc(7515, '4.1.1'), rfc(7518, '8.5'), rfc(8725, '3.1')],
  };
}
