/** Objects that mean to be a JSON serialization, and what is wrong with them. */
const HS256 = 'eyJhbGciOiJIUzI1NiJ9';

export const BROKEN_FORMS: readonly (readonly [text: string, faults: readonly string[]])[] = [
  [
    `{"payload":"e30","protected":{"alg":"HS256"},"signature":"AAAA"}`,
    ['token member-type protected'],
  ],
  [
    `{"payload":{"a":1},"protected":"${HS256}","signature":"AAAA"}`,
    ['token member-type payload', 'payload json-empty'],
  ],
  [
    `{"payload":null,"protected":"${HS256}","signature":"AAAA"}`,
    ['token member-type payload', 'payload json-empty'],
  ],
  [
    `{"payload":"e30","protected":"${HS256}","header":"e30","signature":"AAAA"}`,
    ['token member-type header'],
  ],
  [
    `{"payload":"e30","protected":"${HS256}","header":[],"signature":"AAAA"}`,
    ['token member-type header'],
  ],
  [
    `{"payload":"e30","signatures":[{"protected":"${HS256}","signature":7}]}`,
    ['token member-type signature'],
  ],
  [
    `{"payload":"e30","protected":"${HS256}","header":{"alg":"none"},"signature":"AAAA"}`,
    ['token header-repeated alg'],
  ],
  [
    `{"payload":"e30","protected":"${HS256}","header":{"\\u0061lg":"none"},"signature":"AAAA"}`,
    ['token header-repeated alg'],
  ],
  [
    `{"payload":"e30","payload":"e30","protected":"${HS256}","signature":"AAAA"}`,
    ['token member-repeated payload'],
  ],
  [
    `{"payload":"e30","protected":"${HS256}","signature":"AAAA","signature":"BBBB"}`,
    ['token member-repeated signature'],
  ],
  [
    `{"payload":"e30","header":{"alg":"HS256","alg":"none"},"signature":"AAAA"}`,
    ['token member-repeated alg'],
  ],
  [
    `{"payload":"e30","signature":"AAAA","signatures":[{"protected":"${HS256}","signature":"AAAA"}]}`,
    ['token mixed-forms signature'],
  ],
  [
    `{"payload":"e30","protected":"${HS256}","signatures":[{"protected":"${HS256}","signature":"AAAA"}]}`,
    ['token mixed-forms protected'],
  ],
  [
    `{"payload":"e30","header":{"alg":"HS256"},"signatures":[{"protected":"${HS256}","signature":"AAAA"}]}`,
    ['token mixed-forms header'],
  ],
  [`{"payload":"e3!","protected":"${HS256}","signature":"AAAA"}`, ['payload not-base64url']],
  [`{"payload":"e30=","protected":"${HS256}","signature":"AAAA"}`, ['payload padding']],
  [`{"payload":"e30","protected":"${HS256}=","signature":"AAAA"}`, ['header padding']],
  [
    `{"payload":"e30","protected":"e30x","signature":"A"}`,
    ['header json-text-after', 'signature impossible-length'],
  ],
  [`{"payload":"VGV4dA","protected":"${HS256}","signature":"AAAA"}`, ['payload json-unexpected']],
  [`{"protected":"${HS256}","signature":"AAAA"}`, ['payload json-empty']],
  [
    `{"protected":"${HS256}","encrypted_key":1,"iv":"AAAA","ciphertext":"AAAA","tag":"AAAA"}`,
    ['token member-type encrypted_key'],
  ],
  [
    `{"protected":"${HS256}","unprotected":"x","ciphertext":"AAAA","tag":"AAAA"}`,
    ['token member-type unprotected'],
  ],
  [
    `{"protected":"${HS256}","unprotected":{"alg":"dir"},"ciphertext":"AAAA","tag":"AAAA"}`,
    ['token header-repeated alg'],
  ],
  [
    `{"unprotected":{"alg":"dir"},"header":{"alg":"dir"},"ciphertext":"AAAA","tag":"AAAA"}`,
    ['token header-repeated alg'],
  ],
  [
    `{"protected":"${HS256}","recipients":[{"header":{"kid":"a"}}],"header":{"x":1},"ciphertext":"AAAA"}`,
    ['token mixed-forms header'],
  ],
];
