import type { DisclosureProblem } from '../../decode/decode-sd-jwt.ts';
import { type DigestFault, MAX_DEPTH, type Placement } from '../../decode/process-disclosures.ts';
import { repeatedNames } from '../../encoding/json-query.ts';
import type { JsonNode } from '../../encoding/json-text.ts';
import { explainDisclosureProblem } from '../../explain/explain-disclosure.ts';
import { characters } from '../../words/count-words.ts';
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

/** Disclosures and digests that a verifier must reject, or an issuer should not have made. */
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
    const nth = index + 1;
    if (!content.ok) findings.push(malformed(nth, content.problem));
    else if (placement) findings.push(...judgePlacement(nth, placement, isWhole));
    if (content.ok) findings.push(...judgeContent(nth, content.value));
    if (content.ok) findings.push(...repeatedIn(nth, content.value.value));
  }
  return findings.slice(0, MOST_FINDINGS);
};

function judgePlacement(nth: number, placement: Placement, isWhole: boolean): Finding[] {
  const { state, fault } = placement;
  const refused = say`A verifier must reject an SD-JWT with this disclosure.`;
  switch (state) {
    case 'placed':
      return judgeClaim(nth, placement);
    case 'malformed':
      return [];
    case 'unreferenced':
      return isWhole
        ? [
            finding(
              'high',
              TOKEN,
              say`Disclosure ${nth} without digest`,
              sentences(
                say`Neither the payload nor another disclosure contains the digest of this disclosure: it was changed or added, or its parent is missing.`,
                refused,
              ),
              say`Remove the disclosure, add the parent that contains its digest, or get the SD-JWT from its issuer again.`,
              '7.1',
            ),
          ]
        : [];
    case 'repeated':
      return [
        finding(
          'medium',
          TOKEN,
          say`Duplicate disclosure ${nth}`,
          say`This disclosure repeats an earlier one, which changes the hash that a Key Binding JWT signs.`,
          say`Include each disclosure only once.`,
        ),
      ];
    case 'rejected':
      return [
        finding(
          'high',
          TOKEN,
          say`Misplaced disclosure ${nth}`,
          sentences(REJECTED[fault ?? 'name-exists'](), refused),
          say`Have the issuer create the disclosure again.`,
          '7.1',
        ),
      ];
  }
}

const REJECTED: Readonly<Record<NonNullable<Placement['fault']>, () => string>> = {
  'name-reserved': () => say`The disclosure’s name is “_sd” or “...”, which SD-JWT reserves.`,
  'name-exists': () => say`A claim with the disclosure’s name already exists.`,
  'item-expected': () =>
    say`The digest is an array element, so the disclosure must not have a name.`,
  'member-expected': () =>
    say`The digest is in the “_sd” array of an object, so the disclosure must have a name.`,
};

/** Only the claims of the token itself decide about it. */
function judgeClaim(nth: number, { pointer }: Placement): Finding[] {
  const name = pointer?.slice(1) ?? '';
  if (!NEEDED_TO_JUDGE.has(name)) return [];
  return [
    finding(
      'high',
      TOKEN,
      say`Selectively disclosable ${quote(name)}`,
      say`Disclosure ${nth} contains ${quote(name)}, which a verifier needs to validate the token, but anyone who presents the token can withhold it.`,
      say`Have the issuer put ${quote(name)} in the payload as a plain claim.`,
      '9.7',
    ),
  ];
}

function judgeContent(nth: number, { salt }: { readonly salt: string }): Finding[] {
  if (salt.length >= LEAST_SALT) return [];
  return [
    finding(
      'low',
      TOKEN,
      say`Short salt in disclosure ${nth}`,
      say`The salt has ${characters(salt.length)}, which is less than 128 bits: anyone who sees only the digest may guess the value.`,
      say`Have the issuer use at least 128 random bits for each salt.`,
      '9.3',
    ),
  ];
}

/** Names inside a disclosed value: two of one are two readings, as in the payload itself. */
function repeatedIn(nth: number, value: JsonNode): Finding[] {
  return repeatedNames(value).map((name) => ({
    code: 'dup-member',
    severity: 'medium',
    basis: 'bytes',
    where: TOKEN,
    title: say`Duplicate name in a disclosure`,
    why: say`${quote(name)} occurs more than once in the value of disclosure ${nth}. Some parsers read the first, others the last, and strict ones reject the token.`,
    fix: say`Have the issuer write ${quote(name)} only once.`,
    references: [rfc(7519, '4'), rfc(7515, '10.12')],
  }));
}

function malformed(nth: number, problem: DisclosureProblem): Finding {
  return finding(
    'high',
    TOKEN,
    say`Unreadable disclosure ${nth}`,
    sentences(
      explainDisclosureProblem(problem),
      say`A verifier must reject an SD-JWT with this disclosure.`,
    ),
    say`Copy the whole SD-JWT again.`,
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
        say`${quote(fault.digest)} occurs more than once. A verifier must reject the SD-JWT.`,
        say`Have the issuer use each digest only once, decoys included.`,
        '7.1',
      );
    case 'sd-malformed':
      return finding(
        'high',
        where,
        say`Invalid digest list`,
        say`“_sd” must be an array of strings, so no claim can be disclosed from this value.`,
        say`Have the issuer write an array of digests.`,
      );
    case 'dots-malformed':
      return finding(
        'medium',
        where,
        say`Misused “...” member`,
        say`In an SD-JWT, “...” is the only member of an object in an array, and its value is a digest.`,
        say`Have the issuer use the name “...” only for digests.`,
      );
    case 'alg-nested':
      return finding(
        'medium',
        where,
        say`Misplaced hash algorithm`,
        say`“_sd_alg” counts only at the top level of the payload; elsewhere it is a claim like any other.`,
        say`Have the issuer put “_sd_alg” at the top level of the payload.`,
      );
    case 'too-deep':
      return finding(
        'high',
        where,
        say`Digests nested too deeply`,
        say`A digest more than ${MAX_DEPTH} levels deep was not compared with the disclosures. Many verifiers do not read that deep either.`,
        say`Have the issuer nest claims less deeply.`,
      );
  }
}

function unknownHash(name: string): Finding {
  return finding(
    'high',
    { part: 'payload', pointer: '/_sd_alg' },
    say`Unsupported hash algorithm`,
    say`“_sd_alg” is ${quote(name)}. This page supports only sha-256, sha-384 and sha-512, so no disclosure was compared with its digest.`,
    say`Have the issuer use sha-256.`,
    '7.1',
  );
}

function tooMany(read: number, unread: number): Finding {
  const [all, first] = [formatNumber(read + unread), formatNumber(read)];
  return finding(
    'high',
    TOKEN,
    say`Too many disclosures`,
    say`The token has ${all} disclosures, but only the first ${first} were compared with their digests.`,
    say`Present only the disclosures that the verifier requests.`,
  );
}

function lacksEnd(): Finding {
  return finding(
    'high',
    TOKEN,
    say`Missing final “~”`,
    say`An SD-JWT must end with “~” after the last disclosure; otherwise that disclosure is parsed as a Key Binding JWT.`,
    say`Copy the SD-JWT again, including the final “~”.`,
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
