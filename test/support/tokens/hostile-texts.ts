/** Texts of about `length` characters that are made to keep a reader busy. */
export type HostileTexts = Readonly<Record<string, (length: number) => string>>;

const filled = (unit: string, length: number) =>
  unit.repeat(Math.max(1, Math.floor(length / unit.length)));
const base64url = (text: string) => Buffer.from(text).toString('base64url');

const HEADER = 'eyJhbGciOiJIUzI1NiJ9';
const TOKEN = `${HEADER}.e30.${'A'.repeat(43)}`;
const NONE = 'eyJhbGciOiJub25lIn0.e30.';
const signature = (more: string) => `{"header":{},"signature":"AA"${more}}`;

/** For the Token field. */
export const HOSTILE_TOKENS: HostileTexts = {
  'words that name a program': (n) => filled('curl a ', n),
  'blanks behind a quoted token': (n) => `{"t":"${NONE}"${' '.repeat(n)}}`,
  'blanks and line ends behind a quote': (n) => `{"t":"${NONE}"${filled('    \n', n)}}`,
  'headers behind slashes': (n) => filled(`/${HEADER}.`, n),
  'beginnings behind colours': (n) => filled('\u001b[0meyJ', n),
  'beginnings behind colours, then a dot': (n) => `${filled('\u001b[0meyJ', n)}.`,
  'headers that are none behind colours': (n) => `${filled('\u001b[0meyAx', n)}.`,
  'beginnings on lines of two widths': (n) =>
    filled(`${'A'.repeat(20)}/eyJ${'A'.repeat(20)}\n${'A'.repeat(20)}/eyJ${'A'.repeat(21)}\n`, n),
  'one dot in each of many long lines': (n) =>
    filled(`${'A'.repeat(20)}/eyJ0.${'A'.repeat(20)}\n${'B'.repeat(31)}\n`, n),
  'beginnings in markup': (n) => filled('<b class="/eyJ/eyJ">eyJaaaaaaaaaaaaaaaaa', n),
  'backslashes before a token': (n) => `x "${'\\'.repeat(n)}${TOKEN}`,
  'runs of backslashes before tokens': (n) => filled(`"${'\\'.repeat(200)}${TOKEN} `, n),
  'carets before a token': (n) => `x ${'^'.repeat(n)}${TOKEN}`,
  'tokens in one line': (n) => filled(`${NONE};a=`, n),
  'cookies in one line': (n) => `Set-Cookie: ${filled(`a=${NONE};`, n)}`,
  'parameters of one address': (n) => `https://a.example/?${filled(`id_token=${NONE}&`, n)}`,
  'blanks before tokens': (n) =>
    filled(`set-cookie:${' '.repeat(150)}(${' '.repeat(40)}${NONE}`, n),
  'blanks behind "name:" before tokens': (n) => filled(`name="a"${' '.repeat(190)}${NONE}`, n),
  'tokens in one JSON object': (n) => `{${filled(`"id_token":"${NONE}",`, n)}}`,
  'chunks in the value of a chunk': (n) => filled('a.0=', n),
  'pairs of chunks': (n) => filled(`a.0=${HEADER};a.1=.e30.;`, n),
  'base64 around tokens': (n) => filled(`${base64url(TOKEN)} `, n),
  'base64 over lines': (n) =>
    (
      Buffer.from(filled(`${TOKEN}\n`, (n * 3) / 4))
        .toString('base64')
        .match(/.{1,76}/g) ?? []
    ).join('\n'),
  tildes: (n) => `${NONE}${'~'.repeat(n)}`,
  'tildes and dots over lines': (n) => `${NONE}~${filled(`${HEADER}.${'A'.repeat(40)}\n`, n)}`,
  disclosures: (n) => `${NONE}${filled(`~${base64url('["salt","name",1]')}`, n)}~`,
  'members and signatures': (n) =>
    `{"payload":"AAAA","unprotected":{${filled('"k":0,', n / 2)}"z":0},"signatures":[${filled(`${signature('')},`, n / 2)}${signature('')}]}`,
  'a long payload of many signatures': (n) =>
    `{"payload":"${'A'.repeat(n / 2)}","signatures":[${filled(`${signature('')},`, n / 2)}${signature('')}]}`,
  'objects that never end': (n) => `{"signature":"" ${filled(',"a":{"b":0', n)}`,
  braces: (n) => `"signature": ${'{'.repeat(n)}`,
  'brackets in a payload': (n) => `${HEADER}.${base64url('['.repeat(n / 3) + ']'.repeat(n / 3))}.`,
  'objects in a payload': (n) =>
    `${HEADER}.${base64url(`${filled('{"a":', n / 2)}1${'}'.repeat(Math.floor(n / 10))}`)}.`,
  'members in a payload': (n) =>
    `${HEADER}.${base64url(`{${Array.from({ length: n / 12 }, (_, i) => `"k${i}":1`).join(',')}}`)}.`,
  'one member again and again': (n) =>
    `${HEADER}.${base64url(`{${filled('"a":1,', (n * 3) / 4)}"a":1}`)}.`,
  'escapes in a payload': (n) =>
    `${HEADER}.${base64url(`{"a":"${filled('\\u0041\\n', (n * 3) / 4)}"}`)}.`,
  'a huge number': (n) => `${HEADER}.${base64url(`{"exp":${'9'.repeat((n * 3) / 4)}}`)}.`,
  'an array of numbers': (n) => `${HEADER}.${base64url(`{"a":[${filled('1,', (n * 3) / 4)}1]}`)}.`,
  'different tokens on lines': (n) =>
    Array.from(
      { length: n / 60 },
      (_, i) => `${HEADER}.${base64url(`{"n":${i}}`)}.${'A'.repeat(20)}`,
    ).join('\n'),
  dots: (n) => `${HEADER}${'.'.repeat(n)}`,
  'percent signs': (n) => `${HEADER}.${filled('%252525', n)}`,
  'zero-width characters in a token': (n) => `${HEADER}.${filled('A\u200b', n)}.A`,
  'hosts in a request': (n) => filled(`GET / HTTP/1.1\nhost: a\n\n`, n),
  commands: (n) => filled(`curl a\n${NONE}\n`, n),
  'quotes in a command with a proof': (n) =>
    `curl -H "DPoP: ${TOKEN}" ${filled('\\"', n)} https://a.example`,
};

/** For the Key field. */
export const HOSTILE_KEYS: HostileTexts = {
  'backslashes in PEM': (n) =>
    `-----BEGIN PUBLIC KEY-----${'\\'.repeat(n)}x-----END PUBLIC KEY-----`,
  'PEM that never ends': (n) => filled('-----BEGIN PUBLIC KEY-----', n),
  'PEM labels': (n) => `-----BEGIN ${'A '.repeat(n / 2)}`,
  blocks: (n) => filled('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n', n),
  'armour of SSH2 that never ends': (n) => filled('---- BEGIN SSH2 PUBLIC KEY ----', n),
  'OpenSSH types': (n) => filled('ssh-rsa AAAAAAAAAAAAAAAAAAAA= ', n),
  assignments: (n) => filled('A_KEY="\n', n),
  'comments of one assignment': (n) => `JWT_KEY=${filled('a\u2028 #', n)}`,
  'blanks of one assignment': (n) => `JWT_KEY=${' '.repeat(n)}\u2028x`,
  'digits of a name': (n) => `k${'1'.repeat(n)}_=a`,
  'equals signs': (n) => `${'='.repeat(n)}x`,
  brackets: (n) => '['.repeat(n / 2) + ']'.repeat(n / 2),
  'keys in a set': (n) => `{"keys":[${filled('{"kty":"oct","k":"AA"},', n)}{}]}`,
  'members of a JWK': (n) => `{"kty":"oct","k":"AA",${filled('"a":1,', n)}"b":1}`,
  'quotes in broken JSON': (n) => `{"kty":"${filled('\\"', n)}`,
  'XML elements': (n) => `<RSAKeyValue>${filled('<Modulus>AQAB</', n)}`,
  'certificates in XML': (n) => filled('<X509Certificate>MIIB</X509Certificate>', n),
  'XML elements that never end': (n) => `<RSAKeyValue>${filled('<Modulus a', n)}`,
  'attributes of XML that never end': (n) => `<RSAKeyValue>${filled('<a:b ', n)}`,
  'a string that is joined': (n) => `"${filled('AA" + "', n)}"`,
  'strings of blanks': (n) => `"${filled(`A"${' '.repeat(200)}`, n)}"`,
  'a literal of comments': (n) => `{${filled('/* * */ // a\n', n)}}`,
  'a comment that never ends': (n) => `{${filled('/**', n)}`,
  'members of a literal': (n) => `{${filled("kty: 'oct', ", n)}}`,
  'objects in JSON': (n) => `[${filled('{"kty":"RSA","n":"AAAA"},', n)}{}]`,
  'JSON in a string in JSON': (n) =>
    Array.from({ length: 8 }).reduce<string>(
      (inner) => JSON.stringify({ key: inner }).slice(0, n),
      filled('{"kty":"RSA"}', n / 200),
    ),
  'entities of HTML': (n) => filled('&amp;lt;', n),
  'ends of lines as they are escaped': (n) => `${'A'.repeat(40)}${filled('\\n', n)}`,
  'words of an assignment': (n) => `${filled('export const ', n)}KEY = "a"`,
  'decimal digits of a JWK': (n) => `{"kty":"RSA","e":"AQAB","n":"${'9'.repeat(n)}"}`,
  'colons between hexadecimal digits': (n) => filled('04:', n),
  'parameters that are keys': (n) => filled(`&key=${'A'.repeat(40)}`, n),
  'members named "kty"': (n) => filled('"kty" : ', n),
  'PEM in a member': (n) => `{"kty":"RSA","n":"${filled('-----BEGIN CERTIFICATE-----', n)}"}`,
  base64: (n) => `M${'A'.repeat(n)}`,
  'a long secret': (n) => filled('correct horse ', n),
  'hexadecimal digits': (n) => 'a1'.repeat(n / 2),
  'percent-encoding': (n) => filled('%2525', n),
  'strings in a call': (n) => `f(${filled('"AAAAAAAA" + ', n)}`,
  'strings that never end': (n) => filled('a"\\"', n),
  'runs of base64': (n) => filled(`${'A'.repeat(60)},`, n),
  'runs of base58': (n) => filled(`z${'6'.repeat(1400)},`, n),
  'short lines of base64': (n) => `key: ${filled('AAAA\\n', n)}`,
  'decimal bytes': (n) => filled('48, ', n),
  'casts of bytes': (n) => filled('(byte)  0x30, ', n),
  'spelled members': (n) => filled('n: AAAA, modulus:   ', n),
  'lines of a modulus': (n) => `modulus:\n${filled('00:aa:\n  ', n)}`,
  'escaped bytes': (n) => filled('\\x30', n),
  'base32 of nothing': (n) => filled('AAAAAAAA', n),
  'brackets in a call': (n) => `f(${'['.repeat(n / 2)}${']'.repeat(n / 2)})`,
};

/** For "Error message" and "Detached payload". */
export const HOSTILE_MESSAGES: HostileTexts = {
  'the beginning of a message': (n) => filled('Issuer not allowed: ', n),
  'one scope after another': (n) => filled('INSUFFICIENT_SCOPE ', n),
  'lists that never end': (n) => filled('JWT missing required claims: [', n),
  blanks: (n) => `${' '.repeat(n)}x`,
  'escaped quotes': (n) => filled('\\\\"', n),
  'line ends': (n) => filled('\r\n', n),
};
