import { encodeBase64url } from '../encoding/base64url.ts';
import { withLineFeeds } from '../encoding/end-of-lines.ts';
import { decodeUtf8, decodeUtf8Leniently, encodeUtf8 } from '../encoding/utf8.ts';
import { ok } from '../result.ts';
import { readPayload } from './decode-token.ts';
import { type DecodedToken, type DetachedPayload, lacksPayload } from './decoded-token.ts';

/**
 * The token with a payload that came another way (RFC 7515, appendix F): a text
 * that was typed, or bytes. They are signed as they are, in base64url unless
 * "b64" is false.
 */
export function attachPayload<Token extends DecodedToken | undefined>(
  token: Token,
  given: string | DetachedPayload,
): Token | DecodedToken {
  const payload: DetachedPayload =
    typeof given === 'string' ? { bytes: encodeUtf8(given), isExact: false } : given;
  const { bytes } = payload;
  if (!token || bytes.length === 0 || !lacksPayload(token)) return token;
  const detached = token.unencoded ? decodeUtf8Leniently(bytes) : encodeBase64url(bytes);
  const { problem, ...read } = readPayload(ok(bytes), detached);
  const others = token.faults.filter(({ part }) => part !== 'payload');
  return {
    ...token,
    ...read,
    detached,
    detachedPayload: payload,
    faults: problem ? [...others, { part: 'payload', problem } as const] : others,
  };
}

/** How the lines of a payload end; "mixed" where they end in more than one way. */
export type LineEnds = 'lf' | 'crlf' | 'mixed';

/** A token with its detached payload, and how the lines of that end. */
export interface WithLineEnds {
  readonly token: DecodedToken;
  /** Undefined where nothing depends on it. */
  readonly lineEnds: LineEnds | undefined;
}

/**
 * The token as it is, and where its payload was typed or pasted the same with
 * other line ends: text boxes and editors change them.
 */
export function withAnyLineEnds(token: DecodedToken): readonly WithLineEnds[] {
  const { detachedPayload: given } = token;
  const text = given && !given.isExact ? decodeUtf8(given.bytes) : undefined;
  if (!text?.ok || !/[\r\n]/.test(text.value)) return [{ token, lineEnds: undefined }];
  const lf = withLineFeeds(text.value);
  const crlf = lf.replaceAll('\n', '\r\n');
  const lineEnds = text.value === lf ? 'lf' : text.value === crlf ? 'crlf' : 'mixed';
  const others = (['lf', 'crlf'] as const).filter((each) => each !== lineEnds);
  return [
    { token, lineEnds },
    ...others.map((each) => ({
      token: attachPayload(token, each === 'lf' ? lf : crlf),
      lineEnds: each,
    })),
  ];
}
