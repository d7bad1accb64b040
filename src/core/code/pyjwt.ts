import type { SecretEncoding } from '../keys/key-material.ts';
import { say } from '../words/say.ts';
import { commentsFor } from './comments.ts';
import { keyTextOf } from './key-text.ts';
import { quotePython } from './literals.ts';
import {
  algorithmOf,
  file,
  JWA_ALGORITHMS,
  type Line,
  partyLines,
  type SnippetLibrary,
} from './snippet-library.ts';
import type { CodeFile, SnippetRole, SnippetSubject } from './snippet-subject.ts';

export const pyjwt: SnippetLibrary = {
  id: 'pyjwt',
  name: 'PyJWT',
  language: 'Python',
  install: "pip install 'pyjwt[crypto]'",
  algorithms: [...JWA_ALGORITHMS, 'ES256K', 'EdDSA'],
  fetchesKeys: true,
  verify: (subject) => [verify(subject)],
  sign: (subject) => [sign(subject)],
};

function verify(subject: SnippetSubject): CodeFile {
  const comments = commentsFor(subject, 'verify', '#');
  const { issuer, audience, type, tolerance, requiredClaims, key } = subject;
  const remote = key.from === 'issuer';
  return file(
    'verify_token.py',
    imports(subject, 'verify', remote && ['import json', 'import urllib.request']),
    '',
    comments.missing,
    constants(subject),
    comments.key,
    remote ? remoteKeys() : keyLine(subject, 'verify'),
    '',
    '',
    'def verify_token(token: str) -> dict:',
    `    # ${say`Returns the claims of a valid token; raises otherwise.`}`,
    '    claims = jwt.decode(',
    '        token,',
    remote ? '        keys().get_signing_key_from_jwt(token).key,' : '        KEY,',
    `        ${comments.pinned}`,
    `        algorithms=[${quotePython(algorithmOf(subject))}],`,
    issuer !== undefined && '        issuer=ISSUER,',
    audience !== undefined && '        audience=AUDIENCE,',
    tolerance > 0 && `        leeway=${tolerance},`,
    requiredClaims.length > 0 &&
      `        options={'require': [${requiredClaims.map(quotePython).join(', ')}]},`,
    '    )',
    comments.type && `    ${comments.type}`,
    type !== undefined && [
      `    # ${say`The header is also signed and was just verified.`}`,
      `    if jwt.get_unverified_header(token).get('typ') != ${quotePython(type)}:`,
      `        raise jwt.InvalidTokenError(${quotePython(say`Wrong token type.`)})`,
    ],
    '    return claims',
  );
}

function sign(subject: SnippetSubject): CodeFile {
  const comments = commentsFor(subject, 'sign', '#');
  const { issuer, audience, type, keyId, lifetime } = subject;
  const header = [
    type !== undefined && `'typ': ${quotePython(type)}`,
    keyId !== undefined && `'kid': ${quotePython(keyId)}`,
  ].filter(Boolean);
  return file(
    'sign_token.py',
    imports(subject, 'sign', 'import time'),
    '',
    constants(subject),
    `LIFETIME = ${lifetime}  # ${say`Seconds.`}`,
    comments.key,
    keyLine(subject, 'sign'),
    '',
    '',
    'def sign_token(claims: dict) -> str:',
    '    now = int(time.time())',
    '    return jwt.encode(',
    '        {',
    '            **claims,',
    issuer !== undefined && "            'iss': ISSUER,",
    audience !== undefined && "            'aud': AUDIENCE,",
    "            'iat': now,",
    "            'exp': now + LIFETIME,",
    '        },',
    '        KEY,',
    `        algorithm=${quotePython(algorithmOf(subject))},`,
    header.length > 0 && `        headers={${header.join(', ')}},`,
    '    )',
  );
}

function imports(subject: SnippetSubject, role: SnippetRole, more: Line): Line {
  const { encoding } = keyTextOf(subject, role);
  return [
    encoding?.startsWith('base64') && 'import base64',
    more,
    subject.key.from === 'environment' && 'import os',
    '',
    'import jwt',
  ];
}

function constants(subject: SnippetSubject): Line {
  return partyLines(subject, (name, text) => `${name.toUpperCase()} = ${quotePython(text)}`);
}

function keyLine(subject: SnippetSubject, role: SnippetRole): Line {
  const { name, encoding, inCode } = keyTextOf(subject, role);
  const variable = `os.environ['JWT_${name}']`;
  if (encoding) return bytes(inCode === undefined ? variable : quotePython(inCode), encoding);
  return `KEY = ${inCode === undefined ? variable : `'''${inCode}'''`}`;
}

function bytes(text: string, encoding: SecretEncoding): Line {
  switch (encoding) {
    case 'utf8':
      return `KEY = ${text}.encode()`;
    case 'hex':
      return `KEY = bytes.fromhex(${text})`;
    case 'base64':
      return `KEY = base64.b64decode(${text})`;
    case 'base64url':
      return [
        `SECRET = ${text}`,
        "KEY = base64.urlsafe_b64decode(SECRET + '=' * (-len(SECRET) % 4))",
      ];
  }
}

function remoteKeys(): Line {
  return [
    '_keys = None',
    '',
    '',
    'def keys() -> jwt.PyJWKClient:',
    '    global _keys',
    '    if _keys is None:',
    "        address = ISSUER.rstrip('/') + '/.well-known/openid-configuration'",
    '        with urllib.request.urlopen(address, timeout=10) as response:',
    '            metadata = json.load(response)',
    "        if metadata['issuer'] != ISSUER:",
    `            raise jwt.InvalidTokenError(${quotePython(say`The metadata is for a different issuer.`)})`,
    "        _keys = jwt.PyJWKClient(metadata['jwks_uri'])",
    '    return _keys',
  ];
}
