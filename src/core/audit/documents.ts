import type { Reference } from './audit-rule.ts';

/** An RFC as a whole, where no section is the one that matters. */
export function rfcDocument(number: number): Reference {
  return { title: `RFC ${number}`, url: `https://www.rfc-editor.org/rfc/rfc${number}` };
}

/** A section of OpenID Connect Core. */
export function openidCore(section: string): Reference {
  return {
    title: `OpenID Connect Core §${section}`,
    url: 'https://openid.net/specs/openid-connect-core-1_0.html',
  };
}

/** FAPI 1.0 Security Profile, Part 2: Advanced. */
export const FAPI_ADVANCED: Reference = {
  title: 'FAPI 1.0 Advanced',
  url: 'https://openid.net/specs/openid-financial-api-part-2-1_0.html',
};

/** A requirement of the OWASP Application Security Verification Standard, version 5. */
export function asvs(requirement: string): Reference {
  return { title: `OWASP ASVS 5.0, ${requirement}` };
}
