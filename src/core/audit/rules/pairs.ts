import type { ConfirmedPair, HashClaim, PairFact } from '../../evidence/evidence.ts';
import { say } from '../../words/say.ts';
import type { AuditRule, Finding, FindingPlace, Reference } from '../audit-rule.ts';
import { claimPlace } from '../claim-place.ts';
import { FAPI_ADVANCED, openidCore } from '../documents.ts';
import { rfc8725bis } from '../draft-references.ts';
import { cwe, rfc } from '../references.ts';

/** What comes to light only beside another token of the same text. */
export const pairs: AuditRule = ({ evidence }) =>
  (evidence?.pairs ?? []).map((fact) => ({ basis: 'pair' as const, ...describe(fact) }));

/** A Key Binding JWT that was made for something else than is before it. */
export const sdHashMismatch: AuditRule = ({ evidence }) => {
  const faults = evidence?.disclosures?.keyBinding?.faults ?? [];
  return faults.some(({ code }) => code === 'hash')
    ? [{ basis: 'pair', ...foreignPresentation() }]
    : [];
};

/** The Key Binding JWT is behind the disclosures that it was made for. */
function foreignPresentation(): Omit<Finding, 'basis'> {
  return {
    code: 'sd-hash-mismatch',
    severity: 'high',
    where: { part: 'token' },
    title: say`Key Binding mismatch`,
    why: say`“sd_hash” is not the hash of the token and the disclosures before it: some were added, removed or reordered afterwards.`,
    fix: say`Reject the token; as the holder, create the Key Binding JWT last.`,
    references: [rfc(9901, '4.3')],
  };
}

function describe(fact: PairFact): Omit<Finding, 'basis'> {
  switch (fact.kind) {
    case 'hash':
      return foreignHash(fact);
    case 'bound-key':
      return {
        code: 'dpop-jkt-mismatch',
        severity: 'high',
        where: { part: fact.place === 'proof' ? 'header' : 'payload', pointer: boundAt(fact) },
        title: say`Proof signed with another key`,
        why: say`The access token is bound to one key (“jkt”), but the DPoP proof is signed with another; the two are this token and ${nameOther(fact.other)}. Servers reject them together.`,
        fix: say`Sign the proof with the key used to request the access token.`,
        references: [rfc(9449, '4.3'), rfc(9449, '6')],
      };
    case 'confirmation':
      return foreignProof(fact);
    case 'nonce':
      return {
        code: 'sig-nonce-reuse',
        severity: 'critical',
        where: { part: 'signature' },
        title: say`Reused signature nonce`,
        why: say`The first half of the signature is the same as in ${nameOther(fact.other)}, which has different content. From the two, anyone can compute the private key that signed both.`,
        fix: say`Rotate the key, and replace the library or random source that repeats itself.`,
        references: [rfc8725bis('3.2'), cwe(323)],
      };
    case 'iv':
      return {
        code: 'jwe-iv-reuse',
        severity: 'critical',
        where: ivPlace(fact.place),
        title: say`Reused initialization vector`,
        why: say`The initialization vector is the same as in ${nameOther(fact.other)}. With the same key, that reveals how the contents differ and lets others forge tokens.`,
        fix: say`Rotate the key, and generate a new initialization vector for each token.`,
        references: [rfc(7518, '8.4'), cwe(323)],
      };
  }
}

/** The drafts are cited without sections, whose numbers still change. */
const PROOF_DRAFTS: Readonly<Record<ConfirmedPair, Reference>> = {
  workload: {
    title: 'draft-ietf-wimse-wpt',
    url: 'https://datatracker.ietf.org/doc/draft-ietf-wimse-wpt/',
  },
  client: {
    title: 'draft-ietf-oauth-attestation-based-client-auth',
    url: 'https://datatracker.ietf.org/doc/draft-ietf-oauth-attestation-based-client-auth/',
  },
};

function foreignProof(fact: PairFact & { readonly kind: 'confirmation' }): Omit<Finding, 'basis'> {
  const shared = {
    code: 'proof-mismatch',
    severity: 'high',
    references: [PROOF_DRAFTS[fact.pair]],
  } as const;
  const other = nameOther(fact.other);
  const isProof = fact.place === 'proof';
  switch (fact.fault) {
    case 'key':
      return {
        ...shared,
        where: isProof ? { part: 'signature' } : claimPlace('cnf'),
        title: say`Proof signed with another key`,
        why: say`One token has the sender’s key in “cnf”, but the proof is not signed with that key; the two are this token and ${other}. Servers reject them together.`,
        fix: say`Sign the proof with the private key of the key in “cnf”.`,
      };
    case 'hash':
      return {
        ...shared,
        where: isProof ? claimPlace('wth') : { part: 'token' },
        title: say`Hash of another identity token`,
        why: say`“wth” of the proof is not the hash of the workload identity token; the two are this token and ${other}. Servers reject them together.`,
        fix: say`Create a proof for this workload identity token.`,
      };
    case 'client':
      return {
        ...shared,
        where: claimPlace(isProof ? 'iss' : 'sub'),
        title: say`Proof of another client`,
        why: say`“iss” of the proof is not “sub” of the client attestation; the two are this token and ${other}. Servers reject them together.`,
        fix: say`Set both to the client ID.`,
      };
  }
}

function nameOther(other: number): string {
  return say`token ${other} in the text`;
}

function foreignHash({ claim, other }: HashFact): Omit<Finding, 'basis'> {
  const at = other === undefined ? undefined : nameOther(other);
  return {
    code: HASH_CODES[claim],
    severity: 'high',
    where: claimPlace(claim),
    ...HASH_WORDS[claim](at),
  };
}

/** What a hash claim was compared with; `at` names the access token where it is a JWT of the text. */
type SayHash = (at: string | undefined) => Pick<Finding, 'title' | 'why' | 'fix' | 'references'>;

const anotherAccessToken = (at: string | undefined) => ({
  title: say`Hash of another access token`,
  why:
    at === undefined
      ? say`The hash is not that of the accompanying access token: one of the two was swapped, or renewed without the other.`
      : say`The hash is not that of the access token (${at}): one of the two was swapped, or renewed without the other.`,
});

const HASH_WORDS: Readonly<Record<HashClaim, SayHash>> = {
  at_hash: (at) => ({
    ...anotherAccessToken(at),
    fix: say`Reject both tokens together; after a renewal, use both from the same response.`,
    references: [openidCore('3.1.3.6'), openidCore('3.1.3.8')],
  }),
  ath: (at) => ({
    ...anotherAccessToken(at),
    fix: say`Create a proof for this access token.`,
    references: [rfc(9449, '4.2'), rfc(9449, '4.3')],
  }),
  c_hash: () => ({
    title: say`Hash of another code`,
    why: say`The hash is not that of the code that came with the token: one of the two was swapped.`,
    fix: say`Reject the token together with the code, and do not redeem the code.`,
    references: [openidCore('3.3.2.11')],
  }),
  s_hash: () => ({
    title: say`Hash of another state`,
    why: say`The hash is not that of the “state” that came with the token: the state was changed, or the token belongs to another sign-in.`,
    fix: say`Reject the whole response, and start the sign-in again.`,
    references: [FAPI_ADVANCED],
  }),
};

type HashFact = PairFact & { readonly kind: 'hash' };

const HASH_CODES = {
  at_hash: 'at-hash-mismatch',
  c_hash: 'c-hash-mismatch',
  s_hash: 's-hash-mismatch',
  ath: 'ath-mismatch',
} satisfies Record<HashClaim, string>;

function boundAt({ place }: PairFact & { readonly kind: 'bound-key' }): string {
  return place === 'proof' ? '/jwk' : '/cnf/jkt';
}

function ivPlace(place: 'token' | 'header'): FindingPlace {
  return place === 'token' ? { part: 'token' } : { part: 'header', pointer: '/iv' };
}
