import { say } from '../words/say.ts';
import { commentsFor, isSymmetric } from './comments.ts';
import { constantsJava, importsJava, keyImportsJava, keyMethodJava, keyTextJava } from './java.ts';
import { quoteJava } from './literals.ts';
import {
  algorithmOf,
  file,
  JWA_ALGORITHMS,
  keyTypeOf,
  type Line,
  type SnippetLibrary,
} from './snippet-library.ts';
import type { CodeFile, SnippetSubject } from './snippet-subject.ts';

export const nimbus: SnippetLibrary = {
  id: 'nimbus',
  name: 'Nimbus JOSE + JWT',
  language: 'Java',
  install: 'com.nimbusds:nimbus-jose-jwt',
  algorithms: JWA_ALGORITHMS,
  explainMissing: (algorithm) =>
    /^Ed(?:DSA|25519)$/.test(algorithm)
      ? say`Nimbus supports Ed25519 only with another library, Tink, and not in its token processor.`
      : undefined,
  fetchesKeys: true,
  leastSecret: (bits) => bits / 8,
  verify: (subject) => [verify(subject)],
  sign: (subject) => [sign(subject)],
};

function verify(subject: SnippetSubject): CodeFile {
  const comments = commentsFor(subject, 'verify', '//');
  const { issuer, type, tolerance, requiredClaims, key } = subject;
  const remote = key.from === 'issuer';
  return file(
    'TokenVerifier.java',
    importsJava([
      'com.nimbusds.jose.JWSAlgorithm',
      type !== undefined && 'com.nimbusds.jose.JOSEObjectType',
      type !== undefined && 'com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier',
      'com.nimbusds.jose.proc.SecurityContext',
      'com.nimbusds.jwt.JWTClaimsSet',
      'com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier',
      'com.nimbusds.jwt.proc.DefaultJWTProcessor',
      'java.util.Set',
      ...(remote ? REMOTE_IMPORTS : keyImportsJava(subject, 'verify')),
      !remote && 'com.nimbusds.jose.proc.SingleKeyJWSKeySelector',
    ]),
    '',
    'public final class TokenVerifier {',
    comments.missing.map((line) => `  ${line}`),
    constantsJava(subject),
    `  ${comments.key}`,
    !remote && keyTextJava(subject, 'verify'),
    '',
    `  /** ${say`Returns the claims of a valid token; throws otherwise.`} */`,
    '  public static JWTClaimsSet verify(String token) throws Exception {',
    '    var processor = new DefaultJWTProcessor<SecurityContext>();',
    `    ${comments.pinned}`,
    `    processor.setJWSKeySelector(${selector(subject)});`,
    comments.type && `    ${comments.type}`,
    type !== undefined &&
      `    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(${quoteJava(type)})));`,
    '    var verifier = new DefaultJWTClaimsVerifier<SecurityContext>(',
    `        ${subject.audience === undefined ? '(String) null' : 'AUDIENCE'},`,
    `        new JWTClaimsSet.Builder()${issuer === undefined ? '' : '.issuer(ISSUER)'}.build(),`,
    `        Set.of(${requiredClaims.map(quoteJava).join(', ')}));`,
    `    // ${say`In seconds. The default is 60.`}`,
    `    verifier.setMaxClockSkew(${tolerance});`,
    '    processor.setJWTClaimsSetVerifier(verifier);',
    '    return processor.process(token, null);',
    '  }',
    '',
    remote ? remoteKeys() : keyMethodJava(subject, 'verify'),
    '}',
  );
}

function selector(subject: SnippetSubject): string {
  const algorithm = `JWSAlgorithm.${algorithmOf(subject)}`;
  return subject.key.from === 'issuer'
    ? `new JWSVerificationKeySelector<>(${algorithm}, issuerKeys())`
    : `new SingleKeyJWSKeySelector<>(${algorithm}, key())`;
}

const REMOTE_IMPORTS = [
  'com.nimbusds.jose.jwk.source.JWKSource',
  'com.nimbusds.jose.jwk.source.JWKSourceBuilder',
  'com.nimbusds.jose.proc.JWSVerificationKeySelector',
  'com.nimbusds.jose.util.DefaultResourceRetriever',
  'com.nimbusds.jose.util.JSONObjectUtils',
  'java.net.URL',
];

function remoteKeys(): Line {
  return [
    '  private static JWKSource<SecurityContext> keys;',
    '',
    '  private static synchronized JWKSource<SecurityContext> issuerKeys() throws Exception {',
    '    if (keys == null) {',
    '      var address = new URL(ISSUER.replaceAll("/$", "") + "/.well-known/openid-configuration");',
    '      var answer = new DefaultResourceRetriever(5000, 5000).retrieveResource(address);',
    '      var metadata = JSONObjectUtils.parse(answer.getContent());',
    '      if (!ISSUER.equals(metadata.get("issuer"))) {',
    `        throw new IllegalStateException(${quoteJava(say`The metadata is for a different issuer.`)});`,
    '      }',
    '      keys = JWKSourceBuilder.create(new URL((String) metadata.get("jwks_uri"))).build();',
    '    }',
    '    return keys;',
    '  }',
  ];
}

function sign(subject: SnippetSubject): CodeFile {
  const comments = commentsFor(subject, 'sign', '//');
  const { issuer, audience, type, keyId, lifetime } = subject;
  const { name, made, imports } = signerOf(subject);
  return file(
    'TokenSigner.java',
    importsJava([
      type !== undefined && 'com.nimbusds.jose.JOSEObjectType',
      'com.nimbusds.jose.JWSAlgorithm',
      'com.nimbusds.jose.JWSHeader',
      `com.nimbusds.jose.crypto.${name}`,
      'com.nimbusds.jwt.JWTClaimsSet',
      'com.nimbusds.jwt.SignedJWT',
      'java.time.Instant',
      'java.util.Date',
      ...imports,
      ...keyImportsJava(subject, 'sign'),
    ]),
    '',
    'public final class TokenSigner {',
    constantsJava(subject),
    `  // ${say`Seconds.`}`,
    `  private static final long LIFETIME = ${lifetime};`,
    `  ${comments.key}`,
    keyTextJava(subject, 'sign'),
    '',
    '  public static String sign(JWTClaimsSet claims) throws Exception {',
    '    Instant now = Instant.now();',
    '    var all = new JWTClaimsSet.Builder(claims)',
    issuer !== undefined && '        .issuer(ISSUER)',
    audience !== undefined && '        .audience(AUDIENCE)',
    '        .issueTime(Date.from(now))',
    '        .expirationTime(Date.from(now.plusSeconds(LIFETIME)))',
    '        .build();',
    `    var header = new JWSHeader.Builder(JWSAlgorithm.${algorithmOf(subject)})`,
    type !== undefined && `        .type(new JOSEObjectType(${quoteJava(type)}))`,
    keyId !== undefined && `        .keyID(${quoteJava(keyId)})`,
    '        .build();',
    '    var token = new SignedJWT(header, all);',
    `    token.sign(${made});`,
    '    return token.serialize();',
    '  }',
    '',
    keyMethodJava(subject, 'sign'),
    '}',
  );
}

function signerOf(subject: SnippetSubject) {
  if (isSymmetric(subject)) {
    return { name: 'MACSigner', made: 'new MACSigner(key())', imports: [] };
  }
  return keyTypeOf(subject) === 'EC'
    ? {
        name: 'ECDSASigner',
        made: 'new ECDSASigner((ECPrivateKey) key())',
        imports: ['java.security.interfaces.ECPrivateKey'],
      }
    : { name: 'RSASSASigner', made: 'new RSASSASigner(key())', imports: [] };
}
