/** RFC 7797 §4: the same payload and key, with and without encoding. */
export const RFC7797 = {
  payload: '$.02',
  key: {
    kty: 'oct',
    k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
  },
  /** §4.1 */
  encoded: 'eyJhbGciOiJIUzI1NiJ9.JC4wMg.5mvfOroL-g7HyqJoozehmsaqmvTYGEq5jTI1gVvoEoQ',
  /** §4.2, compact with a detached payload. */
  detached:
    'eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19..A5dxf2s96_n5FLueVuW1Z_vh161FwXZC4YLPff6dmDY',
  /** §4.2, flattened JSON. */
  flattened: `{
  "protected":
   "eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19",
  "payload":
   "$.02",
  "signature":
   "A5dxf2s96_n5FLueVuW1Z_vh161FwXZC4YLPff6dmDY"
 }`,
} as const;
