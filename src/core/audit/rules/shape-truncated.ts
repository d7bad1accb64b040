import type { DecodedToken, TokenPart } from '../../decode/decoded-token.ts';
import { isUsualLimit } from '../../decode/find-truncation.ts';
import { parseJson } from '../../encoding/json-text.ts';
import { PART_NAMES } from '../../explain/part-names.ts';
import {
  findSignatureAlgorithm,
  SIGNATURE_ALGORITHMS,
  type SignatureAlgorithm,
} from '../../registry/algorithms.ts';
import { formatNumber } from '../../words/format-number.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import { withinSentence } from '../../words/within-sentence.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { rfc } from '../references.ts';
import { charactersOf, compactPart } from '../token-place.ts';

/** A token of which characters were lost, which explains all else that is wrong with its end. */
export const shapeTruncated: AuditRule = ({ token }) => {
  if (token.found.json || token.unencoded) return [];
  const compact = compactPart(token);
  const gap = compact.search(/…|\.{3}/);
  if (gap !== -1) return [cut(token, gap, say`The token was shortened for display.`)];
  const last = token.parts.at(-1);
  const broken = token.parts.find(
    ({ bytes }) => !bytes.ok && bytes.problem.code === 'impossible-length',
  );
  if (broken && broken !== last) {
    const name = withinSentence(PART_NAMES[broken.name]);
    return [cut(token, broken.end, say`Characters are missing from the token’s ${name}.`)];
  }
  if (!last || !(broken || endsInJson(token, last) || isShortAtLimit(token, last))) return [];
  const length = formatNumber(compact.length);
  const how = isUsualLimit(compact.length)
    ? say`The token was cut off after ${length} characters, a common limit of columns and cookies.`
    : say`The token was cut off after ${length} characters.`;
  return [cut(token, compact.length, how)];
};

/** Header or payload stops inside a value, and nothing follows. */
function endsInJson(token: DecodedToken, last: TokenPart): boolean {
  const shown = last.name === 'payload' ? token.payloadText : token.headerText;
  if ((last.name !== 'payload' && last.name !== 'header') || shown === '') return false;
  const json = parseJson(shown);
  return !json.ok && json.problem.code === 'json-cut-off';
}

/** Fewer bytes than the algorithm makes: where many texts end, or most of them and then a bit. */
function isShortAtLimit(token: DecodedToken, last: TokenPart): boolean {
  const algorithm = findSignatureAlgorithm(token.algorithm ?? '');
  const due = algorithm?.signatureLength;
  if (last.name !== 'signature' || last.encoded === '' || !algorithm || due === undefined)
    return false;
  const length = Math.floor((last.encoded.length * 3) / 4);
  if (length >= due || isWhole(length, algorithm)) return false;
  return isUsualLimit(compactPart(token).length) || (isOddlySpelled(last) && 2 * length > due);
}

function isOddlySpelled({ bytes, spelling }: TokenPart): boolean {
  return !bytes.ok || spelling.length > 0;
}

/** A signature as another algorithm for such keys makes it was not cut. */
function isWhole(length: number, { keyType }: SignatureAlgorithm): boolean {
  return SIGNATURE_ALGORITHMS.some(
    (other) => other.keyType === keyType && other.signatureLength === length,
  );
}

function cut(token: DecodedToken, at: number, how: string): Finding {
  return {
    code: 'shape-truncated',
    severity: 'medium',
    basis: 'bytes',
    where: charactersOf(token, at),
    title: say`Incomplete token`,
    why: sentences(how, say`No API can verify an incomplete token.`),
    fix: say`Copy the whole token, and make room for all of it wherever it is stored or logged.`,
    references: [rfc(7515, '7.1')],
  };
}
