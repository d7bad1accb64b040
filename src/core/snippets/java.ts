import { say } from '../words/say.ts';
import { isSymmetric } from './comments.ts';
import { quoteJava } from './literals.ts';
import { hashBits, keyTypeOf, type Line } from './snippet-library.ts';
import type { SnippetRole, SnippetSubject } from './snippet-subject.ts';

/** The fields at the top of a class; text blocks need Java 15. */
export function constantsJava({ issuer, audience }: SnippetSubject): Line {
  return [
    issuer !== undefined && `  private static final String ISSUER = ${quoteJava(issuer)};`,
    audience !== undefined && `  private static final String AUDIENCE = ${quoteJava(audience)};`,
  ];
}

/** The text of the key. */
export function keyTextJava(subject: SnippetSubject, role: SnippetRole): Line {
  const { key } = subject;
  const half = isSymmetric(subject) ? 'SECRET' : role === 'sign' ? 'PRIVATE_KEY' : 'PUBLIC_KEY';
  if (key.from !== 'code') {
    return `  private static final String ${half} = System.getenv("JWT_${half}");`;
  }
  if (isSymmetric(subject))
    return `  private static final String ${half} = ${quoteJava(key.text)};`;
  return [`  private static final String ${half} = """`, key.text.trim(), '""";'];
}

/** A method that makes the key. */
export function keyMethodJava(subject: SnippetSubject, role: SnippetRole): Line {
  const { key } = subject;
  if (isSymmetric(subject)) {
    const encoding = key.from === 'issuer' ? 'utf8' : key.encoding;
    return [
      '  private static SecretKey key() {',
      `    byte[] octets = ${OCTETS[encoding]};`,
      `    return new SecretKeySpec(octets, "HmacSHA${hashBits(subject)}");`,
      '  }',
    ];
  }
  const half = role === 'sign' ? 'Private' : 'Public';
  const spec = role === 'sign' ? 'PKCS8EncodedKeySpec' : 'X509EncodedKeySpec';
  const kind = keyTypeOf(subject) === 'OKP' ? 'EdDSA' : keyTypeOf(subject);
  return [
    `  private static ${half}Key key() throws GeneralSecurityException {`,
    `    String body = ${half.toUpperCase()}_KEY.replaceAll("-----[^-]+-----", "");`,
    '    byte[] der = Base64.getMimeDecoder().decode(body);',
    `    return KeyFactory.getInstance("${kind}").generate${half}(new ${spec}(der));`,
    '  }',
  ];
}

const OCTETS = {
  utf8: 'SECRET.getBytes(StandardCharsets.UTF_8)',
  base64url: 'Base64.getUrlDecoder().decode(SECRET)',
  base64: 'Base64.getDecoder().decode(SECRET)',
  hex: 'HexFormat.of().parseHex(SECRET)',
} as const;

/** What the method above needs. */
export function keyImportsJava(subject: SnippetSubject, role: SnippetRole): string[] {
  const { key } = subject;
  if (isSymmetric(subject)) {
    const encoding = key.from === 'issuer' ? 'utf8' : key.encoding;
    const more = { utf8: 'java.nio.charset.StandardCharsets', hex: 'java.util.HexFormat' };
    return [
      encoding === 'utf8' || encoding === 'hex' ? more[encoding] : 'java.util.Base64',
      'javax.crypto.SecretKey',
      'javax.crypto.spec.SecretKeySpec',
    ];
  }
  return [
    'java.security.GeneralSecurityException',
    'java.security.KeyFactory',
    `java.security.${role === 'sign' ? 'Private' : 'Public'}Key`,
    `java.security.spec.${role === 'sign' ? 'PKCS8' : 'X509'}EncodedKeySpec`,
    'java.util.Base64',
  ];
}

export function importsJava(names: readonly (string | false)[]): Line {
  const wanted = names.filter((name) => name !== false);
  return [...new Set(wanted)].toSorted().map((name) => `import ${name};`);
}

/** A statement that throws, in a class that knows the exception. */
export function throwJava(exception: string, words: string): string {
  return `throw new ${exception}(${quoteJava(words)});`;
}

export function shortSecretNote(bits: number): string {
  return say`This library takes no secret shorter than ${bits / 8} octets.`;
}
