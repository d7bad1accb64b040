import { shorten } from '../../audit/words.ts';
import type { DecodedToken } from '../../decode/decoded-token.ts';
import { insideQuotes } from '../../words/quote.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import { type CheckSubject, checkLayers, type Outcome, pass, reject, skip } from '../check.ts';

/** Whether "alg" is one that the verifier lets pass; names are case-sensitive (RFC 7515 §4.1.1). */
export function checkAlgorithm(subject: CheckSubject): Outcome {
  const { algorithms } = subject.expectations;
  return checkLayers(subject, ({ token }, isInnermost) => {
    // The list names signature algorithms; it speaks of encryption where nothing else is there.
    const isAround = token.form === 'jwe' && !isInnermost;
    return judgeAlgorithm(token, isAround ? [] : algorithms);
  });
}

function judgeAlgorithm(token: DecodedToken, allowed: readonly string[]): Outcome {
  const { algorithm } = token;
  if (!token.protectedHeader.ok) return skip(say`The header can’t be read.`);
  if (algorithm === undefined) {
    return reject(say`the algorithm is missing`, say`The header has no “alg” that is a string.`);
  }
  const name = shorten(algorithm);
  if (allowed.includes(algorithm)) return pass(name);
  if (algorithm.toLowerCase() === 'none') {
    return reject(
      say`the token is unsigned`,
      say`“alg” is “${insideQuotes(name)}”. APIs must reject unsigned tokens.`,
    );
  }
  if (allowed.length === 0) return pass(name);
  const alike = allowed.find((other) => other.toLowerCase() === algorithm.toLowerCase());
  const hint = alike && say`The name differs from ${shorten(alike)} only in upper/lower case.`;
  return reject(
    say`${name} is not allowed`,
    sentences(say`The algorithm is ${name}; you expect ${allowed.join(', ')}.`, hint),
  );
}
