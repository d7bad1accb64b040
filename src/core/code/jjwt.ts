import { say } from '../words/say.ts';
import { commentsFor, isSymmetric } from './comments.ts';
import {
  constantsJava,
  importsJava,
  keyImportsJava,
  keyMethodJava,
  keyTextJava,
  throwJava,
} from './java.ts';
import { quoteJava } from './literals.ts';
import { algorithmOf, file, JWA_ALGORITHMS, type SnippetLibrary } from './snippet-library.ts';
import type { CodeFile, SnippetSubject } from './snippet-subject.ts';

export const jjwt: SnippetLibrary = {
  id: 'jjwt',
  name: 'jjwt',
  language: 'Java',
  install: 'io.jsonwebtoken:jjwt-api, :jjwt-impl, :jjwt-jackson (0.12+)',
  algorithms: [...JWA_ALGORITHMS, 'EdDSA'],
  fetchesKeys: false,
  leastSecret: (bits) => bits / 8,
  verify: (subject) => [verify(subject)],
  sign: (subject) => [sign(subject)],
};

function verify(subject: SnippetSubject): CodeFile {
  const comments = commentsFor(subject, 'verify', '//');
  const { issuer, audience, type, tolerance, requiredClaims } = subject;
  return file(
    'TokenVerifier.java',
    importsJava([
      'io.jsonwebtoken.Claims',
      (requiredClaims.length > 0 || type !== undefined) && 'io.jsonwebtoken.JwtException',
      'io.jsonwebtoken.Jws',
      'io.jsonwebtoken.Jwts',
      ...keyImportsJava(subject, 'verify'),
      requiredClaims.length > 0 && 'java.util.List',
    ]),
    '',
    'public final class TokenVerifier {',
    comments.missing.map((line) => `  ${line}`),
    constantsJava(subject),
    `  ${comments.key}`,
    keyTextJava(subject, 'verify'),
    '',
    `  /** ${say`The claims of a token that is to be trusted; throws for any other.`} */`,
    `  public static Claims verify(String token)${isSymmetric(subject) ? '' : ' throws GeneralSecurityException'} {`,
    '    Jws<Claims> jws = Jwts.parser()',
    '        .verifyWith(key())',
    `        ${comments.pinned}`,
    `        .sig().clear().add(Jwts.SIG.${algorithmOf(subject)}).and()`,
    issuer !== undefined && '        .requireIssuer(ISSUER)',
    audience !== undefined && '        .requireAudience(AUDIENCE)',
    tolerance > 0 && `        .clockSkewSeconds(${tolerance})`,
    '        .build()',
    '        .parseSignedClaims(token);',
    comments.type && `    ${comments.type}`,
    type !== undefined && [
      `    if (!${quoteJava(type)}.equals(jws.getHeader().getType())) {`,
      `      ${throwJava('JwtException', say`Another type of token.`)}`,
      '    }',
    ],
    requiredClaims.length > 0 && [
      `    for (String name : List.of(${requiredClaims.map(quoteJava).join(', ')})) {`,
      '      if (jws.getPayload().get(name) == null) {',
      `        ${throwJava('JwtException', say`A claim is missing.`)}`,
      '      }',
      '    }',
    ],
    '    return jws.getPayload();',
    '  }',
    '',
    keyMethodJava(subject, 'verify'),
    '}',
  );
}

function sign(subject: SnippetSubject): CodeFile {
  const comments = commentsFor(subject, 'sign', '//');
  const { issuer, audience, type, keyId, lifetime } = subject;
  return file(
    'TokenSigner.java',
    importsJava([
      'io.jsonwebtoken.Jwts',
      ...keyImportsJava(subject, 'sign'),
      'java.time.Instant',
      'java.util.Date',
      'java.util.Map',
    ]),
    '',
    'public final class TokenSigner {',
    constantsJava(subject),
    `  // ${say`Seconds.`}`,
    `  private static final long LIFETIME = ${lifetime};`,
    `  ${comments.key}`,
    keyTextJava(subject, 'sign'),
    '',
    `  public static String sign(Map<String, ?> claims)${isSymmetric(subject) ? '' : ' throws GeneralSecurityException'} {`,
    '    Instant now = Instant.now();',
    '    return Jwts.builder()',
    (type !== undefined || keyId !== undefined) &&
      `        .header()${type === undefined ? '' : `.type(${quoteJava(type)})`}${keyId === undefined ? '' : `.keyId(${quoteJava(keyId)})`}.and()`,
    '        .claims(claims)',
    issuer !== undefined && '        .issuer(ISSUER)',
    audience !== undefined && '        .audience().add(AUDIENCE).and()',
    '        .issuedAt(Date.from(now))',
    '        .expiration(Date.from(now.plusSeconds(LIFETIME)))',
    `        .signWith(key(), Jwts.SIG.${algorithmOf(subject)})`,
    '        .compact();',
    '  }',
    '',
    keyMethodJava(subject, 'sign'),
    '}',
  );
}
