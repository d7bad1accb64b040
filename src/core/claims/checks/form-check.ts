import { promisesClaims } from '../../audit/payload-kind.ts';
import { isOftenInJson } from '../../audit/rules/json-form.ts';
import { type DecodedToken, preventsJudgement } from '../../decode/decoded-token.ts';
import { explainFault } from '../../explain/explain-fault.ts';
import { say } from '../../words/say.ts';
import { type CheckSubject, checkLayers, type Outcome, pass, reject, skip } from '../check.ts';

/** Whether it is a JWT at all: a compact JWS or JWE around a JSON object (RFC 7519 §7.2). */
export function checkForm(subject: CheckSubject): Outcome {
  return checkLayers(subject, ({ token }, isInnermost) => {
    const isMessage = token.detached !== undefined && !promisesClaims(token);
    if (isMessage && token.claimsSet?.ok === false) {
      return pass(say`JWS with a detached payload, which is a message and not a claims set.`);
    }
    const fault = token.faults.find(preventsJudgement);
    if (fault) return reject(say`malformed`, explainFault(fault));
    // What is around a token has that token as its payload.
    if (isInnermost && token.claimsSet?.ok === false) {
      return reject(
        say`the payload is no claims set`,
        say`The payload is not a JSON object, which the claims of a JWT are (RFC 7519 §7.2).`,
      );
    }
    // A JWT is compact (RFC 7519 §3). What has its claims or its type is found to be one by the audit.
    if (token.found.json && !isOftenInJson(token)) {
      return skip(
        say`${describeForm(token)} A JWT is compact (RFC 7519 §3), so APIs that expect one reject it.`,
        say`it is not in compact form`,
      );
    }
    return pass(describeForm(token));
  });
}

function describeForm(token: DecodedToken): string {
  switch (token.form) {
    case 'jws':
      if (token.found.json) return say`JWS JSON serialization.`;
      return say`JWS compact, three parts.`;
    case 'jwe':
      if (token.found.json) return say`JWE JSON serialization.`;
      return say`JWE compact, five parts.`;
    case 'unknown':
      return say`${token.parts.length} parts.`;
  }
}
