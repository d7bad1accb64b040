import { rfc } from '../../audit/references.ts';

/** Where a member is defined. */
export interface Source {
  readonly title: string;
  readonly url?: string;
}

/**
 * A registered member of a header or a payload: its name, one sentence on what
 * it is (a function, as words are not known before the page has a language),
 * and the document that defines it.
 */
export type MemberRow = readonly [name: string, means: () => string, source: Source];

const OPENID = 'https://openid.net/specs';

export { rfc };

export function openidCore(section: string): Source {
  return {
    title: `OpenID Connect Core §${section}`,
    url: `${OPENID}/openid-connect-core-1_0.html`,
  };
}

/** Claims for Identity Assurance, whose section 4 registers them. */
export const IDENTITY_ASSURANCE: Source = {
  title: 'OpenID Connect for Identity Assurance Claims §4',
  url: `${OPENID}/openid-connect-4-ida-claims-1_0.html#claims`,
};

export const VERIFIED_CLAIMS: Source = {
  title: 'OpenID Identity Assurance Schema §5',
  url: `${OPENID}/openid-ida-verified-claims-1_0.html#verified_claims`,
};

export const FRONT_CHANNEL_LOGOUT: Source = {
  title: 'OpenID Connect Front-Channel Logout §3',
  url: `${OPENID}/openid-connect-frontchannel-1_0.html`,
};

export function federation(section: string): Source {
  return {
    title: `OpenID Federation 1.0 §${section}`,
    url: `${OPENID}/openid-federation-1_0.html`,
  };
}

export const STATUS_LIST: Source = {
  title: 'Token Status List',
  url: 'https://datatracker.ietf.org/doc/draft-ietf-oauth-status-list/',
};

/** The registry itself, where the defining document is not available. */
export const CLAIMS_REGISTRY: Source = {
  title: 'IANA JSON Web Token Claims',
  url: 'https://www.iana.org/assignments/jwt/jwt.xhtml',
};
