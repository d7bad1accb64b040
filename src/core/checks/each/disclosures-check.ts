import { readHeader } from '../../audit/read-claims.ts';
import { quote } from '../../audit/words.ts';
import type { DecodedToken } from '../../decode/decoded-token.ts';
import { isSdJwt } from '../../decode/is-sd-jwt.ts';
import type { DigestFault, Placement } from '../../decode/process-disclosures.ts';
import { findMember, stringMember } from '../../encoding/json-query.ts';
import { describePlacement, explainDisclosureProblem } from '../../explain/explain-disclosure.ts';
import type { SdJwtReport } from '../../verdict/sd-jwt-report.ts';
import { say, sayCount } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import { type CheckSubject, type Outcome, pass, reject, skip } from '../check.ts';

/** Hash functions that are registered for `_sd_alg` and strong, and that this page does not have. */
const STRONG_ELSEWHERE: ReadonlySet<string> = new Set([
  ...['sha3-256', 'sha3-384', 'sha3-512'],
  ...['blake2s-256', 'blake2b-256', 'blake2b-512'],
]);

/** Whether a token is an SD-JWT, or says that it is without having the form of one. */
export function looksLikeSdJwt({ token }: Pick<CheckSubject, 'token'>): boolean {
  if (token.form !== 'jws') return false;
  if (isSdJwt(token) || /sd-jwt$/i.test(typeOf(token))) return true;
  const claims = token.claimsSet?.ok ? token.claimsSet.value.object : undefined;
  return claims !== undefined && ['_sd', '_sd_alg'].some((name) => findMember(claims, name));
}

/** Whether every disclosure has its one place in the payload, as a verifier must test (RFC 9901 §7.1). */
export function checkDisclosures({ token, disclosures: report }: CheckSubject): Outcome {
  if (!isSdJwt(token)) {
    return skip(
      say`The token has digests or the type of an SD-JWT but no “~” at its end, so SD-JWT verifiers reject it (RFC 9901 §4).`,
      say`the final “~” is missing`,
    );
  }
  if (!report) {
    return skip(
      say`The disclosures have not been compared with their digests.`,
      say`the disclosures were not checked`,
    );
  }
  const { hash, disclosures } = report;
  if (!hash.isKnown && STRONG_ELSEWHERE.has(hash.name)) {
    return skip(
      say`This page can’t compute ${quote(hash.name)}, so no disclosure was compared with its digest.`,
      say`the disclosures were not checked`,
    );
  }
  // Which disclosures belong to what was not read is not known.
  if (report.processed?.faults.some(({ code }) => code === 'too-deep')) {
    return skip(
      say`The payload is nested deeper than this page reads, so not all digests were compared with the disclosures.`,
      say`not all disclosures were checked`,
    );
  }
  const fault = findFault(report);
  if (fault !== undefined) {
    return reject(
      say`the disclosures are invalid`,
      sentences(fault, say`A verifier must reject such an SD-JWT (RFC 9901 §7.1).`),
    );
  }
  if (report.sdJwt.unread.length > 0) {
    return skip(
      say`The token has more disclosures than this page reads, so not all of them were compared with their digests.`,
      say`not all disclosures were checked`,
    );
  }
  return pass(
    sayCount(
      disclosures.length,
      '{0} disclosure matches its digest.',
      '{0} disclosures match their digests.',
    ),
  );
}

/** The first thing that RFC 9901 §7.1 rejects, as a sentence. */
function findFault({ hash, sdJwt, disclosures, processed }: SdJwtReport): string | undefined {
  if (!hash.isKnown) {
    return say`The hash algorithm ${quote(hash.name)} (“_sd_alg”) is unknown or too weak.`;
  }
  if (sdJwt.lacksEnd) return say`The “~” after the last disclosure is missing.`;
  if (!processed) return say`The payload with the digests can’t be read.`;
  for (const [index, { content }] of disclosures.entries()) {
    const nth = index + 1;
    if (!content.ok) {
      return sentences(
        say`Disclosure ${nth} can’t be read.`,
        explainDisclosureProblem(content.problem),
      );
    }
    const placement: Placement | undefined = processed.placements[index];
    if (placement?.state !== 'placed') {
      return say`Disclosure ${nth} is not valid: ${placement ? describePlacement(placement) : ''}.`;
    }
  }
  const [fault] = processed.faults;
  return fault && explainDigestFault(fault);
}

function explainDigestFault(fault: DigestFault): string {
  switch (fault.code) {
    case 'digest-repeated':
      return say`The digest ${quote(fault.digest)} occurs more than once.`;
    case 'sd-malformed':
      return say`An “_sd” member is not an array of strings.`;
    case 'dots-malformed':
      return say`A “...” member is not the digest of an array element.`;
    case 'alg-nested':
      return say`An “_sd_alg” member is not at the top level of the payload.`;
    case 'too-deep':
      return say`A digest is nested deeper than this page reads.`;
  }
}

function typeOf(token: DecodedToken): string {
  const header = readHeader(token);
  return (header && stringMember(header, 'typ')) ?? '';
}
