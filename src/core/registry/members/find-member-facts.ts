import type { IssuerId } from '../issuers.ts';
import { BASIC_CLAIMS } from './basic-claims.ts';
import { ATTESTATION_CLAIMS, CALL_CLAIMS } from './device-claims.ts';
import { CONFIRMATION_METHODS, HEADER_PARAMETERS, KEY_MEMBERS } from './header-parameters.ts';
import type { MemberRow, Source } from './member-facts.ts';
import { FEDERATION_CLAIMS, NETWORK_CLAIMS } from './network-claims.ts';
import { ADDRESS_MEMBERS, PERSON_CLAIMS } from './person-claims.ts';
import { VENDORS, type VendorClaims } from './vendor-claims.ts';

/** What is known of a member. */
export interface MemberFacts {
  readonly means: () => string;
  readonly source: Source;
  /** The provider that made it up, where it is not registered, and whether it is the one that made the token. */
  readonly vendor?: { readonly name: string; readonly isIssuer: boolean };
}

/** Each has names of its own: "kid" is one thing in a header, another in "cnf". */
export type Vocabulary = 'claims' | 'header' | 'confirmation' | 'key' | 'address';

/** All names of each vocabulary; those of providers are not among them. */
export const VOCABULARIES: Readonly<Record<Vocabulary, ReadonlyMap<string, MemberFacts>>> = {
  claims: tableOf([
    ...BASIC_CLAIMS,
    ...PERSON_CLAIMS,
    ...ATTESTATION_CLAIMS,
    ...CALL_CLAIMS,
    ...NETWORK_CLAIMS,
    ...FEDERATION_CLAIMS,
  ]),
  header: tableOf(HEADER_PARAMETERS),
  confirmation: tableOf(CONFIRMATION_METHODS),
  key: tableOf(KEY_MEMBERS),
  address: tableOf(ADDRESS_MEMBERS),
};

/**
 * What the member of that name is; of a claim, what it is to the provider where
 * that is known, then what the registry says, then what any other provider means.
 */
export function findMemberFacts(
  vocabulary: Vocabulary,
  name: string,
  issuer?: IssuerId,
): MemberFacts | undefined {
  const registered = VOCABULARIES[vocabulary].get(name);
  if (vocabulary !== 'claims') return registered;
  const own = VENDORS.find(({ issuers }) => issuer !== undefined && issuers.includes(issuer));
  const others = VENDORS.filter((vendor) => vendor !== own);
  return (
    (own && factsOf(own, name, true)) ??
    registered ??
    others.map((vendor) => factsOf(vendor, name, false)).find((facts) => facts !== undefined)
  );
}

function factsOf(
  { name: vendor, source, claims }: VendorClaims,
  name: string,
  isIssuer: boolean,
): MemberFacts | undefined {
  const row = claims.find(([claim]) => claim === name);
  return row && { means: row[1], source, vendor: { name: vendor, isIssuer } };
}

function tableOf(rows: readonly MemberRow[]): ReadonlyMap<string, MemberFacts> {
  return new Map(rows.map(([name, means, source]) => [name, { means, source }]));
}
