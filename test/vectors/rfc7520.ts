/** The figures of RFC 7520 §4, as they are kept in its authors' cookbook. */

/** The text that every example of §4 signs. */
export const RFC7520_PAYLOAD =
  'It\u2019s a dangerous business, Frodo, going out your door. You step onto the road, and if you ' +
  "don't keep your feet, there\u2019s no knowing where you might be swept off to.";

const PAYLOAD =
  'SXTigJlzIGEgZGFuZ2Vyb3VzIGJ1c2luZXNzLCBGcm9kbywgZ29pbmcgb3V0IHlvdXIgZG9vci4gWW91IHN0ZXAgb250byB0aGUgcm9hZCwgYW5kIGlmIHlvdSBkb24ndCBrZWVwIHlvdXIgZmVldCwgdGhlcmXigJlzIG5vIGtub3dpbmcgd2hlcmUgeW91IG1pZ2h0IGJlIHN3ZXB0IG9mZiB0by4';

const BILBO = 'bilbo.baggins@hobbiton.example';

const RSA = {
  kty: 'RSA',
  kid: BILBO,
  use: 'sig',
  n: 'n4EPtAOCc9AlkeQHPzHStgAbgs7bTZLwUBZdR8_KuKPEHLd4rHVTeT-O-XV2jRojdNhxJWTDvNd7nqQ0VEiZQHz_AJmSCpMaJMRBSFKrKb2wqVwGU_NsYOYL-QtiWN2lbzcEe6XC0dApr5ydQLrHqkHHig3RBordaZ6Aj-oBHqFEHYpPe7Tpe-OfVfHd1E6cS6M1FZcD1NNLYD5lFHpPI9bTwJlsde3uhGqC0ZCuEHg8lhzwOHrtIQbS0FVbb9k3-tVTU4fg_3L_vniUFAKwuCLqKnS2BYwdq_mzSnbLY7h_qixoR7jig3__kRhuaxwUkRz5iaiQkqgc5gHdrNP5zw',
  e: 'AQAB',
};

const EC = {
  kty: 'EC',
  kid: BILBO,
  use: 'sig',
  crv: 'P-521',
  x: 'AHKZLLOsCOzz5cY97ewNUajB957y-C-U88c3v13nmGZx6sYl_oJXu9A5RkTKqjqvjyekWF-7ytDyRXYgCF5cj0Kt',
  y: 'AdymlHvOiLxXkEhayXQnNCvDX4h9htZaCJN34kfmC6pV5OhQHiraVySsUdaQkAgDPrwQrJmbnX9cwlGfP-HqHZR1',
};

const OCT = {
  kty: 'oct',
  kid: '018c0ae5-4d9b-471b-bfd6-eef314bc7037',
  use: 'sig',
  alg: 'HS256',
  k: 'hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg',
};

const HS256_HEADER =
  'eyJhbGciOiJIUzI1NiIsImtpZCI6IjAxOGMwYWU1LTRkOWItNDcxYi1iZmQ2LWVlZjMxNGJjNzAzNyJ9';
const HS256_SIGNATURE = 's0h6KThzkfBBBkLspW1h84VsJZFTsPPqMDA7g1Md7p0';

export interface SignedExample {
  readonly section: string;
  readonly title: string;
  /** The token in every form in which it is printed. */
  readonly forms: readonly string[];
  /** The public keys, one for each signature. */
  readonly keys: readonly Readonly<Record<string, string>>[];
  readonly algorithms: readonly string[];
  readonly detached?: boolean;
}

interface Signer {
  readonly protected?: string;
  readonly header?: Readonly<Record<string, string>>;
  readonly signature: string;
}

/** Compact where that is possible, general and flattened JSON, as §4 prints them. */
function formsOf(signer: Signer): string[] {
  const json = [{ payload: PAYLOAD, signatures: [signer] }, { payload: PAYLOAD, ...signer }];
  const compact = signer.header ? [] : [`${signer.protected}.${PAYLOAD}.${signer.signature}`];
  return [...compact, ...json.map((value) => JSON.stringify(value, undefined, 2))];
}

export const RFC7520_SIGNED: readonly SignedExample[] = [
  {
    section: '4.1',
    title: 'RSA v1.5 Signature',
    forms: formsOf({
      protected: 'eyJhbGciOiJSUzI1NiIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9',
      signature:
        'MRjdkly7_-oTPTS3AXP41iQIGKa80A0ZmTuV5MEaHoxnW2e5CZ5NlKtainoFmKZopdHM1O2U4mwzJdQx996ivp83xuglII7PNDi84wnB-BDkoBwA78185hX-Es4JIwmDLJK3lfWRa-XtL0RnltuYv746iYTh_qHRD68BNt1uSNCrUCTJDt5aAE6x8wW1Kt9eRo4QPocSadnHXFxnt8Is9UzpERV0ePPQdLuW3IS_de3xyIrDaLGdjluPxUAhb6L2aXic1U12podGU0KLUQSE_oI-ZnmKJ3F4uOZDnd6QZWJushZ41Axf_fcIe8u9ipH84ogoree7vjbU5y18kDquDg',
    }),
    keys: [RSA],
    algorithms: ['RS256'],
  },
  {
    section: '4.2',
    title: 'RSA-PSS Signature',
    forms: formsOf({
      protected: 'eyJhbGciOiJQUzM4NCIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9',
      signature:
        'cu22eBqkYDKgIlTpzDXGvaFfz6WGoz7fUDcfT0kkOy42miAh2qyBzk1xEsnk2IpN6-tPid6VrklHkqsGqDqHCdP6O8TTB5dDDItllVo6_1OLPpcbUrhiUSMxbbXUvdvWXzg-UD8biiReQFlfz28zGWVsdiNAUf8ZnyPEgVFn442ZdNqiVJRmBqrYRXe8P_ijQ7p8Vdz0TTrxUeT3lm8d9shnr2lfJT8ImUjvAA2Xez2Mlp8cBE5awDzT0qI0n6uiP1aCN_2_jLAeQTlqRHtfa64QQSUmFAAjVKPbByi7xho0uTOcbH510a6GYmJUAfmWjwZ6oD4ifKo8DYM-X72Eaw',
    }),
    keys: [RSA],
    algorithms: ['PS384'],
  },
  {
    section: '4.3',
    title: 'ECDSA Signature',
    forms: formsOf({
      protected: 'eyJhbGciOiJFUzUxMiIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9',
      signature:
        'AE_R_YZCChjn4791jSQCrdPZCNYqHXCTZH0-JZGYNlaAjP2kqaluUIIUnC9qvbu9Plon7KRTzoNEuT4Va2cmL1eJAQy3mtPBu_u_sDDyYjnAMDxXPn7XrT0lw-kvAD890jl8e2puQens_IEKBpHABlsbEPX6sFY8OcGDqoRuBomu9xQ2',
    }),
    keys: [EC],
    algorithms: ['ES512'],
  },
  {
    section: '4.4',
    title: 'HMAC-SHA2 Integrity Protection',
    forms: formsOf({ protected: HS256_HEADER, signature: HS256_SIGNATURE }),
    keys: [OCT],
    algorithms: ['HS256'],
  },
  {
    section: '4.5',
    title: 'Signature with Detached Content',
    forms: [
      `${HS256_HEADER}..${HS256_SIGNATURE}`,
      JSON.stringify({ signatures: [{ protected: HS256_HEADER, signature: HS256_SIGNATURE }] }),
      JSON.stringify({ protected: HS256_HEADER, signature: HS256_SIGNATURE }),
    ],
    keys: [OCT],
    algorithms: ['HS256'],
    detached: true,
  },
  {
    section: '4.6',
    title: 'Protecting Specific Header Fields',
    forms: formsOf({
      protected: 'eyJhbGciOiJIUzI1NiJ9',
      header: { kid: OCT.kid },
      signature: 'bWUSVaxorn7bEF1djytBd0kHv70Ly5pvbomzMWSOr20',
    }),
    keys: [OCT],
    algorithms: ['HS256'],
  },
  {
    section: '4.7',
    title: 'Protecting Content Only',
    forms: formsOf({
      header: { alg: 'HS256', kid: OCT.kid },
      signature: 'xuLifqLGiblpv9zBpuZczWhNj1gARaLV3UxvxhJxZuk',
    }),
    keys: [OCT],
    algorithms: ['HS256'],
  },
  {
    section: '4.8',
    title: 'Multiple Signatures',
    forms: [
      JSON.stringify({
        payload: PAYLOAD,
        signatures: [
          {
            protected: 'eyJhbGciOiJSUzI1NiJ9',
            header: { kid: BILBO },
            signature:
              'MIsjqtVlOpa71KE-Mss8_Nq2YH4FGhiocsqrgi5NvyG53uoimic1tcMdSg-qptrzZc7CG6Svw2Y13TDIqHzTUrL_lR2ZFcryNFiHkSw129EghGpwkpxaTn_THJTCglNbADko1MZBCdwzJxwqZc-1RlpO2HibUYyXSwO97BSe0_evZKdjvvKSgsIqjytKSeAMbhMBdMma622_BG5t4sdbuCHtFjp9iJmkio47AIwqkZV1aIZsv33uPUqBBCXbYoQJwt7mxPftHmNlGoOSMxR_3thmXTCm4US-xiNOyhbm8afKK64jU6_TPtQHiJeQJxz9G3Tx-083B745_AfYOnlC9w',
          },
          {
            header: { alg: 'ES512', kid: BILBO },
            signature:
              'ARcVLnaJJaUWG8fG-8t5BREVAuTY8n8YHjwDO1muhcdCoFZFFjfISu0Cdkn9Ybdlmi54ho0x924DUz8sK7ZXkhc7AFM8ObLfTvNCrqcI3Jkl2U5IX3utNhODH6v7xgy1Qahsn0fyb4zSAkje8bAWz4vIfj5pCMYxxm4fgV3q7ZYhm5eD',
          },
          { protected: HS256_HEADER, signature: HS256_SIGNATURE },
        ],
      }),
    ],
    keys: [RSA, EC, OCT],
    algorithms: ['RS256', 'ES512', 'HS256'],
  },
];
