import { keyTextOf } from './key-text.ts';
import { quoteJava } from './literals.ts';
import { hashBits, keyTypeOf, type Line, partyLines } from './snippet-library.ts';
import type { SnippetRole, SnippetSubject } from './snippet-subject.ts';

/** The fields at the top of a class; text blocks need Java 15. */
export function constantsJava(subject: SnippetSubject): Line {
  return partyLines(
    subject,
    (name, text) => `  private static final String ${name.toUpperCase()} = ${quoteJava(text)};`,
  );
}

/** The text of the key. */
export function keyTextJava(subject: SnippetSubject, role: SnippetRole): Line {
  const { name, encoding, inCode } = keyTextOf(subject, role);
  const field = `  private static final String ${name} =`;
  if (inCode === undefined) return `${field} System.getenv("JWT_${name}");`;
  return encoding ? `${field} ${quoteJava(inCode)};` : [`${field} """`, inCode, '""";'];
}

/** A method that makes the key. */
export function keyMethodJava(subject: SnippetSubject, role: SnippetRole): Line {
  const { encoding } = keyTextOf(subject, role);
  if (encoding) {
    return [
      '  private static SecretKey key() {',
      `    byte[] bytes = ${BYTES[encoding]};`,
      `    return new SecretKeySpec(bytes, "HmacSHA${hashBits(subject)}");`,
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

const BYTES = {
  utf8: 'SECRET.getBytes(StandardCharsets.UTF_8)',
  base64url: 'Base64.getUrlDecoder().decode(SECRET)',
  base64: 'Base64.getDecoder().decode(SECRET)',
  hex: 'HexFormat.of().parseHex(SECRET)',
} as const;

/** What the method above needs. */
export function keyImportsJava(subject: SnippetSubject, role: SnippetRole): string[] {
  const { encoding } = keyTextOf(subject, role);
  if (encoding) {
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
