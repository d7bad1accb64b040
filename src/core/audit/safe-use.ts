import { say } from '../words/say.ts';
/** The questions of safe use that findings lead to; their answers are in `explain/safe-use.ts`. */
export type SafeUseTopic =
  | 'signed-not-encrypted'
  | 'short-lived'
  | 'cookies'
  | 'revocation'
  | 'reject-none'
  | 'pin-algorithm';

export const SAFE_USE_TITLES: Readonly<Record<SafeUseTopic, string>> = {
  get 'signed-not-encrypted'() {
    return say`Signed is not encrypted`;
  },
  get 'short-lived'() {
    return say`Keep tokens short-lived`;
  },
  get cookies() {
    return say`Where to keep tokens in a browser`;
  },
  get revocation() {
    return say`How to revoke a token`;
  },
  get 'reject-none'() {
    return say`Reject unsigned tokens`;
  },
  get 'pin-algorithm'() {
    return say`Pin the algorithm and key on the server`;
  },
};

const CODES: Readonly<Record<SafeUseTopic, string>> = {
  'signed-not-encrypted':
    'secret-in-claim password-claim password-hash card-number iban national-id health-special pii-contact internal-disclosure token-in-token jwk-private jwk-symmetric',
  'short-lived':
    'exp-missing exp-lookalike exp-extreme exp-milliseconds lifetime-long lifetime-profile k8s-legacy-token apple-secret-life',
  cookies:
    'cookie-no-secure cookie-no-httponly cookie-samesite cookie-prefix cookie-lifetime-gap cookie-domain-wide cookie-too-big url-token http-plain frontend-env',
  revocation: 'jti-missing b64-noncanonical sig-high-s',
  'reject-none': 'alg-none alg-none-disguised sig-empty',
  'pin-algorithm':
    'key-confusion-proven self-verifying jwk-embedded jku-present x5u-present url-unsafe secret-is-key sym-alg-multiparty idp-alg-mismatch alg-unregistered alg-prohibited',
};

const TOPICS: ReadonlyMap<string, SafeUseTopic> = new Map(
  (Object.keys(CODES) as SafeUseTopic[]).flatMap((topic) =>
    CODES[topic].split(' ').map((code) => [code, topic] as const),
  ),
);

/** What a finding of that code should lead its reader to, if anything. */
export function safeUseTopic(code: string): SafeUseTopic | undefined {
  return TOPICS.get(code);
}
