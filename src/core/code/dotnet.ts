import type { SecretEncoding } from '../keys/key-material.ts';
import { say } from '../words/say.ts';
import { commentsFor, isSymmetric } from './comments.ts';
import { keyTextOf } from './key-text.ts';
import { quoteCSharp } from './literals.ts';
import {
  algorithmOf,
  file,
  JWA_ALGORITHMS,
  keyTypeOf,
  type Line,
  type SnippetLibrary,
} from './snippet-library.ts';
import type { CodeFile, SnippetRole, SnippetSubject } from './snippet-subject.ts';

/** Bytes below which Microsoft.IdentityModel takes no secret, whatever the hash. */
const LEAST_SECRET = 16;

export const dotnet: SnippetLibrary = {
  id: 'dotnet',
  name: 'Microsoft.IdentityModel',
  language: '.NET',
  install: 'dotnet add package Microsoft.IdentityModel.JsonWebTokens',
  algorithms: JWA_ALGORITHMS,
  fetchesKeys: true,
  leastSecret: () => LEAST_SECRET,
  verify: (subject) => [verify(subject)],
  sign: (subject) => [sign(subject)],
};

function verify(subject: SnippetSubject): CodeFile {
  const comments = commentsFor(subject, 'verify', '//');
  const { issuer, audience, type, tolerance, requiredClaims, key } = subject;
  const remote = key.from === 'issuer';
  return file(
    'TokenVerifier.cs',
    usings(subject),
    remote && [
      `// ${say`Also needs the package Microsoft.IdentityModel.Protocols.OpenIdConnect.`}`,
      'using Microsoft.IdentityModel.Protocols;',
      'using Microsoft.IdentityModel.Protocols.OpenIdConnect;',
    ],
    '',
    'public static class TokenVerifier',
    '{',
    comments.missing.map((line) => `    ${line}`),
    constants(subject),
    `    ${comments.key}`,
    remote ? remoteKeys() : keyText(subject, 'verify'),
    '',
    `    /// <summary>${say`Returns the claims of a valid token; throws otherwise.`}</summary>`,
    '    public static async Task<IDictionary<string, object>> VerifyAsync(string token)',
    '    {',
    '        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters',
    '        {',
    `            ${comments.pinned}`,
    `            ValidAlgorithms = new[] { ${quoteCSharp(algorithmOf(subject))} },`,
    remote
      ? '            ConfigurationManager = Metadata,'
      : '            IssuerSigningKey = MakeKey(),',
    issuer === undefined
      ? '            ValidateIssuer = false,'
      : '            ValidIssuer = Issuer,',
    audience === undefined
      ? '            ValidateAudience = false,'
      : '            ValidAudience = Audience,',
    comments.type && `            ${comments.type}`,
    type !== undefined && `            ValidTypes = new[] { ${quoteCSharp(type)} },`,
    `            RequireExpirationTime = ${requiredClaims.includes('exp')},`,
    `            // ${say`The default tolerance is 5 minutes.`}`,
    `            ClockSkew = TimeSpan.FromSeconds(${tolerance}),`,
    '        });',
    '        if (!result.IsValid) throw result.Exception;',
    requiredClaims
      .filter((name) => name !== 'exp')
      .map(
        (name) =>
          `        if (!result.Claims.ContainsKey(${quoteCSharp(name)})) throw new SecurityTokenException(${quoteCSharp(say`A required claim is missing.`)});`,
      ),
    '        return result.Claims;',
    '    }',
    !remote && ['', makeKey(subject, 'verify')],
    '}',
  );
}

function sign(subject: SnippetSubject): CodeFile {
  const comments = commentsFor(subject, 'sign', '//');
  const { issuer, audience, type, keyId, lifetime } = subject;
  return file(
    'TokenSigner.cs',
    usings(subject),
    '',
    'public static class TokenSigner',
    '{',
    constants(subject),
    `    private const int Lifetime = ${lifetime}; // ${say`Seconds.`}`,
    `    ${comments.key}`,
    keyText(subject, 'sign'),
    '',
    '    public static string Sign(IDictionary<string, object> claims)',
    '    {',
    '        var now = DateTime.UtcNow;',
    '        var key = MakeKey();',
    keyId !== undefined && `        key.KeyId = ${quoteCSharp(keyId)};`,
    '        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor',
    '        {',
    issuer !== undefined && '            Issuer = Issuer,',
    audience !== undefined && '            Audience = Audience,',
    '            IssuedAt = now,',
    '            Expires = now.AddSeconds(Lifetime),',
    '            Claims = claims,',
    type !== undefined && `            TokenType = ${quoteCSharp(type)},`,
    `            SigningCredentials = new SigningCredentials(key, ${quoteCSharp(algorithmOf(subject))}),`,
    '        });',
    '    }',
    '',
    makeKey(subject, 'sign'),
    '}',
  );
}

function usings(subject: SnippetSubject): Line {
  return [
    isSymmetric(subject) ? 'using System.Text;' : 'using System.Security.Cryptography;',
    'using Microsoft.IdentityModel.JsonWebTokens;',
    'using Microsoft.IdentityModel.Tokens;',
  ];
}

function constants({ issuer, audience }: SnippetSubject): Line {
  return [
    issuer !== undefined && `    private const string Issuer = ${quoteCSharp(issuer)};`,
    audience !== undefined && `    private const string Audience = ${quoteCSharp(audience)};`,
  ];
}

function keyText(subject: SnippetSubject, role: SnippetRole): Line {
  const { name, encoding, inCode } = keyTextOf(subject, role);
  if (inCode !== undefined) {
    return encoding
      ? `    private const string KeyText = ${quoteCSharp(inCode)};`
      : ['    private const string KeyText = @"', `${inCode}";`];
  }
  return [
    '    private static readonly string KeyText =',
    `        Environment.GetEnvironmentVariable("JWT_${name}")`,
    `        ?? throw new InvalidOperationException("JWT_${name}");`,
  ];
}

function makeKey(subject: SnippetSubject, role: SnippetRole): Line {
  const { encoding } = keyTextOf(subject, role);
  if (encoding) {
    return [
      '    private static SecurityKey MakeKey()',
      '    {',
      `        return new SymmetricSecurityKey(${BYTES[encoding]});`,
      '    }',
    ];
  }
  const kind = keyTypeOf(subject) === 'EC' ? 'ECDsa' : 'RSA';
  const wrapper = kind === 'ECDsa' ? 'ECDsaSecurityKey' : 'RsaSecurityKey';
  return [
    '    private static SecurityKey MakeKey()',
    '    {',
    `        var key = ${kind}.Create();`,
    '        key.ImportFromPem(KeyText);',
    `        return new ${wrapper}(key);`,
    '    }',
  ];
}

const BYTES: Readonly<Record<SecretEncoding, string>> = {
  utf8: 'Encoding.UTF8.GetBytes(KeyText)',
  base64url: 'Base64UrlEncoder.DecodeBytes(KeyText)',
  base64: 'Convert.FromBase64String(KeyText)',
  hex: 'Convert.FromHexString(KeyText)',
};

function remoteKeys(): Line {
  return [
    '    private static readonly ConfigurationManager<OpenIdConnectConfiguration> Metadata = new(',
    '        Issuer.TrimEnd(\'/\') + "/.well-known/openid-configuration",',
    '        new OpenIdConnectConfigurationRetriever());',
  ];
}
