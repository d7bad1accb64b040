/** How a web framework makes the key of its session cookie from the secret of its settings (HKDF with SHA-256). */
export interface SessionDerivation {
  readonly product: string;
  readonly salt: string;
  readonly info: string;
}

/** Names of the cookies of NextAuth.js and Auth.js, which both use as the salt. */
const COOKIES = ['next-auth', 'authjs'].flatMap((name) =>
  ['', '__Secure-', '__Host-'].flatMap((prefix) =>
    ['session-token', 'pkce.code_verifier', 'state', 'nonce', 'csrf-token'].map(
      (cookie) => `${prefix}${name}.${cookie}`,
    ),
  ),
);

/** Every derivation that is tried, the usual ones first; `cookie` is what the token is called where it was found. */
export function sessionDerivations(cookie: string | undefined): SessionDerivation[] {
  const salts = ['', ...(cookie === undefined ? [] : [cookie]), ...COOKIES];
  const authJs = salts.flatMap((salt) => {
    const suffix = salt === '' ? '' : ` (${salt})`;
    return ['Auth.js', 'NextAuth.js'].map((product) => ({
      product,
      salt,
      info: `${product} Generated Encryption Key${suffix}`,
    }));
  });
  const betterAuth = ['better-auth-session', 'better-auth-account'].map((salt) => ({
    product: 'Better Auth',
    salt,
    info: 'BetterAuth.js Generated Encryption Key',
  }));
  return [...authJs, ...betterAuth, { product: 'Auth0', salt: '', info: 'JWE CEK' }];
}
