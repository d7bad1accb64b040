import { findMember, stringMember } from '../../encoding/json-query.ts';
import type { JsonObject } from '../../encoding/json-text.ts';
import { describeType } from '../../explain/describe-type.ts';
import { plainType } from '../../registry/plain-type.ts';
import { anyOf } from '../../words/list-words.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding, Severity } from '../audit-rule.ts';
import { TOKEN_TYPES } from '../media-types.ts';
import { nearestName } from '../nearest-name.ts';
import { readClaims, readHeader } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { recogniseProfile } from '../token-profile.ts';
import { quote } from '../words.ts';

const KNOWN: ReadonlySet<string> = new Set(TOKEN_TYPES.map(plainType));

/** What a token of a type must have; without any of these it is of another kind. */
const MARKS: ReadonlyMap<string, readonly string[]> = new Map([
  ['dpop+jwt', ['htm', 'htu']],
  ['logout+jwt', ['events']],
  ['secevent+jwt', ['events']],
  ['kb+jwt', ['sd_hash']],
  ['statuslist+jwt', ['status_list']],
  ['token-introspection+jwt', ['token_introspection']],
]);
/** What only ID tokens have (OpenID Connect Core §3.1.3.6, §3.3.2.11). */
const ID_TOKEN_MARKS = ['at_hash', 'c_hash'];

/** Types that a specification recommends, so that one token is not taken for another. */
const OWN_TYPES: ReadonlyMap<string, string> = new Map([
  ['logout-token', 'logout+jwt'],
  ['security-event', 'secevent+jwt'],
]);

/** The type that the header gives, or does not give, and what the claims say to it. */
export const typ: AuditRule = ({ token }) => {
  const header = readHeader(token);
  if (!header || token.form === 'unknown') return [];
  const member = findMember(header, 'typ');
  const text = stringMember(header, 'typ');
  if (member && text === undefined)
    return [unknown(say`“typ” must be a string, but it is ${describeType(member.value)}.`)];
  const type = plainType(text ?? '');
  const claims = readClaims(token);
  const mismatch = claims && findMismatch(type, claims);
  if (mismatch) return [describe('typ-mismatch', 'high', mismatchWords(mismatch))];
  const own = type === '' || type === 'jwt' ? OWN_TYPES.get(recogniseProfile(token)) : undefined;
  if (own) return [generic(own, member ? '/typ' : '')];
  // A type of one's own is what RFC 8725 asks for; only what looks misspelled is named.
  const meant = type === '' || KNOWN.has(type) ? undefined : nearestType(type);
  return meant ? [unknown(say`“typ” is ${quote(text ?? '')}; “${meant}” may be meant.`)] : [];
};

function findMismatch(type: string, claims: JsonObject): string | undefined {
  const marks = MARKS.get(type);
  if (marks && !marks.some((name) => findMember(claims, name))) {
    return say`The token has no ${anyOf(marks.map(quote))} claim.`;
  }
  const foreign = type === 'at+jwt' && ID_TOKEN_MARKS.find((name) => findMember(claims, name));
  return foreign ? say`The claims include “${foreign}”, which belongs in ID tokens.` : undefined;
}

/** Types that end alike are told apart by their beginnings. */
function nearestType(type: string): string | undefined {
  const [stem = '', suffix] = type.split('+', 2);
  if (suffix !== 'jwt') return nearestName(type, TOKEN_TYPES);
  const stems = TOKEN_TYPES.flatMap((name) => (name.endsWith('+jwt') ? name.slice(0, -4) : []));
  const meant = nearestName(stem, stems);
  return meant && `${meant}+jwt`;
}

type Words = Pick<Finding, 'title' | 'why' | 'fix' | 'references'>;

function describe(code: string, severity: Severity, words: Words, pointer = '/typ'): Finding {
  return { code, severity, basis: 'bytes', where: { part: 'header', pointer }, ...words };
}

function mismatchWords(mismatch: string): Words {
  return {
    title: say`Conflicting type and claims`,
    why: sentences(
      mismatch,
      say`An API that relies only on “typ” or only on the claims mistakes the token for another kind.`,
    ),
    fix: say`Reject the token unless its type and its claims are both of the kind you expect.`,
    references: [rfc(8725, '3.11'), rfc(8725, '3.12')],
  };
}

function generic(own: string, pointer: string): Finding {
  return describe(
    'typ-generic',
    'info',
    {
      title: pointer === '' ? say`Missing type` : say`Generic type`,
      why: say`Without the type “${own}”, an API may mistake the token for another kind.`,
      fix: say`Set “typ” to “${own}”.`,
      references: [rfc(8725, '3.11')],
    },
    pointer,
  );
}

function unknown(how: string): Finding {
  return describe('typ-unknown', 'info', {
    title: say`Unknown token type`,
    why: sentences(how, say`APIs that require a specific type reject others.`),
    fix: say`Compare “typ” with the type that the API expects.`,
    references: [rfc(7515, '4.1.9')],
  });
}
