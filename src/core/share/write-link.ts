import { type DecodedToken, findPart } from '../decode/decoded-token.ts';

/** What a link carries behind "#", where no server sees it. */
export interface LinkContent {
  /** In compact form, or as JSON. */
  readonly token: string;
  /** A public key, as JWK or PEM; never any other. */
  readonly key?: string | undefined;
}

/** The link that opens the same token: what is behind "#" is never sent to a host. */
export function writeLink(page: string, { token, key }: LinkContent): string {
  const [address = ''] = page.split(/[?#]/, 1);
  const withKey = key === undefined ? '' : `&key=${encodeURIComponent(key)}`;
  return `${address}#token=${encodeURIComponent(token)}${withKey}`;
}

/** The token as it goes into a link: as it is in the text, without what is around it. */
export function shareableToken({ found }: DecodedToken): string {
  return found.json?.source ?? found.compact;
}

/**
 * Header and payload alone, with an empty signature: it opens as unverified. Of
 * an SD-JWT nothing is disclosed. Undefined where there is no such form: of
 * an encrypted token, and of one whose payload is not encoded or not there.
 */
export function withoutSignature(token: DecodedToken): string | undefined {
  const [header, payload] = token.parts;
  if (token.form !== 'jws' || token.unencoded || !header || !payload?.encoded) return undefined;
  if (findPart(token, 'signature')?.encoded === '') return undefined;
  return `${header.encoded}.${payload.encoded}.`;
}

/** What of a link its length will cost: some programs cut it, or reject it. */
export type LinkLength = 'usual' | 'long' | 'very-long';

/** Older browsers, mail programs and chats cut beyond this. */
const LONG = 2000;
/** Many hosts, proxies and QR codes take no more. */
const VERY_LONG = 8000;

export function measureLink(link: string): LinkLength {
  if (link.length > VERY_LONG) return 'very-long';
  return link.length > LONG ? 'long' : 'usual';
}
