import type { Reference } from '../audit/audit-rule.ts';

/** JSON types as `JsonNode` names them. */
type JsonType = 'array' | 'boolean' | 'null' | 'number' | 'object' | 'string';

/** How long tokens of a kind may live, from "iat" to "exp". */
export interface LifetimeLimit {
  readonly seconds: number;
  /** The service rejects what lives longer; else it is advice. */
  readonly isEnforced?: true;
  /** Seconds by which its documents set "iat" back, for clocks that differ. */
  readonly setBack?: number;
  /** Of a finding that has a code of its own. */
  readonly code?: 'apple-secret-life';
  readonly reference?: Reference;
}

/** A claim whose JSON type is documented to differ from the registered one. */
export interface OtherType {
  readonly type: JsonType;
  /** The option of the product that changes it. Without one there is nothing to say. */
  readonly option?: string;
}

/**
 * What the documents of a kind of token, or of the service that makes or takes it, say about it.
 * The audit and the checks take it from here, so that no rule keeps a list of its own.
 */
export interface TokenFacts {
  /** Its documents define no "exp", or make it optional. */
  readonly expiry?: 'optional';
  /** The longest lifetime that its documents allow, in seconds; Infinity where no date is too late. */
  readonly longest?: number;
  readonly limit?: LifetimeLimit;
  /** How old it may be on arrival, in seconds after "iat". */
  readonly age?: { readonly seconds: number; readonly reference?: Reference };
  /** Claims of another JSON type than the registered one. */
  readonly otherTypes?: Readonly<Record<string, OtherType>>;
  /** Claims that it goes without, although others of its kind have them. */
  readonly omits?: readonly string[];
  /** Its "sub" is what the user logs in with, which may be an e-mail address. */
  readonly hasLoginSubject?: true;
  /** All algorithms that it is signed with. */
  readonly algorithms?: readonly string[];
  /** The name of the root certificate under which its own chain ends. */
  readonly root?: string;
  /** It proves possession of a new key, and so must bring it along. */
  readonly bringsKey?: true;
  /** It travels as the body of a request or in a file, not in a header. */
  readonly isBody?: true;
  /** It may be written in the JSON serialization. */
  readonly isOftenJson?: true;
  /** It is there for one large claim. */
  readonly hasOneClaim?: true;
  /** It is presented again and again, so that somebody may want to revoke it. */
  readonly isPresented?: true;
  /** It is a key in the form of a token: replaced, not revoked. */
  readonly isKey?: true;
  /** What to read on it. */
  readonly source?: string;
}
