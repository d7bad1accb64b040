import { say } from '../words/say.ts';
import { commentsFor, isSymmetric } from './comments.ts';
import { constantsJava, importsJava, keyImportsJava, keyMethodJava, keyTextJava } from './java.ts';
import { quoteJava } from './literals.ts';
import {
  algorithmOf,
  file,
  JWA_ALGORITHMS,
  type Line,
  type SnippetLibrary,
} from './snippet-library.ts';
import type { CodeFile, SnippetSubject } from './snippet-subject.ts';

export const spring: SnippetLibrary = {
  id: 'spring',
  name: 'Spring Security',
  language: 'Java',
  install: 'org.springframework.boot:spring-boot-starter-oauth2-resource-server',
  algorithms: JWA_ALGORITHMS,
  fetchesKeys: true,
  leastSecret: (bits) => bits / 8,
  verify: (subject) => [decoder(subject)],
};

const SECURITY = 'org.springframework.security';
const JWT = `${SECURITY}.oauth2.jwt`;

function decoder(subject: SnippetSubject): CodeFile {
  const comments = commentsFor(subject, 'verify', '//');
  const { issuer, audience, type, tolerance, requiredClaims, key } = subject;
  const remote = key.from === 'issuer';
  return file(
    'TokenConfiguration.java',
    importsJava([
      `${SECURITY}.oauth2.core.DelegatingOAuth2TokenValidator`,
      `${SECURITY}.oauth2.core.OAuth2TokenValidator`,
      `${JWT}.Jwt`,
      `${JWT}.JwtDecoder`,
      `${JWT}.JwtTimestampValidator`,
      `${JWT}.NimbusJwtDecoder`,
      issuer !== undefined && `${JWT}.JwtIssuerValidator`,
      (audience !== undefined || requiredClaims.length > 0) && `${JWT}.JwtClaimValidator`,
      requiredClaims.length > 0 && 'java.util.Objects',
      'java.time.Duration',
      'java.util.ArrayList',
      'java.util.List',
      'org.springframework.context.annotation.Bean',
      'org.springframework.context.annotation.Configuration',
      type !== undefined && 'com.nimbusds.jose.JOSEObjectType',
      type !== undefined && 'com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier',
      ...(remote
        ? [`${SECURITY}.oauth2.jose.jws.SignatureAlgorithm`]
        : [
            'com.nimbusds.jose.JWSAlgorithm',
            'com.nimbusds.jose.proc.SecurityContext',
            'com.nimbusds.jose.proc.SingleKeyJWSKeySelector',
            'com.nimbusds.jwt.proc.DefaultJWTProcessor',
            ...keyImportsJava(subject, 'verify'),
          ]),
    ]),
    '',
    '@Configuration',
    'public class TokenConfiguration {',
    comments.missing.map((line) => `  ${line}`),
    constantsJava(subject),
    `  ${comments.key}`,
    !remote && keyTextJava(subject, 'verify'),
    '',
    '  @Bean',
    `  JwtDecoder jwtDecoder()${remote || isSymmetric(subject) ? '' : ' throws GeneralSecurityException'} {`,
    remote ? remoteDecoder(subject, comments.pinned) : ownDecoder(subject, comments),
    '    var checks = new ArrayList<OAuth2TokenValidator<Jwt>>();',
    `    // ${say`The default tolerance is 60 seconds.`}`,
    `    checks.add(new JwtTimestampValidator(Duration.ofSeconds(${tolerance})));`,
    issuer !== undefined && '    checks.add(new JwtIssuerValidator(ISSUER));',
    audience !== undefined &&
      '    checks.add(new JwtClaimValidator<List<String>>("aud", aud -> aud != null && aud.contains(AUDIENCE)));',
    requiredClaims.map(
      (name) =>
        `    checks.add(new JwtClaimValidator<Object>(${quoteJava(name)}, Objects::nonNull));`,
    ),
    '    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(checks));',
    '    return decoder;',
    '  }',
    !remote && ['', keyMethodJava(subject, 'verify')],
    '}',
  );
}

function remoteDecoder(subject: SnippetSubject, pinned: string): Line {
  const { type } = subject;
  return [
    '    NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(ISSUER)',
    `        ${pinned}`,
    `        .jwsAlgorithm(SignatureAlgorithm.${algorithmOf(subject)})`,
    type !== undefined &&
      `        .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier(${typeVerifier(type)}))`,
    '        .build();',
  ];
}

function ownDecoder(
  subject: SnippetSubject,
  comments: { readonly pinned: string; readonly type: string | false },
): Line {
  const { type } = subject;
  return [
    '    var processor = new DefaultJWTProcessor<SecurityContext>();',
    `    ${comments.pinned}`,
    `    processor.setJWSKeySelector(new SingleKeyJWSKeySelector<>(JWSAlgorithm.${algorithmOf(subject)}, key()));`,
    comments.type && `    ${comments.type}`,
    type !== undefined && `    processor.setJWSTypeVerifier(${typeVerifier(type)});`,
    `    // ${say`Claims are checked below instead.`}`,
    '    processor.setJWTClaimsSetVerifier((claims, context) -> {});',
    '    var decoder = new NimbusJwtDecoder(processor);',
  ];
}

function typeVerifier(type: string): string {
  return `new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(${quoteJava(type)}))`;
}
