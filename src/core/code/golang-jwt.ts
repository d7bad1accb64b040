import type { SecretEncoding } from '../keys/key-material.ts';
import { say } from '../words/say.ts';
import { commentsFor } from './comments.ts';
import { keyTextOf } from './key-text.ts';
import { quoteGo } from './literals.ts';
import {
  algorithmOf,
  file,
  JWA_ALGORITHMS,
  keyTypeOf,
  type Line,
  partyLines,
  type SnippetLibrary,
} from './snippet-library.ts';
import type { CodeFile, SnippetRole, SnippetSubject } from './snippet-subject.ts';

export const golangJwt: SnippetLibrary = {
  id: 'golang-jwt',
  name: 'golang-jwt v5',
  language: 'Go',
  install: 'go get github.com/golang-jwt/jwt/v5',
  algorithms: [...JWA_ALGORITHMS, 'EdDSA'],
  explainMissing: (algorithm) =>
    algorithm === 'EdDSA'
      ? say`For EdDSA, golang-jwt supports only Ed25519, and this key is on Ed448.`
      : undefined,
  fetchesKeys: false,
  verify: (subject) => [verify(subject)],
  sign: (subject) => [sign(subject)],
};

function verify(subject: SnippetSubject): CodeFile {
  const comments = commentsFor(subject, 'verify', '//');
  const { issuer, audience, type, tolerance, requiredClaims } = subject;
  const others = requiredClaims.filter((name) => name !== 'exp');
  return file(
    'verify_token.go',
    'package auth',
    '',
    imports(subject, 'verify', [
      (type !== undefined || others.length > 0) && 'errors',
      tolerance > 0 && 'time',
    ]),
    comments.missing,
    constants(subject),
    '',
    comments.key,
    keyConstant(subject, 'verify'),
    '',
    `// ${say`VerifyToken returns the claims of a valid token, or an error.`}`,
    'func VerifyToken(text string) (jwt.MapClaims, error) {',
    '\tclaims := jwt.MapClaims{}',
    `\t${type === undefined ? '_' : 'token'}, err := jwt.ParseWithClaims(text, claims, verifyingKey,`,
    `\t\t${comments.pinned}`,
    `\t\tjwt.WithValidMethods([]string{${quoteGo(algorithmOf(subject))}}),`,
    issuer !== undefined && '\t\tjwt.WithIssuer(issuer),',
    audience !== undefined && '\t\tjwt.WithAudience(audience),',
    requiredClaims.includes('exp') && '\t\tjwt.WithExpirationRequired(),',
    tolerance > 0 && `\t\tjwt.WithLeeway(${tolerance}*time.Second),`,
    '\t)',
    '\tif err != nil {',
    '\t\treturn nil, err',
    '\t}',
    comments.type && `\t${comments.type}`,
    type !== undefined && [
      `\tif token.Header["typ"] != ${quoteGo(type)} {`,
      `\t\treturn nil, errors.New(${quoteGo(say`Wrong token type.`)})`,
      '\t}',
    ],
    others.length > 0 && [
      `\tfor _, name := range []string{${others.map(quoteGo).join(', ')}} {`,
      '\t\tif _, found := claims[name]; !found {',
      `\t\t\treturn nil, errors.New(${quoteGo(say`A required claim is missing.`)})`,
      '\t\t}',
      '\t}',
    ],
    '\treturn claims, nil',
    '}',
    '',
    'func verifyingKey(*jwt.Token) (any, error) {',
    ...keyLines(subject, 'verify'),
    '}',
  );
}

function sign(subject: SnippetSubject): CodeFile {
  const comments = commentsFor(subject, 'sign', '//');
  const { issuer, audience, type, keyId, lifetime } = subject;
  return file(
    'sign_token.go',
    'package auth',
    '',
    imports(subject, 'sign', ['time']),
    constants(subject),
    '',
    comments.key,
    keyConstant(subject, 'sign'),
    '',
    `// ${say`SignToken sets the issuer, the audience and the dates, and signs the claims.`}`,
    'func SignToken(claims jwt.MapClaims) (string, error) {',
    '\tnow := time.Now()',
    issuer !== undefined && '\tclaims["iss"] = issuer',
    audience !== undefined && '\tclaims["aud"] = audience',
    '\tclaims["iat"] = jwt.NewNumericDate(now)',
    `\tclaims["exp"] = jwt.NewNumericDate(now.Add(${lifetime} * time.Second))`,
    `\ttoken := jwt.NewWithClaims(jwt.SigningMethod${algorithmOf(subject)}, claims)`,
    type !== undefined && type !== 'JWT' && `\ttoken.Header["typ"] = ${quoteGo(type)}`,
    keyId !== undefined && `\ttoken.Header["kid"] = ${quoteGo(keyId)}`,
    '\tkey, err := signingKey()',
    '\tif err != nil {',
    '\t\treturn "", err',
    '\t}',
    '\treturn token.SignedString(key)',
    '}',
    '',
    'func signingKey() (any, error) {',
    ...keyLines(subject, 'sign'),
    '}',
  );
}

function imports(
  subject: SnippetSubject,
  role: SnippetRole,
  more: readonly (string | false)[],
): Line {
  const { encoding, inCode } = keyTextOf(subject, role);
  const names = [
    encoding && PACKAGES[encoding],
    ...more,
    inCode === undefined && 'os',
    encoding === 'base64url' && 'strings',
  ].filter((name) => name !== undefined && name !== false);
  return [
    'import (',
    ...names.toSorted().map((name) => `\t"${name}"`),
    names.length > 0 && '',
    '\t"github.com/golang-jwt/jwt/v5"',
    ')',
    '',
  ];
}

const PACKAGES: Readonly<Record<SecretEncoding, string | undefined>> = {
  utf8: undefined,
  base64url: 'encoding/base64',
  base64: 'encoding/base64',
  hex: 'encoding/hex',
};

function constants(subject: SnippetSubject): Line {
  return partyLines(subject, (name, text) => `const ${name} = ${quoteGo(text)}`);
}

function keyConstant(subject: SnippetSubject, role: SnippetRole): Line {
  const { name, encoding, inCode } = keyTextOf(subject, role);
  if (inCode === undefined) return `var keyText = os.Getenv("JWT_${name}")`;
  return `const keyText = ${encoding ? quoteGo(inCode) : `\`${inCode}\``}`;
}

function keyLines(subject: SnippetSubject, role: SnippetRole): string[] {
  const { encoding } = keyTextOf(subject, role);
  if (encoding) {
    return [
      // An empty variable would be a secret that anybody knows.
      '\tif keyText == "" {',
      `\t\treturn nil, jwt.ErrInvalidKey`,
      '\t}',
      `\treturn ${DECODERS[encoding]}`,
    ];
  }
  const kind = { RSA: 'RSA', EC: 'EC', OKP: 'Ed', oct: '', AKP: '' }[keyTypeOf(subject)];
  const half = role === 'sign' ? 'Private' : 'Public';
  return [`\treturn jwt.Parse${kind}${half}KeyFromPEM([]byte(keyText))`];
}

const DECODERS: Readonly<Record<SecretEncoding, string>> = {
  utf8: '[]byte(keyText), nil',
  base64url: 'base64.RawURLEncoding.DecodeString(strings.TrimRight(keyText, "="))',
  base64: 'base64.StdEncoding.DecodeString(keyText)',
  hex: 'hex.DecodeString(keyText)',
};
