import type { ContainedToken } from '../decode/contained-tokens.ts';
import {
  type ChainLink,
  type ChainState,
  type ContainedReport,
  type ContainedVerdict,
  concludeChain,
  isStructural,
  type LinkFault,
  linkFaults,
  type TokenChain,
} from '../evidence/contained-report.ts';
import type { LifetimePhase } from '../time/lifetime.ts';
import type { VerdictWords } from '../verdict/verdict-words.ts';
import { quote } from '../words/quote.ts';
import { say, sayCount } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';
import { describeNeededKey } from './explain-key.ts';
import { explainVerdict } from './explain-verdict.ts';

/** "/vp/verifiableCredential/0", with one such pointer for each token on the way. */
export function nameWay(path: readonly ContainedToken['path'][number][]): string {
  return path.map(({ pointer }) => pointer).join(' › ');
}

/** What the signature of a contained token came to; `isEncrypted`: it has none that can be seen. */
export function explainContained(
  { verdict, isOfOtherKey, evidence, namedKey }: ContainedVerdict,
  phase: LifetimePhase,
  isEncrypted: boolean,
): VerdictWords {
  if (isEncrypted) {
    return { title: say`Encrypted token`, detail: say`Open it as the token to decrypt it.` };
  }
  const words = explainVerdict(verdict, phase);
  const key = isOfOtherKey && 'algorithm' in verdict ? verdict.algorithm : undefined;
  const detail = key
    ? say`No key in the Key field made this signature. Add ${describeNeededKey(key)} to verify it.`
    : words.detail;
  const own = [ownKeyOf(evidence?.embedded), namedKeyOf(namedKey)];
  return { title: words.title, detail: sentences(detail, ...own) };
}

type Embedded = NonNullable<ContainedVerdict['evidence']>['embedded'];

function ownKeyOf(embedded: Embedded): string {
  switch (embedded?.matches) {
    case true:
      return say`The signature matches the key in the token’s own “${embedded.member}”, which does not show who created the token.`;
    case false:
      return say`The signature does not match the key in the token’s own “${embedded.member}”.`;
    default:
      return '';
  }
}

function namedKeyOf(match: ContainedVerdict['namedKey']): string {
  switch (match) {
    case 'matches':
      return say`The signature matches the key that “iss” names.`;
    case 'mismatch':
      return say`The signature does not match the key that “iss” names.`;
    default:
      return '';
  }
}

/** What is wrong with a token of a chain, as a sentence. */
export function explainLinkFault(
  { kind }: Pick<TokenChain, 'kind'>,
  index: number,
  fault: LinkFault,
): string {
  return kind === 'federation' ? sayStatement(index + 1, fault) : sayProof(index, fault);
}

function sayStatement(number: number, fault: LinkFault): string {
  switch (fault) {
    case 'not-self-issued':
      return say`Statement ${number} is not by an entity about itself: “iss” and “sub” differ.`;
    case 'not-joined':
      return say`The issuer of statement ${number} is not the subject of statement ${number + 1}.`;
    case 'signature':
      return say`Statement ${number} is not signed with a key of statement ${number + 1}.`;
    case 'own-signature':
      return say`Statement ${number} is not signed with its own key.`;
    case 'undated':
      return say`Statement ${number} has no valid “iat” and “exp”.`;
    case 'expired':
      return say`Statement ${number} has expired.`;
    case 'not-yet':
    case 'too-short':
      return say`Statement ${number} is not valid yet.`;
  }
}

/** The first link is the token itself. */
function sayProof(number: number, fault: LinkFault): string {
  switch (fault) {
    case 'signature':
    case 'own-signature':
      return number === 0
        ? say`The token is not signed with the key that its “iss” names.`
        : say`Proof ${number} is not signed with the key that its “iss” names.`;
    case 'not-joined':
    case 'not-self-issued':
      return say`Proof ${number} is for someone else: its “aud” is not the “iss” of the token that holds it.`;
    case 'too-short':
      return say`Proof ${number} is valid for less time than the token that holds it.`;
    case 'expired':
    case 'undated':
      return number === 0 ? say`The token has expired.` : say`Proof ${number} has expired.`;
    case 'not-yet':
      return number === 0
        ? say`The token is not valid yet.`
        : say`Proof ${number} is not valid yet.`;
  }
}

/** What holds of a token of a chain: by whom it is, about whom, and whose key signed it. */
export function explainLink(chain: TokenChain, index: number, now: number): string {
  const link = chain.links[index];
  if (!link) return '';
  const faults = linkFaults(chain, index, now);
  const wrong = faults.map((fault) => explainLinkFault(chain, index, fault));
  if (faults.some(isStructural)) return sentences(...wrong);
  const fits = chain.kind === 'federation' ? sayLinked(link, index + 1) : sayDelegated(link);
  return sentences(...wrong, fits);
}

function sayLinked({ signature, ownKey, isJoined }: ChainLink, number: number): string {
  switch (signature) {
    case 'matches':
      return say`Signed with a key of statement ${number + 1}, whose subject is the issuer.`;
    case 'unchecked':
      return say`This browser can’t check the signature.`;
    default:
      if (isJoined !== undefined)
        return say`Statement ${number + 1} has no key for this signature.`;
      return ownKey === 'matches'
        ? say`Signed with its own key: only the trust anchor’s key in the Key field makes it trusted.`
        : say`Only the trust anchor’s key in the Key field verifies this signature.`;
  }
}

function sayDelegated({ signature, isJoined }: ChainLink): string {
  switch (signature) {
    case 'matches':
      return isJoined
        ? say`The signature matches the key that “iss” names, and “aud” is the issuer of the token that holds the proof.`
        : say`The signature matches the key that “iss” names.`;
    case 'unchecked':
      return say`This browser can’t check the signature.`;
    default:
      return say`“iss” names no key that Claimcheck can read.`;
  }
}

/** What a whole chain comes to. */
export function explainChain(
  report: Pick<ContainedReport, 'tokens'>,
  chain: TokenChain,
  now: number,
): VerdictWords & { readonly state: ChainState } {
  const state = concludeChain(report, chain, now);
  const isFederation = chain.kind === 'federation';
  const end = quote(chain.links.at(-1)?.issuer ?? '');
  const count = chain.links.length;
  const title = isFederation
    ? sayCount(count, 'Trust chain of {0} statement', 'Trust chain of {0} statements')
    : sayCount(count - 1, 'Delegation with {0} proof', 'Delegation with {0} proofs');
  return { state, title, detail: sayChain(state, isFederation, end) };
}

function sayChain(state: ChainState, isFederation: boolean, end: string): string {
  switch (state) {
    case 'broken':
      return isFederation ? say`The trust chain is broken.` : say`The delegation is broken.`;
    case 'untimely':
      return isFederation
        ? say`The statements fit together, but not all of them are valid now.`
        : say`The proofs fit together, but not all of them are valid now.`;
    case 'unchecked':
      return say`Not every signature of the chain could be checked.`;
    case 'whole':
      return isFederation
        ? say`The statements fit together. To trust the chain, add the public keys of ${end} in the Key field.`
        : say`Each token is signed by its issuer, and each proof is for the issuer of the token that holds it. Whether the first issuer owns the resource is for the API to check.`;
    case 'trusted':
      return say`The statements fit together, and a key in the Key field verifies the one of ${end} at the end.`;
  }
}
