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
      say`The claims version of a signed URI token, used by content delivery networks to hand over content.`,
    rfc(9246, '2.1.8'),
  ],
  [
    'cdnicrit',
    () => say`Claims of a signed URI token that a verifier must understand to accept the token.`,
    rfc(9246, '2.1.9'),
  ],
  [
    'cdniip',
    () => say`The IP address or network of the client that the signed URI is valid for.`,
    rfc(9246, '2.1.10'),
  ],
  [
    'cdniuc',
    () => say`The URI, or URI pattern, that the signed URI token is valid for.`,
    rfc(9246, '2.1.11'),
  ],
  [
    'cdniets',
    () => say`How many seconds a renewed signed URI token is valid.`,
    rfc(9246, '2.1.12'),
  ],
  ['cdnistt', () => say`How a renewed signed URI token is transported.`, rfc(9246, '2.1.13')],
  [
    'cdnistd',
    () => say`How many path segments the cookie of a renewed token is set for.`,
    rfc(9246, '2.1.14'),
  ],
  ['sig_val_claims', () => say`How a signature was validated, and the result.`, rfc(9321, '3.2.3')],
  [
    'at_use_nbr',
    () => say`How many requests the access token may be used for.`,
    {
      title: 'ETSI GS NFV-SEC 022',
      url: 'https://www.etsi.org/deliver/etsi_gs/NFV-SEC/001_099/022/',
    },
  ],
  [
    'geohash',
    () => say`A place on Earth as a geohash: a longer geohash is more precise.`,
    {
      title: 'CTA-5009',
      url: 'https://shop.cta.tech/collections/standards/products/fast-and-readable-geographical-hashing-cta-5009',
    },
  ],
  [
    'consumerPlmnId',
    () => say`The mobile network of the network function that sends the request.`,
    NETWORK_FUNCTIONS,
  ],
  [
    'consumerSnpnId',
    () => say`The private mobile network of the network function that sends the request.`,
    NETWORK_FUNCTIONS,
  ],
  [
    'producerPlmnId',
    () => say`The mobile network of the network function that answers the request.`,
    NETWORK_FUNCTIONS,
  ],
  [
    'producerSnpnId',
    () => say`The private mobile network of the network function that answers the request.`,
    NETWORK_FUNCTIONS,
  ],
  [
    'producerSnssaiList',
    () => say`The network slices for which requests may be sent to the network function.`,
    NETWORK_FUNCTIONS,
  ],
  [
    'producerNsiList',
    () => say`The network slice instances for which requests may be sent to the network function.`,
    NETWORK_FUNCTIONS,
  ],
  [
    'producerNfSetId',
    () => say`The set of network functions that may answer the request.`,
    NETWORK_FUNCTIONS,
  ],
  [
    'producerNfServiceSetId',
    () => say`The set of services that may answer the request.`,
    NETWORK_FUNCTIONS,
  ],
  [
    'sourceNfInstanceId',
    () => say`The network function that the data comes from.`,
    NETWORK_FUNCTIONS,
  ],
  ['analyticsIdList', () => say`The kinds of analytics that may be requested.`, NETWORK_FUNCTIONS],
  [
    'resOwnerId',
    () => say`The resource owner, in a mobile network.`,
    { title: '3GPP TS 29.222 §8.5.4.2.8', url: 'https://www.3gpp.org/dynareport/29222.htm' },
  ],
];

/** OpenID Federation: who vouches for whom. */
export const FEDERATION_CLAIMS: readonly MemberRow[] = [
  [
    'jwks',
    () => say`The entity’s public keys, used to verify what the entity signs.`,
    federation('13.1'),
  ],
  [
    'metadata',
    () => say`What the entity declares about itself, for each of its roles in the federation.`,
    federation('13.2'),
  ],
  [
    'constraints',
    () => say`Limits on the trust chains that include this statement.`,
    federation('13.3'),
  ],
  [
    'crit',
    () => say`Claims of this token that a verifier must understand to accept the token.`,
    federation('13.4'),
  ],
  ['ref', () => say`Where to read more about the content of the token.`, federation('13.5')],
  [
    'delegation',
    () => say`Proof that the owner of a trust mark allows this issuer to issue it.`,
    federation('13.6'),
  ],
  ['logo_uri', () => say`The URL of a logo.`, federation('13.7')],
  ['authority_hints', () => say`The entities above this one in the federation.`, federation('3.2')],
  [
    'trust_anchor_hints',
    () => say`The trust anchors that this entity leads to.`,
    federation('3.2'),
  ],
  ['trust_marks', () => say`The trust marks issued to this entity.`, federation('3.2')],
  ['trust_mark_issuers', () => say`Who may issue which trust marks.`, federation('3.2')],
  ['trust_mark_owners', () => say`Who owns which trust marks.`, federation('3.2')],
  [
    'metadata_policy',
    () => say`Rules for what the entities below this one may declare about themselves.`,
    federation('3.3'),
  ],
  [
    'metadata_policy_crit',
    () => say`Policy rules that a verifier must understand to accept the statement.`,
    federation('3.3'),
  ],
  ['source_endpoint', () => say`The URL that the statement was fetched from.`, federation('3.3')],
  ['keys', () => say`The entity’s public keys, as a signed JWKS.`, federation('5.2.1')],
  ['trust_mark_type', () => say`The type of the trust mark.`, federation('7.1')],
  [
    'trust_chain',
    () => say`The chain of statements from the entity up to a trust anchor.`,
    federation('8.3.2'),
  ],
  [
    'trust_anchor',
    () => say`The trust anchor that the chain was built from.`,
    federation('12.2.3'),
  ],
];
