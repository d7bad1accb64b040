import type { Reference } from './audit-rule.ts';

/** Token Status List, of which no section is sure to keep its number. */
export const STATUS_LIST_DRAFT: Reference = {
  title: 'Token Status List',
  url: 'https://datatracker.ietf.org/doc/draft-ietf-oauth-status-list/',
};

/** A section of the revision of RFC 8725 (JWT best current practices) that is under way. */
export function rfc8725bis(section: string): Reference {
  return {
    title: `draft-ietf-oauth-rfc8725bis §${section}`,
    url: 'https://datatracker.ietf.org/doc/draft-ietf-oauth-rfc8725bis/',
  };
}
