import { promisesClaims } from '../../audit/payload-kind.ts';
import { isOftenInJson } from '../../audit/rules/json-form.ts';
import { type DecodedToken, isLenient, preventsJudgement } from '../../decode/decoded-token.ts';
import { openBankingExtensions } from '../../decode/read-critical.ts';
import { explainFault } from '../../explain/explain-fault.ts';
import { quote } from '../../words/quote.ts';
import { say, sayCount } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import { type CheckSubject, checkLayers, type Outcome, pass, reject, skip } from '../check.ts';

/** Whether it is a JWT at all: a compact JWS or JWE around a JSON object (RFC 7519 §7.2). */
export function checkForm(subject: CheckSubject): Outcome {
  return checkLayers(subject, ({ token }, isInnermost) => checkLayer(token, isInnermost));
}

function checkLayer(token: DecodedToken, isInnermost: boolean): Outcome {
  const extensions = checkExtensions(token);
  const isMessage = token.detached !== undefined && !promisesClaims(token);
  if (isMessage && token.claimsSet?.ok === false) {
    return (
      extensions ??
      pass(say`The token is a JWS with a detached payload, which is a message, not a claims set.`)
    );
  }
  const fault = token.faults.find(preventsJudgement);
  if (fault) return reject(say`malformed`, explainFault(fault));
  // What is around a token has that token as its payload.
  if (isInnermost && token.claimsSet?.ok === false) {
    return reject(
      say`the payload is not a claims set`,
      say`The payload is not a JSON object, as the claims of a JWT must be (RFC 7519 §7.2).`,
    );
  }
  const encoding = token.faults.find((one) => one.part === 'payload' && !isLenient(one));
  if (isInnermost && encoding) {
    return reject(say`the payload is not plain UTF-8`, explainFault(encoding));
  }
  const lenient = token.faults.filter(isLenient);
  if (lenient.length > 0) {
    return skip(
      sentences(...lenient.map(explainFault)),
      say`strict APIs reject the encoding of its parts`,
    );
  }
  // A JWT is compact (RFC 7519 §3). What has its claims or its type is found to be one by the audit.
  if (token.found.json && !isOftenInJson(token)) {
    return skip(
      sentences(
        describeForm(token),
        say`A JWT uses compact serialization (RFC 7519 §3), so APIs that expect a JWT reject this token.`,
      ),
      say`the token is not in compact form`,
    );
  }
  const isWrapped = token.found.removed.some(({ kind }) => kind === 'base64');
  return (
    extensions ??
    checkCarrier(token) ??
    pass(
      sentences(
        describeForm(token),
        isWrapped ? say`The token was wrapped in an extra layer of Base64.` : undefined,
      ),
    )
  );
}

/** Extensions that this page understands and few APIs do, which must reject them then. */
function checkExtensions(token: DecodedToken): Outcome | undefined {
  const names = openBankingExtensions(token).map(({ name }) => quote(name));
  if (names.length === 0) return undefined;
  return skip(
    say`The header marks ${names.join(', ')} as critical. An API that does not understand every critical extension must reject the token (RFC 7515 §4.1.11).`,
    say`not every API understands the critical extensions`,
  );
}

/** What a server reads along with the token. */
function checkCarrier({ found }: DecodedToken): Outcome | undefined {
  const { carrier } = found.context;
  if (carrier.kind !== 'header') return undefined;
  switch (carrier.damage) {
    case 'quoted-token':
      return skip(
        say`The header value has a quotation mark or bracket between the scheme and the token, which servers read as part of the token.`,
        say`servers reject the quotation marks around the token`,
      );
    case 'scheme-twice':
      return skip(
        say`The header value has “Bearer” twice.`,
        say`servers reject the second “Bearer”`,
      );
    default:
      return undefined;
  }
}

function describeForm(token: DecodedToken): string {
  switch (token.form) {
    case 'jws':
      if (token.found.json) return say`The token is a JWS in JSON serialization.`;
      return say`The token is a compact JWS with three parts.`;
    case 'jwe':
      if (token.found.json) return say`The token is a JWE in JSON serialization.`;
      return say`The token is a compact JWE with five parts.`;
    case 'unknown':
      return sayCount(token.parts.length, 'The token has {0} part.', 'The token has {0} parts.');
  }
}
