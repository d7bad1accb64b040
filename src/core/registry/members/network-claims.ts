import { say } from '../../words/say.ts';
import { federation, type MemberRow, rfc } from './member-facts.ts';

const NETWORK_FUNCTIONS = {
  title: '3GPP TS 29.510 §6.3.5.2.4',
  url: 'https://www.3gpp.org/dynareport/29510.htm',
};

/** Content delivery, mobile networks and other single uses. */
export const NETWORK_CLAIMS: readonly MemberRow[] = [
  [
    'cdniv',
    () =>
      say`The version of the claims of a signed URI token, by which networks hand over content.`,
    rfc(9246, '2.1.8'),
  ],
  [
    'cdnicrit',
    () => say`Claims of a signed URI token that a receiver must understand or refuse it.`,
    rfc(9246, '2.1.9'),
  ],
  [
    'cdniip',
    () => say`The address of the client, or its network, for which the signed URI is good.`,
    rfc(9246, '2.1.10'),
  ],
  [
    'cdniuc',
    () => say`The address, or the pattern of addresses, for which the signed URI token is good.`,
    rfc(9246, '2.1.11'),
  ],
  [
    'cdniets',
    () => say`For how many seconds a renewed signed URI token is good.`,
    rfc(9246, '2.1.12'),
  ],
  ['cdnistt', () => say`How a renewed signed URI token travels.`, rfc(9246, '2.1.13')],
  [
    'cdnistd',
    () => say`How many parts of the path the cookie of a renewed token is set for.`,
    rfc(9246, '2.1.14'),
  ],
  [
    'sig_val_claims',
    () => say`How a signature was validated, and what that came to.`,
    rfc(9321, '3.2.3'),
  ],
  [
    'at_use_nbr',
    () => say`For how many requests the access token may be used.`,
    {
      title: 'ETSI GS NFV-SEC 022',
      url: 'https://www.etsi.org/deliver/etsi_gs/NFV-SEC/001_099/022/',
    },
  ],
  [
    'geohash',
    () => say`A place on earth as a geohash: the longer it is, the more exact.`,
    {
      title: 'CTA-5009',
      url: 'https://shop.cta.tech/collections/standards/products/fast-and-readable-geographical-hashing-cta-5009',
    },
  ],
  ['consumerPlmnId', () => say`The mobile network of the function that asks.`, NETWORK_FUNCTIONS],
  [
    'consumerSnpnId',
    () => say`The private mobile network of the function that asks.`,
    NETWORK_FUNCTIONS,
  ],
  [
    'producerPlmnId',
    () => say`The mobile network of the function that answers.`,
    NETWORK_FUNCTIONS,
  ],
  [
    'producerSnpnId',
    () => say`The private mobile network of the function that answers.`,
    NETWORK_FUNCTIONS,
  ],
  [
    'producerSnssaiList',
    () => say`The network slices for which the function that answers may be asked.`,
    NETWORK_FUNCTIONS,
  ],
  [
    'producerNsiList',
    () => say`The instances of network slices for which the function that answers may be asked.`,
    NETWORK_FUNCTIONS,
  ],
  ['producerNfSetId', () => say`The set of functions that may answer.`, NETWORK_FUNCTIONS],
  ['producerNfServiceSetId', () => say`The set of services that may answer.`, NETWORK_FUNCTIONS],
  [
    'sourceNfInstanceId',
    () => say`The network function from which the data come.`,
    NETWORK_FUNCTIONS,
  ],
  ['analyticsIdList', () => say`The kinds of analysis that may be asked for.`, NETWORK_FUNCTIONS],
  [
    'resOwnerId',
    () => say`The owner of the resource, in a mobile network.`,
    { title: '3GPP TS 29.222 §8.5.4.2.8', url: 'https://www.3gpp.org/dynareport/29222.htm' },
  ],
];

/** OpenID Federation: who vouches for whom. */
export const FEDERATION_CLAIMS: readonly MemberRow[] = [
  [
    'jwks',
    () => say`The public keys of the entity, with which what it signs is checked.`,
    federation('13.1'),
  ],
  [
    'metadata',
    () => say`What the entity says of itself, for each of its roles in the federation.`,
    federation('13.2'),
  ],
  [
    'constraints',
    () => say`Limits on the chains of trust that go through this statement.`,
    federation('13.3'),
  ],
  [
    'crit',
    () => say`Claims of this token that a receiver must understand or refuse it.`,
    federation('13.4'),
  ],
  ['ref', () => say`Where to read more about what the token says.`, federation('13.5')],
  [
    'delegation',
    () => say`The proof that the owner of a trust mark lets this issuer give it.`,
    federation('13.6'),
  ],
  ['logo_uri', () => say`The address of a logo.`, federation('13.7')],
  [
    'authority_hints',
    () => say`The entities that stand above this one in the federation.`,
    federation('3.2'),
  ],
  [
    'trust_anchor_hints',
    () => say`The trust anchors to which this entity leads.`,
    federation('3.2'),
  ],
  ['trust_marks', () => say`The marks of trust that this entity was given.`, federation('3.2')],
  ['trust_mark_issuers', () => say`Who may give which marks of trust.`, federation('3.2')],
  ['trust_mark_owners', () => say`Who owns which marks of trust.`, federation('3.2')],
  [
    'metadata_policy',
    () => say`Rules for what the entities below may say of themselves.`,
    federation('3.3'),
  ],
  [
    'metadata_policy_crit',
    () => say`Rules of a policy that a receiver must understand or refuse the statement.`,
    federation('3.3'),
  ],
  [
    'source_endpoint',
    () => say`The address from which the statement was fetched.`,
    federation('3.3'),
  ],
  ['keys', () => say`The public keys of the entity, as a signed set.`, federation('5.2.1')],
  ['trust_mark_type', () => say`The kind of the mark of trust.`, federation('7.1')],
  [
    'trust_chain',
    () => say`The statements that lead from the entity up to a trust anchor.`,
    federation('8.3.2'),
  ],
  [
    'trust_anchor',
    () => say`The trust anchor from which the chain was built.`,
    federation('12.2.3'),
  ],
];
