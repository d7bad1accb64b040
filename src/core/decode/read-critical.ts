import { findMember } from '../encoding/json-query.ts';
import type { JsonMember, JsonNode, JsonObject } from '../encoding/json-text.ts';
import { fail, ok, type Result } from '../result.ts';
import type { DecodedToken } from './decoded-token.ts';
import { joseHeader } from './jose-header.ts';

/** Why "crit" itself breaks the rules (RFC 7515 §4.1.11), or "b64" those of RFC 7797. */
export type CriticalProblem =
  | { readonly fault: 'not-list' | 'empty' | 'unprotected' | 'not-critical' | 'not-boolean' }
  /** Which entry, counted from 0. */
  | { readonly fault: 'not-text'; readonly index: number }
  | { readonly fault: 'repeated' | 'registered' | 'absent'; readonly name: string };

type Headed = Pick<DecodedToken, 'protectedHeader' | 'found'>;

/** The parameters of RFC 7515, RFC 7516 and RFC 7518, which everybody must understand anyway. */
export const REGISTERED: ReadonlySet<string> = new Set(
  'alg enc zip jku jwk kid x5u x5c x5t x5t#S256 typ cty crit epk apu apv iv tag p2s p2c'.split(' '),
);

/** The extension of RFC 7797, which is understood here in signed tokens, the only ones that have it. */
const UNENCODED = 'b64';

/**
 * The extensions of the Open Banking read/write API (UK), which name the time
 * of signing, the signer and the trust anchor: what each must be.
 */
const OPEN_BANKING: ReadonlyMap<string, JsonNode['type']> = new Map([
  ['http://openbanking.org.uk/iat', 'number'],
  ['http://openbanking.org.uk/iss', 'string'],
  ['http://openbanking.org.uk/tan', 'string'],
]);

function isOpenBanking(name: string, value: JsonNode): boolean {
  const isEmpty = value.type === 'string' && value.value === '';
  return OPEN_BANKING.get(name) === value.type && !isEmpty;
}

/** The extensions of Open Banking that the header marks as critical, with their values. */
export function openBankingExtensions(token: Headed): readonly JsonMember[] {
  const own = token.protectedHeader.ok ? token.protectedHeader.value.object : undefined;
  const critical = own && findMember(own, 'crit')?.value;
  if (critical?.type !== 'array') return [];
  return critical.items.flatMap((item) => {
    const member = item.type === 'string' && findMember(own as JsonObject, item.value);
    return member && isOpenBanking(member.name, member.value) ? [member] : [];
  });
}

/** The extensions that a verifier must understand and we do not, or what is wrong with the list of them. */
export function readCritical(
  token: Headed & Pick<DecodedToken, 'form'>,
): Result<readonly string[], CriticalProblem> {
  const header = joseHeader(token);
  const own = token.protectedHeader.ok ? token.protectedHeader.value.object : undefined;
  const critical = header && findMember(header, 'crit');
  const isSigned = token.form !== 'jwe';
  const unencoded = header && isSigned ? findMember(header, UNENCODED) : undefined;
  if (!critical) return unencoded ? fail({ fault: 'not-critical' }) : ok([]);
  if (!own || !findMember(own, 'crit')) return fail({ fault: 'unprotected' });
  const list = critical.value;
  if (list.type !== 'array') return fail({ fault: 'not-list' });
  if (list.items.length === 0) return fail({ fault: 'empty' });
  const names: string[] = [];
  for (const [index, item] of list.items.entries()) {
    if (item.type !== 'string') return fail({ fault: 'not-text', index });
    const name = item.value;
    if (names.includes(name)) return fail({ fault: 'repeated', name });
    if (REGISTERED.has(name)) return fail({ fault: 'registered', name });
    if (!findMember(header, name)) return fail({ fault: 'absent', name });
    names.push(name);
  }
  if (unencoded && !names.includes('b64')) return fail({ fault: 'not-critical' });
  if (unencoded && (unencoded.value.type !== 'boolean' || !findMember(own, 'b64'))) {
    return fail({ fault: 'not-boolean' });
  }
  return ok(
    names.filter((name) => {
      const value = findMember(header, name)?.value;
      return !isSigned || (name !== UNENCODED && !(value && isOpenBanking(name, value)));
    }),
  );
}

/** Whether the payload is signed as it is, not in base64url, by a protected header (RFC 7797 §3). */
export function isUnencoded(header: JsonObject | undefined): boolean {
  const value = header && findMember(header, 'b64')?.value;
  const critical = header && findMember(header, 'crit')?.value;
  if (value?.type !== 'boolean' || value.value || critical?.type !== 'array') return false;
  return critical.items.some((item) => item.type === 'string' && item.value === 'b64');
}
