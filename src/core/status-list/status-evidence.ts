import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
import type { ReferenceProblem, StatusListProblem } from './status-list.ts';

/** What is known of the status of a token, or of a token that is a status list. */
export type StatusEvidence =
  | { readonly kind: 'list'; readonly problem: StatusListProblem | undefined }
  | { readonly kind: 'malformed'; readonly problem: ReferenceProblem }
  | {
      readonly kind: 'reference';
      readonly index: number;
      readonly uri: string;
      /** Undefined where none of the tokens of the text is the list. */
      readonly list: UnreadableList | ReadList | undefined;
    };

export interface UnreadableList {
  /** Counts the tokens of the text from 1. */
  readonly other: number;
  readonly problem: StatusListProblem;
}

export interface ReadList {
  readonly other: number;
  readonly problem: undefined;
  /** Undefined where the index is beyond the end. */
  readonly status: number | undefined;
  readonly entries: number;
  /** Of the list; where its key came from is not weighed. */
  readonly signature: SignatureVerdict;
  /** Seconds since 1970-01-01 UTC. */
  readonly expires: number | undefined;
}

export function isRead(list: UnreadableList | ReadList | undefined): list is ReadList {
  return list !== undefined && list.problem === undefined;
}
