import { describe, expect, test } from 'vitest';
import {
  findMemberFacts,
  VOCABULARIES,
  type Vocabulary,
} from '../../../src/core/registry/members/find-member-facts.ts';
import { VENDORS } from '../../../src/core/registry/members/vendor-claims.ts';

/** IANA JSON Web Token Claims, as of 2026-07, in its order. */
const REGISTERED_CLAIMS =
  `iss sub aud exp nbf iat jti name given_name family_name middle_name nickname preferred_username
  profile picture website email email_verified gender birthdate zoneinfo locale phone_number
  phone_number_verified address updated_at azp nonce auth_time at_hash c_hash acr amr sub_jwk cnf
  sip_from_tag sip_date sip_callid sip_cseq_num sip_via_branch orig dest mky events toe txn rph sid vot
  vtm attest origid act scope client_id may_act jcard at_use_nbr div opt vc vp sph ace_profile cnonce
  exi roles groups entitlements token_introspection eat_nonce ueid sueids oemid hwmodel hwversion
  oemboot dbgstat location eat_profile submods uptime bootcount bootseed dloas swname swversion
  manifests measurements measres intuse cdniv cdnicrit cdniip cdniuc cdniets cdnistt cdnistd
  sig_val_claims authorization_details verified_claims place_of_birth nationalities birth_family_name
  birth_given_name birth_middle_name salutation title msisdn also_known_as htm htu ath atc sub_id rcd
  rcdi crn msgi _claim_names _claim_sources rdap_allowed_purposes rdap_dnt_allowed geohash _sd ...
  _sd_alg sd_hash consumerPlmnId consumerSnpnId producerPlmnId producerSnpnId producerSnssaiList
  producerNsiList producerNfSetId producerNfServiceSetId sourceNfInstanceId analyticsIdList resOwnerId
  cmw jwks metadata constraints crit ref delegation logo_uri authority_hints trust_anchor_hints
  trust_marks trust_mark_issuers trust_mark_owners metadata_policy metadata_policy_crit
  source_endpoint keys trust_mark_type trust_chain trust_anchor status status_list ttl stpl`.split(
    /\s+/,
  );

/** IANA JSON Web Signature and Encryption Header Parameters, as of 2026-05. */
const HEADER_PARAMETERS =
  `alg jku jwk kid x5u x5c x5t x5t#S256 typ cty crit enc zip epk apu apv iv tag p2s p2c iss sub aud b64
  ppt url nonce svt iheSSId jwt client_id trust_chain peer_trust_chain`.split(/\s+/);

/** IANA JWT Confirmation Methods. */
const CONFIRMATION_METHODS = ['jwk', 'jwe', 'kid', 'jku', 'x5t#S256', 'osc', 'jkt'];

/** Of drafts, which the page explains before they are registered. */
const DRAFTED: Partial<Readonly<Record<Vocabulary, readonly string[]>>> = {
  claims: ['wth'],
  header: ['ek'],
};

describe.each([
  ['claims', REGISTERED_CLAIMS],
  ['header', HEADER_PARAMETERS],
  ['confirmation', CONFIRMATION_METHODS],
] as const)('the registered %s', (vocabulary, names) => {
  test('are all there, each once, and no others but those of drafts', () => {
    expect(new Set(names).size).toBe(names.length);
    const known = [...names, ...(DRAFTED[vocabulary] ?? [])];
    expect([...VOCABULARIES[vocabulary].keys()].toSorted()).toEqual(known.toSorted());
  });

  test.each(names)('%s has a sentence and a document', (name) => {
    const facts = findMemberFacts(vocabulary, name);

    expect(facts?.means()).toMatch(/^\p{Lu}.{10,}\.$/u);
    expect(facts?.means().length).toBeLessThanOrEqual(150);
    expect(facts?.source.title).toMatch(/\S/);
    expect(facts?.source.url).toMatch(/^https:\/\//);
    expect(facts?.vendor).toBeUndefined();
  });
});

test('every member of a vocabulary has a different sentence', () => {
  for (const vocabulary of ['claims', 'header', 'confirmation', 'key', 'address'] as const) {
    const sentences = [...VOCABULARIES[vocabulary].keys()].map((name) =>
      findMemberFacts(vocabulary, name)?.means(),
    );
    expect(sentences.filter((words, index) => sentences.indexOf(words) !== index)).toEqual([]);
  }
});

test.each<[Vocabulary, string, string]>([
  ['claims', 'exp', 'RFC 7519 §4.1.4'],
  ['claims', 'auth_time', 'OpenID Connect Core §2'],
  ['claims', 'cnf', 'RFC 7800 §3.1'],
  ['header', 'alg', 'RFC 7515 §4.1.1'],
  ['header', 'p2c', 'RFC 7518 §4.8.1.2'],
  ['confirmation', 'jkt', 'RFC 9449 §6'],
  ['key', 'kid', 'RFC 7517 §4.5'],
])('%s: %s is defined in %3$s', (vocabulary, name, title) => {
  expect(findMemberFacts(vocabulary, name)?.source.title).toBe(title);
});

test.each(['constructor', '__proto__', 'toString', '', 'EXP'])('%s is nothing it knows', (name) => {
  expect(findMemberFacts('claims', name)).toBeUndefined();
});

describe('claims of providers', () => {
  const rows = VENDORS.flatMap(({ name: vendor, issuers, claims }) =>
    claims.map(([name]) => [vendor, name, issuers[0]] as const),
  );

  test.each(rows)('%s: explains %s in tokens of that issuer', (vendor, name, issuer) => {
    const facts = findMemberFacts('claims', name, issuer);

    expect(facts?.vendor).toEqual({ name: vendor, isIssuer: true });
    expect(facts?.means()).toMatch(/^\p{Lu}.{10,}\.$/u);
    expect(facts?.source.url).toMatch(/^https:\/\//);
  });

  test('give way to the registry in tokens of nobody known', () => {
    expect(findMemberFacts('claims', 'ref')?.source.title).toMatch('OpenID Federation');
    expect(findMemberFacts('claims', 'ref', 'supabase')?.vendor?.name).toBe('Supabase');
    expect(findMemberFacts('claims', 'ref', 'github-actions')?.vendor?.name).toBe('GitHub Actions');
  });

  test('are said to be of others in tokens of another', () => {
    expect(findMemberFacts('claims', 'gty', 'okta')?.vendor).toEqual({
      name: 'Auth0',
      isIssuer: false,
    });
  });
});
