import { RFC7516_A_2, RFC7516_A_3 } from './rfc7516.ts';
import { RFC7520_5_1 } from './rfc7520-encryption.ts';

/** One encrypted example in JSON: its forms, and for each recipient the key and what comes of it. */
export interface EncryptedJsonVector {
  readonly source: string;
  readonly forms: readonly object[];
  readonly plaintext: string;
  readonly recipients: readonly { readonly jwk: object; readonly opens: boolean }[];
}

const KEY = { kty: 'oct', kid: '81b20965-8332-43d9-a468-82160ad91ac8', use: 'enc', alg: 'A128KW', k: 'GZy6sIZ6wl9NJOKB-jnmVQ' };
const HEADER = { alg: 'A128KW', kid: '81b20965-8332-43d9-a468-82160ad91ac8' };
const { plaintext: PLAINTEXT } = RFC7520_5_1;

const A_4_SHARED = {
  protected: 'eyJlbmMiOiJBMTI4Q0JDLUhTMjU2In0',
  unprotected: { jku: 'https://server.example.com/keys.jwks' },
};
const A_4_CONTENT = {
  iv: 'AxY8DCtDaGlsbGljb3RoZQ',
  ciphertext: 'KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY',
  tag: 'Mz-VPPyU4RlcuYv1IwIvzw',
};
const A_4_WRAPPED = {
  header: { alg: 'A128KW', kid: '7' },
  encrypted_key: '6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ',
};
const A_3_KEY = { ...RFC7516_A_3.jwk, kid: '7' };

const SHARED_10 = {
  protected:
    'eyJhbGciOiJBMTI4S1ciLCJraWQiOiI4MWIyMDk2NS04MzMyLTQzZDktYTQ2OC04MjE2MGFkOTFh' +
    'YzgiLCJlbmMiOiJBMTI4R0NNIn0',
  aad:
    'WyJ2Y2FyZCIsW1sidmVyc2lvbiIse30sInRleHQiLCI0LjAiXSxbImZuIix7fSwidGV4dCIsIk1l' +
    'cmlhZG9jIEJyYW5keWJ1Y2siXSxbIm4iLHt9LCJ0ZXh0IixbIkJyYW5keWJ1Y2siLCJNZXJpYWRv' +
    'YyIsIk1yLiIsIiJdXSxbImJkYXkiLHt9LCJ0ZXh0IiwiVEEgMjk4MiJdLFsiZ2VuZGVyIix7fSwi' +
    'dGV4dCIsIk0iXV1d',
  iv: 'veCx9ece2orS7c_N',
  ciphertext:
    'Z_3cbr0k3bVM6N3oSNmHz7Lyf3iPppGf3Pj17wNZqteJ0Ui8p74SchQP8xygM1oFRWCNzeIa6s6B' +
    'cEtp8qEFiqTUEyiNkOWDNoF14T_4NFqF-p2Mx8zkbKxI7oPK8KNarFbyxIDvICNqBLba-v3uzXBd' +
    'B89fzOI-Lv4PjOFAQGHrgv1rjXAmKbgkft9cB4WeyZw8MldbBhc-V_KWZslrsLNygon_JJWd_ek6' +
    'LQn5NRehvApqf9ZrxB4aq3FXBxOxCys35PhCdaggy2kfUfl2OkwKnWUbgXVD1C6HxLIlqHhCwXDG' +
    '59weHrRDQeHyMRoBljoV3X_bUTJDnKBFOod7nLz-cj48JMx3SnCZTpbQAkFV',
  tag: 'vOaH_Rajnpy_3hOtqvZHRA',
};
const KEY_10 = { encrypted_key: '4YiiQ_ZzH76TaIkJmYfRFgOV9MIpnx4X' };

const SHARED_11 = {
  unprotected: HEADER,
  protected: 'eyJlbmMiOiJBMTI4R0NNIn0',
  iv: 'WgEJsDS9bkoXQ3nR',
  ciphertext:
    'lIbCyRmRJxnB2yLQOTqjCDKV3H30ossOw3uD9DPsqLL2DM3swKkjOwQyZtWsFLYMj5YeLht_StAn' +
    '21tHmQJuuNt64T8D4t6C7kC9OCCJ1IHAolUv4MyOt80MoPb8fZYbNKqplzYJgIL58g8N2v46OgyG' +
    '637d6uuKPwhAnTGm_zWhqc_srOvgiLkzyFXPq1hBAURbc3-8BqeRb48iR1-_5g5UjWVD3lgiLCN_' +
    'P7AW8mIiFvUNXBPJK3nOWL4teUPS8yHLbWeL83olU4UAgL48x-8dDkH23JykibVSQju-f7e-1xre' +
    'HWXzWLHs1NqBbre0dEwK3HX_xM0LjUz77Krppgegoutpf5qaKg3l-_xMINmf',
  tag: 'fNYLqpUe84KD45lvDiaBAQ',
};
const KEY_11 = { encrypted_key: 'jJIcM9J-hbx3wnqhf5FlkEYos0sHsF0H' };

const SHARED_12 = {
  unprotected: { ...HEADER, enc: 'A128GCM' },
  iv: 'YihBoVOGsR1l7jCD',
  ciphertext:
    'qtPIMMaOBRgASL10dNQhOa7Gqrk7Eal1vwht7R4TT1uq-arsVCPaIeFwQfzrSS6oEUWbBtxEasE0' +
    'vC6r7sphyVziMCVJEuRJyoAHFSP3eqQPb4Ic1SDSqyXjw_L3svybhHYUGyQuTmUQEDjgjJfBOifw' +
    'HIsDsRPeBz1NomqeifVPq5GTCWFo5k_MNIQURR2Wj0AHC2k7JZfu2iWjUHLF8ExFZLZ4nlmsvJu_' +
    'mvifMYiikfNfsZAudISOa6O73yPZtL04k_1FI7WDfrb2w7OqKLWDXzlpcxohPVOLQwpA3mFNRKdY' +
    '-bQz4Z4KX9lfz1cne31N4-8BKmojpw-OdQjKdLOGkC445Fb_K1tlDQXw2sBF',
  tag: 'e2m0Vm7JvjK2VpCKXS-kyg',
};
const KEY_12 = { encrypted_key: '244YHfO_W7RMpQW81UjQrZcq5LSyqiPv' };

/** RFC 7516, appendices A.4 and A.5, and RFC 7520, sections 5.10 to 5.13. */
export const ENCRYPTED_JSON: readonly EncryptedJsonVector[] = [
  {
    source: 'RFC 7516 §A.4',
    forms: [
      {
        ...A_4_SHARED,
        recipients: [
          {
            header: { alg: 'RSA1_5', kid: '2011-04-29' },
            encrypted_key:
              'UGhIOguC7IuEvf_NPVaXsGMoLOmwvc1GyqlIKOK1nN94nHPoltGRhWhw7Zx0-kFm1NJn8LE9XShH' +
              '59_i8J0PH5ZZyNfGy2xGdULU7sHNF6Gp2vPLgNZ__deLKxGHZ7PcHALUzoOegEI-8E66jX2E4zyJ' +
              'Kx-YxzZIItRzC5hlRirb6Y5Cl_p-ko3YvkkysZIFNPccxRU7qve1WYPxqbb2Yw8kZqa2rMWI5ng8' +
              'OtvzlV7elprCbuPhcCdZ6XDP0_F8rkXds2vE4X-ncOIM8hAYHHi29NX0mcKiRaD0-D-ljQTP-cFP' +
              'gwCp6X-nZZd9OHBv-B3oWh2TbqmScqXMR4gp_A',
          },
          A_4_WRAPPED,
        ],
        ...A_4_CONTENT,
      },
    ],
    plaintext: RFC7516_A_3.plaintext,
    recipients: [
      { jwk: { ...RFC7516_A_2.jwk, kid: '2011-04-29' }, opens: false },
      { jwk: A_3_KEY, opens: true },
    ],
  },
  {
    source: 'RFC 7516 §A.5',
    forms: [{ ...A_4_SHARED, ...A_4_WRAPPED, ...A_4_CONTENT }],
    plaintext: RFC7516_A_3.plaintext,
    recipients: [{ jwk: A_3_KEY, opens: true }],
  },
  {
    source: 'RFC 7520 §5.10',
    forms: [
      { recipients: [KEY_10], ...SHARED_10 },
      { ...SHARED_10, ...KEY_10 },
    ],
    plaintext: PLAINTEXT,
    recipients: [{ jwk: KEY, opens: true }],
  },
  {
    source: 'RFC 7520 §5.11',
    forms: [
      { recipients: [KEY_11], ...SHARED_11 },
      { ...SHARED_11, ...KEY_11 },
    ],
    plaintext: PLAINTEXT,
    recipients: [{ jwk: KEY, opens: true }],
  },
  {
    source: 'RFC 7520 §5.12',
    forms: [
      { recipients: [KEY_12], ...SHARED_12 },
      { ...SHARED_12, ...KEY_12 },
    ],
    plaintext: PLAINTEXT,
    recipients: [{ jwk: KEY, opens: true }],
  },
  {
    source: 'RFC 7520 §5.13',
    forms: [
      {
        recipients: [
          {
            encrypted_key:
              'dYOD28kab0Vvf4ODgxVAJXgHcSZICSOp8M51zjwj4w6Y5G4XJQsNNIBiqyvUUAOcpL7S7-cFe7Pi' +
              'o7gV_Q06WmCSa-vhW6me4bWrBf7cHwEQJdXihidAYWVajJIaKMXMvFRMV6iDlRr076DFthg2_AV0' +
              '_tSiV6xSEIFqt1xnYPpmP91tc5WJDOGb-wqjw0-b-S1laS11QVbuP78dQ7Fa0zAVzzjHX-xvyM2w' +
              'xj_otxr9clN1LnZMbeYSrRicJK5xodvWgkpIdkMHo4LvdhRRvzoKzlic89jFWPlnBq_V4n5trGuE' +
              'xtp_-dbHcGlihqc_wGgho9fLMK8JOArYLcMDNQ',
            header: { alg: 'RSA1_5', kid: 'frodo.baggins@hobbiton.example' },
          },
          {
            encrypted_key: 'ExInT0io9BqBMYF6-maw5tZlgoZXThD1zWKsHixJuw_elY4gSSId_w',
            header: {
              alg: 'ECDH-ES+A256KW',
              kid: 'peregrin.took@tuckborough.example',
              epk: {
                kty: 'EC',
                crv: 'P-384',
                x: 'Uzdvk3pi5wKCRc1izp5_r0OjeqT-I68i8g2b8mva8diRhsE2xAn2DtMRb25Ma2CX',
                y: 'VDrRyFJh-Kwd1EjAgmj5Eo-CTHAZ53MC7PjjpLioy3ylEjI1pOMbw91fzZ84pbfm',
              },
            },
          },
          {
            encrypted_key: 'a7CclAejo_7JSuPB8zeagxXRam8dwCfmkt9-WyTpS1E',
            header: {
              alg: 'A256GCMKW',
              kid: '18ec08e1-bfa9-4d95-b205-2b4dd1d4321d',
              tag: '59Nqh1LlYtVIhfD3pgRGvw',
              iv: 'AvpeoPZ9Ncn9mkBn',
            },
          },
        ],
        unprotected: { cty: 'text/plain' },
        protected: 'eyJlbmMiOiJBMTI4Q0JDLUhTMjU2In0',
        iv: 'VgEIHY20EnzUtZFl2RpB1g',
        ciphertext:
          'ajm2Q-OpPXCr7-MHXicknb1lsxLdXxK_yLds0KuhJzfWK04SjdxQeSw2L9mu3a_k1C55kCQ_3xlk' +
          'cVKC5yr__Is48VOoK0k63_QRM9tBURMFqLByJ8vOYQX0oJW4VUHJLmGhF-tVQWB7Kz8mr8zeE7tx' +
          'F0MSaP6ga7-siYxStR7_G07Thd1jh-zGT0wxM5g-VRORtq0K6AXpLlwEqRp7pkt2zRM0ZAXqSpe1' +
          'O6FJ7FHLDyEFnD-zDIZukLpCbzhzMDLLw2-8I14FQrgi-iEuzHgIJFIJn2wh9Tj0cg_kOZy9BqMR' +
          'ZbmYXMY9YQjorZ_P_JYG3ARAIF3OjDNqpdYe-K_5Q5crGJSDNyij_ygEiItR5jssQVH2ofDQdLCh' +
          'tazE',
        tag: 'BESYyFN7T09KY7i8zKs5_g',
      },
    ],
    plaintext: PLAINTEXT,
    recipients: [
      { jwk: RFC7520_5_1.jwk ?? {}, opens: false },
      {
        jwk: {
          kty: 'EC',
          kid: 'peregrin.took@tuckborough.example',
          use: 'enc',
          crv: 'P-384',
          x: 'YU4rRUzdmVqmRtWOs2OpDE_T5fsNIodcG8G5FWPrTPMyxpzsSOGaQLpe2FpxBmu2',
          y: 'A8-yxCHxkfBz3hKZfI1jUYMjUhsEveZ9THuwFjH2sCNdtksRJU7D5-SkgaFL1ETP',
          d: 'iTx2pk7wW-GqJkHcEkFQb2EFyYcO7RugmaW3mRrQVAOUiPommT0IdnYK2xDlZh-j',
        },
        opens: true,
      },
      {
        jwk: {
          kty: 'oct',
          kid: '18ec08e1-bfa9-4d95-b205-2b4dd1d4321d',
          use: 'enc',
          alg: 'A256GCMKW',
          k: 'qC57l_uxcm7Nm3K-ct4GFjx8tM1U8CZ0NLBvdQstiS8',
        },
        opens: true,
      },
    ],
  },
];
