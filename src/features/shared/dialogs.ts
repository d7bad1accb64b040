import type { TokenIdentity } from '../../core/audit/identify-token.ts';
import type { ReviewedToken } from '../../core/conclusion/reviewed-token.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import type { KeyReading } from '../../core/keys/key-material.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import type { Findings } from '../../session/session.ts';

/** What is open over the panes; with `none`, only the lock and the blurring are at work. */
export type DialogName =
  | 'none'
  | 'settings'
  | 'about'
  | 'link'
  | 'ticket'
  | 'open-here'
  | 'refusals'
  | 'steps'
  | 'dpop'
  | 'print';

/** The token available and what is known of it. */
export interface ReportedToken {
  readonly token: DecodedToken | undefined;
  /** What holds the claims. */
  readonly inmost: DecodedToken | undefined;
  /** What the conclusion is derived from. */
  readonly review: ReviewedToken | undefined;
  readonly verdict: SignatureVerdict | undefined;
  readonly reading: KeyReading;
  readonly findings: Findings;
  readonly identity: TokenIdentity | undefined;
}
