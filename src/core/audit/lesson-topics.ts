/** The lessons that explain an issue, and the codes of these issues. */
export const LESSON_CODES: Readonly<Record<string, string>> = {
  parts: 'malformed shape-parts shape-truncated',
  base64url:
    'secret-in-claim password-claim password-hash card-number iban national-id health-special pii-contact internal-disclosure',
  signature: 'sig-mismatch sig-length',
  expiry: 'token-expired token-not-yet exp-missing exp-milliseconds',
  none: 'alg-none alg-none-disguised sig-empty',
  secret: 'secret-short secret-known secret-low-entropy',
  storage: 'cookie-no-secure cookie-no-httponly cookie-samesite frontend-env url-token',
  sessions: 'cookie-too-big claims-bulk',
  revocation: 'lifetime-long lifetime-profile exp-extreme jti-missing',
  jwe: 'jwe-unsigned',
  jwks: 'kid-not-in-jwks kid-differs jwks-dup-kid',
};

/** The name of the lesson that explains an issue of that code, if any. */
export function lessonTopic(code: string): string | undefined {
  return Object.keys(LESSON_CODES).find((topic) => LESSON_CODES[topic]?.split(' ').includes(code));
}
