import type { DecodedToken } from '../decode/decoded-token.ts';
import { stringMember } from '../encoding/json-query.ts';
import { andThen, fail, ok, type Result } from '../result.ts';
import { type AddressProblem, readAddress } from './fetch-message.ts';
import type { KeyParameter, MetadataKind } from './key-origin.ts';

/** What a token says of where its key could be found. All of it was written by anyone who made the token. */
export interface NamedSources {
  readonly issuer: string | undefined;
  readonly addresses: readonly { readonly parameter: KeyParameter; readonly address: string }[];
}

/** A document that may lead to an issuer's keys. */
export interface KeyAddress {
  readonly document: MetadataKind | 'jwks';
  readonly address: string;
}

export type IssuerProblem = AddressProblem | 'has-query';

export function namedSources(token: DecodedToken | undefined): NamedSources {
  const claims = token?.claimsSet?.ok ? token.claimsSet.value.object : undefined;
  const header = token?.protectedHeader.ok ? token.protectedHeader.value.object : undefined;
  const parameters = ['jku', 'x5u'] as const;
  return {
    issuer: claims && stringMember(claims, 'iss'),
    addresses: parameters.flatMap((parameter) => {
      const address = header && stringMember(header, parameter);
      return address === undefined ? [] : [{ parameter, address }];
    }),
  };
}

/** The parameter of the header that names this address, however it is written there. */
export function parameterNaming(
  address: string,
  { addresses }: NamedSources,
): KeyParameter | undefined {
  const wanted = normalised(address);
  return addresses.find((named) => normalised(named.address) === wanted)?.parameter;
}

/**
 * Where an issuer's keys may be, in the order in which they are looked for: the OpenID
 * configuration comes after the path (Discovery §4), OAuth metadata between host and path (RFC 8414
 * §3.1), and each is found in the other place too. Last comes the key set itself, where many keep
 * it. A "/" at the end of the issuer is dropped before that.
 */
export function keyAddresses(issuer: string): Result<readonly KeyAddress[], IssuerProblem> {
  return andThen(readAddress(issuer), (url) => {
    // Neither RFC 8414 §2 nor OpenID Connect allows them, and there is no place for them.
    if (/[?#]/.test(issuer)) return fail('has-query');
    const { origin } = url;
    const path = url.pathname.replace(/\/$/, '');
    const after = (name: string) => `${origin}${path}/.well-known/${name}`;
    const between = (name: string) => `${origin}/.well-known/${name}${path}`;
    const [openid, oauth] = ['openid-configuration', 'oauth-authorization-server'] as const;
    const places = [
      { document: 'openid-configuration', address: after(openid) },
      { document: 'openid-configuration', address: between(openid) },
      { document: 'oauth-metadata', address: between(oauth) },
      { document: 'oauth-metadata', address: after(oauth) },
      { document: 'jwks', address: after('jwks.json') },
    ] as const;
    return ok(places.filter((_, index) => path !== '' || index % 2 === 0));
  });
}

function normalised(address: string): string {
  const url = readAddress(address);
  return url.ok ? url.value.href.replace(/#.*$/s, '') : address;
}
