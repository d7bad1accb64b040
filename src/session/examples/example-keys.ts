/**
 * Keys made for the examples, and published with them: anyone who reads this page
 * can sign with them. They are for looking at, and protect nothing.
 */

/** P-256, of the issuer. */
export const EXAMPLE_EC_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg+S3dyisH/2C9J6Ig
LSCCzR9/T9BOQJpF6xOPDu4DitShRANCAAS5L+j7+Hbbnl9oCS4D5Z9+lDKSBGZ1
BJBN2B+GYHgnobeccsp4Aa3ee4GR4xm7HpEjpahOUOHswOCqrljvzj3t
-----END PRIVATE KEY-----`;

/** RSA, 2048 bits. */
export const EXAMPLE_RSA_KEY = `-----BEGIN PRIVATE KEY-----
MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC+W/+qjWwFAjmb
YoRzJwrf7EUASQWvkL9e65BQz7lwFekl2BA3+k7j9YUwlqiXjuFca6k7xIhh8G8T
E3jxHNWKCS5JGcY1lpBcljfaFqEWA++jtzb6VFKyhxuJz2nRdidJX/f7VFHJaWuP
vmnPgZxTa5zVYJQo1nvxrjTVdVQIet4yR7miiIadAt2l80v8FgbqnLMJoz+qQVb1
IqCZGMZzxbOu1Xm8OzTCRB61Q11DrwW3UREY7Q2g9KeTDxd05NDYOlRBT77UqCvQ
oDNJkqZw8f9iQL3ycvuYNzwMqpCGWlFMMrD7+QGG+E5lijmNEZBWdttVSNUNThcR
4ELwShRZAgMBAAECggEAEYMLIRiDgG50+Dt27dUAphrpOh59nGoXgNbw3s5NQ+dw
HGAlFdE8IrJ6fz7M4axuRP9OgUYSOdhRj5KyBJRffKRdkrIBTvq76xiSqMh+JzVT
fV8keqD5Pp05RlNDa9aPxKtEd+WI5JuDHqUovMMyq2Xx9ps85gjdPB2HlL+HbIQg
dxps4X5BJZtUHuAvfT2K3Z7foVAb2yUoBAIbmTHtP14aVXclGrWHIftaMQlos/UI
qNVlU1vrTbSby0JP3O4l+NmQzqoMw85JP4SMW4NU1uEgR7ojnnrJIPELuYnHlCgr
4TjX/cTB2J2Y0CXk2/yaeOD2HWfKLrxCtGgHlIY0gQKBgQDmkkD5WKHfJj1aH04g
dOCHb35YIQewCW3hUXJ5V6DtNQmuDaQQytMfXSgxKVLrhVoOz5vU6gRrA5rzd/8D
tTeLd8C9TSbOGgIXWYLZ/SL8U/HGvbVdaUT1QnvluBc5sCmJjXtHwZqP8MF4/6I0
vTEVdn3XHnzWP2CTDr0QSVUu0QKBgQDTWm/NKG+FzETIQyk1qIo0O3reMQP3b4cb
ZuDJ0+U14idVsBOeylCxrII1zKrcbvuOlT7YiWI3dTpjZGOi1V/IdJQvYWtU8bgU
0DUXDl7rc9YCAEkqPm4zWwg042/WI4X/sUSWFXAqni2Z66E8OrCw/iT23ZbkwNSz
EtwIduY/CQKBgQDFoWrLzyrASNihnN+sdkHWFLzo8TbTruFeFh/W3kNzzthDNjIA
qrkX0xOWP+NxONYeh9j8QLIUv/xa3+nX1caMZtLv72dplWVhejnse0s3mQRN42HH
dWnEB36HQqm1qsePvZODx/ChnC1Zd1QjfF7MFMp8TweV5LD0m9d2VEUNYQKBgFbd
KWwBPWyZGn/QEoTKIxr6gzIEpSOxw66AZsyseNzfeNkfx8CQV//d7Zoc5vA38M2W
C0FFnYc7d+bXoJeQ6I/jUe/zMwCzY7uyIs+6CUrtzbv+0BM7m2Eh/cp220UATpdb
DNw+LV5mqklDbX3qhSoJGboYMmcL1Z9Plf0omNK5AoGAVD/UdkJuyaAJOK9FZofU
GA+j/IVXBPNnP1SMpOaV51uPOVfUuzFRvPdEFycpDftsXaQMnn/8fGu1svBsBjpQ
1ELEbS2mQzXMhfLa4LITN1MU5anTGKrwrGObP1kAJcb5whoa3AR6z06jNFiWOPGF
uKNZ+kFNkrQrS/4cFsqQnl0=
-----END PRIVATE KEY-----`;

/** Ed25519. */
export const EXAMPLE_ED_KEY = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEILYI8z34pL0jw4nVBS93DKX0omSsTQ2AjhNeoIOgzl0P
-----END PRIVATE KEY-----`;

/** P-256, of the one who holds a token that is bound to it. */
export const EXAMPLE_HOLDER_KEY = {
  kty: 'EC',
  x: 'soZxsrkwsEEHfGmxnwN7YPsYHO3ZVLSqpznXCnc7ET4',
  y: 'NqgrnnRwnhAhS77QNG5tnbq57nxG00hy8rE9ZbzLg88',
  crv: 'P-256',
  d: 'sdfBww6rq7rCgIPDL6vxKX9j5r-_VIvWpEl-LB8mhew',
};

/** P-256, of someone other than the issuer. */
export const EXAMPLE_OTHER_KEY = {
  kty: 'EC',
  x: 'hACPQQHyxG9siFfoluQMnadvMydCv4vXU735KZgSJDs',
  y: 'NOSTvz0fI0t1T0b1MMhDF6nCHZi3SHBwRK3xkggvWbs',
  crv: 'P-256',
  d: 'wgUCObULLp-b-pvpvFXlgm1phrxNTtucfaUptN9XjVg',
};

/** X25519, to encrypt for. */
export const EXAMPLE_AGREEMENT_KEY = {
  crv: 'X25519',
  d: 'AMnJObMhQw4u06ebiwkch6RnpisjOd7VSb0joifBOk8',
  x: '6UwlWyZ473NYv2XOBDGWkoLNhr3WtgDePa-EhVun6Dc',
  kty: 'OKP',
  kid: 'recipient-2026',
};

/** For HMAC, read as text: 43 characters. */
export const EXAMPLE_SECRET = `Z8xyYSvbCJ6L6kUM4Qlup_hLcr_QcQ3VovfAPsTEx6c`;

/** For HMAC: 32 bytes in Base64, as many consoles show secrets. */
export const EXAMPLE_BASE64_SECRET = `jUXZU4VyySzN1jtvGGImz+hmlx7bVQTev+xrcxSjkP0=`;

/** 256 bits, to encrypt with directly. */
export const EXAMPLE_CONTENT_KEY = {
  kty: 'oct',
  kid: 'shared-2026',
  k: 'L4Nmj10C9qVCn_bTzYPfUoCQ9zL9PLPqEn9n0qaIaPI',
};
