import { type DecodedToken, isLenient, preventsJudgement } from '../../decode/decoded-token.ts';
import { explainFault } from '../../explain/explain-fault.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import { type CheckSubject, type Outcome, pass, reject, skip } from '../check.ts';

/** Whether it is a JWT at all: a compact JWS or JWE around a JSON object (RFC 7519 §7.2). */
export function checkForm({ token }: CheckSubject): Outcome {
  const fault = token.faults.find(preventsJudgement);
  if (fault) return reject(say`malformed`, explainFault(fault));
  if (token.claimsSet?.ok === false) {
    return reject(
      say`the payload is no claims set`,
      say`The payload is not a JSON object, which the claims of a JWT are (RFC 7519 §7.2).`,
    );
  }
  const encoding = token.faults.find((one) => one.part === 'payload' && !isLenient(one));
  if (encoding) return reject(say`the payload is not plain UTF-8`, explainFault(encoding));
  const lenient = token.faults.filter(isLenient);
  if (lenient.length > 0) {
    return skip(
      sentences(...lenient.map(explainFault)),
      say`strict APIs reject how its parts are encoded`,
    );
  }
  const { carrier } = token.found.context;
  if (carrier.kind === 'header' && carrier.damage === 'quoted-token') {
    return skip(
      say`The header value has a quotation mark or bracket around the token, which a server takes for a part of the token.`,
      say`servers reject the quotation marks around the token`,
    );
  }
  if (carrier.kind === 'header' && carrier.damage === 'scheme-twice') {
    return skip(say`The header value has "Bearer" twice.`, say`servers reject the second "Bearer"`);
  }
  return pass(describeForm(token));
}

function describeForm(token: DecodedToken): string {
  switch (token.form) {
    case 'jws':
      return say`JWS compact, three parts.`;
    case 'jwe':
      return say`JWE compact, five parts.`;
    case 'unknown':
      return say`${token.parts.length} parts.`;
  }
}
