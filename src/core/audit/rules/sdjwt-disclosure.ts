import type { DisclosureProblem } from '../../decode/decode-sd-jwt.ts';
import { type DigestFault, MAX_DEPTH, type Placement } from '../../decode/process-disclosures.ts';
import { repeatedNames } from '../../encoding/json-query.ts';
import type { JsonNode } from '../../encoding/json-text.ts';
import { explainDisclosureProblem } from '../../explain/explain-disclosure.ts';
import { formatNumber } from '../../words/format-number.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding, FindingPlace, Severity } from '../audit-rule.ts';
import { MOST_FINDINGS } from '../claim-content.ts';
import { rfc } from '../references.ts';
import { quote } from '../words.ts';

/** Claims that a verifier needs to judge the token, and so must see (RFC 9901 §9.7). */
const NEEDED_TO_JUDGE: ReadonlySet<string> = new Set(['iss', 'aud', 'exp', 'nbf', 'cnf']);

/** 128 bits in base64url, the least that RFC 9901 §9.3 recommends for a salt. */
const LEAST_SALT = 22;

/** Disclosures and digests that a verifier must refuse, or an issuer should not have made. */
export const sdjwtDisclosure: AuditRule = ({ evidence }) => {
  const report = evidence?.disclosures;
  if (!report) return [];
  const { disclosures, processed, hash, sdJwt } = report;
  const findings: Finding[] = [];
  if (!hash.isKnown) findings.push(unknownHash(hash.name));
  if (sdJwt.unread.length > 0) findings.push(tooMany(disclosures.length, sdJwt.unread.length));
  if (sdJwt.lacksEnd) findings.push(lacksEnd());
  const isTooDeep = processed?.faults.some(({ code }) => code === 'too-deep') ?? false;
  const isWhole = hash.isKnown && !isTooDeep;
  for (const fault of processed?.faults ?? []) findings.push(wrongDigest(fault));
  for (const [index, { content }] of disclosures.entries()) {
    const placement = processed?.placements[index];
    if (!content.ok) findings.push(malformed(index, content.problem));
    else if (placement) findings.push(...judgePlacement(index, placement, isWhole));
    if (content.ok) findings.push(...judgeContent(index, content.value));
    if (content.ok) findings.push(...repeatedIn(index, content.value.value));
  }
  return findings.slice(0, MOST_FINDINGS);
};

function judgePlacement(index: number, placement: Placement, isWhole: boolean): Finding[] {
  const { state, fault } = placement;
  const refused = say`A verifier must refuse the SD-JWT with it.`;
  switch (state) {
    case 'placed':
      return judgeClaim(index, placement);
    case 'malformed':
      return [];
    case 'unreferenced':
      return isWhole
        ? [
            finding(
              'high',
              TOKEN,
              say`${nth(index)} without a digest`,
              sentences(
                say`There is no digest of it, in the payload or in a disclosure that is there: it was changed, added, or its parent is missing.`,
                refused,
              ),
              say`Take it away, add the disclosure whose value holds its digest, or get the SD-JWT again from its issuer.`,
              '7.1',
            ),
          ]
        : [];
    case 'repeated':
      return [
        finding(
          'medium',
          TOKEN,
          say`${nth(index)} is duplicated`,
          say`The same disclosure was given before. The hash that a Key Binding JWT signs changes with it.`,
          say`Give each disclosure once.`,
        ),
      ];
    case 'rejected':
      return [
        finding(
          'high',
          TOKEN,
          say`${nth(index)} is misplaced`,
          sentences(REJECTED[fault ?? 'name-exists'](), refused),
          say`As its issuer, make the disclosure anew.`,
          '7.1',
        ),
      ];
  }
}

const REJECTED: Readonly<Record<NonNullable<Placement['fault']>, () => string>> = {
  'name-reserved': () => say`Its name is "_sd" or "...", which the format keeps for itself.`,
  'name-exists': () => say`A claim of that name is there already.`,
  'item-expected': () => say`Its digest is an item of an array, where it must have no name.`,
  'member-expected': () => say`Its digest is in "_sd" of an object, where it must have a name.`,
};

/** Only the claims of the token itself decide about it. */
function judgeClaim(index: number, { pointer }: Placement): Finding[] {
  const name = pointer?.slice(1) ?? '';
  if (!NEEDED_TO_JUDGE.has(name)) return [];
  return [
    finding(
      'high',
      TOKEN,
      say`${quote(name)} is withholdable`,
      say`${nth(index)} holds ${quote(name)}, which a verifier needs to judge the token: whoever presents it may keep it back.`,
      say`As its issuer, sign ${quote(name)} in plain sight.`,
      '9.7',
    ),
  ];
}

function judgeContent(index: number, { salt }: { readonly salt: string }): Finding[] {
  if (salt.length >= LEAST_SALT) return [];
  return [
    finding(
      'low',
      TOKEN,
      say`${nth(index)} has a short salt`,
      say`Its salt has ${salt.length} characters, less than 128 bits: whoever sees the digest alone may guess the value.`,
      say`As its issuer, take 128 random bits or more for each salt.`,
      '9.3',
    ),
  ];
}

/** Names inside a disclosed value: two of one are two readings, as in the payload itself. */
function repeatedIn(index: number, value: JsonNode): Finding[] {
  return repeatedNames(value).map((name) => ({
    code: 'dup-member',
    severity: 'medium',
    basis: 'bytes',
    where: TOKEN,
    title: say`Repeated name in a disclosure`,
    why: say`${quote(name)} occurs more than once in the value of disclosure ${index + 1}. Some parsers read the first, others the last, and strict ones reject the token.`,
    fix: say`As its issuer, write ${quote(name)} once.`,
    references: [rfc(7519, '4'), rfc(7515, '10.12')],
  }));
}

function malformed(index: number, problem: DisclosureProblem): Finding {
  return finding(
    'high',
    TOKEN,
    say`${nth(index)} is unreadable`,
    sentences(explainDisclosureProblem(problem), say`A verifier must refuse the SD-JWT with it.`),
    say`Copy the SD-JWT again, whole.`,
    '7.1',
  );
}

function wrongDigest(fault: DigestFault): Finding {
  const where: FindingPlace = { part: 'payload', pointer: fault.pointer };
  switch (fault.code) {
    case 'digest-repeated':
      return finding(
        'high',
        where,
        say`Duplicate digest`,
        say`${quote(fault.digest)} was met before. A verifier must refuse the SD-JWT.`,
        say`As its issuer, use each digest once, decoys included.`,
        '7.1',
      );
    case 'sd-malformed':
      return finding(
        'high',
        where,
        say`Invalid digest list`,
        say`It must be an array of strings: no claim can be disclosed from it.`,
        say`As its issuer, write an array of digests.`,
      );
    case 'dots-malformed':
      return finding(
        'medium',
        where,
        say`"..." is used in another way than for a digest`,
        say`In an SD-JWT it stands alone in an object that is an item of an array, and holds a digest.`,
        say`As its issuer, keep the name "..." for digests.`,
      );
    case 'alg-nested':
      return finding(
        'medium',
        where,
        say`Misplaced hash algorithm`,
        say`It counts only at the top of the payload: here it is a claim like any other.`,
        say`As its issuer, put it at the top.`,
      );
    case 'too-deep':
      return finding(
        'high',
        where,
        say`Digests nested too deep`,
        say`There is a digest more than ${MAX_DEPTH} levels deep, which was not compared with the disclosures. Many verifiers do not read so deep either.`,
        say`As its issuer, nest claims less deeply.`,
      );
  }
}

function unknownHash(name: string): Finding {
  return finding(
    'high',
    { part: 'payload', pointer: '/_sd_alg' },
    say`Unknown digest hash`,
    say`"_sd_alg" is ${quote(name)}; sha-256, sha-384 and sha-512 can be checked here. So no disclosure was compared with its digest.`,
    say`As its issuer, take sha-256.`,
    '7.1',
  );
}

function tooMany(read: number, unread: number): Finding {
  const [all, first] = [formatNumber(read + unread), formatNumber(read)];
  return finding(
    'high',
    TOKEN,
    say`Too many disclosures`,
    say`The token has ${all} disclosures, and only the first ${first} were compared with their digests.`,
    say`Present only the disclosures that the verifier asks for.`,
  );
}

function lacksEnd(): Finding {
  return finding(
    'high',
    TOKEN,
    say`Missing final “~”`,
    say`Behind the last disclosure stands a "~". Without it a receiver takes the disclosure for a Key Binding JWT.`,
    say`Copy the SD-JWT again, to its end.`,
  );
}

const TOKEN: FindingPlace = { part: 'token' };

function finding(
  severity: Severity,
  where: FindingPlace,
  title: string,
  why: string,
  fix: string,
  section?: string,
): Finding {
  const references = section === undefined ? [{ title: 'RFC 9901' }] : [rfc(9901, section)];
  return { code: 'sdjwt-disclosure', severity, basis: 'bytes', where, title, why, fix, references };
}

function nth(index: number): string {
  return say`Disclosure ${index + 1}`;
}
