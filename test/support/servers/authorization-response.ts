import { generateKeyPairSync, randomBytes } from 'node:crypto';
import Provider from 'oidc-provider';
import { type RecordingServer, startServer } from './recording-server.ts';

const CLIENT_ID = 'shop-app';
const REDIRECT_URI = 'https://shop.example/callback';

/**
 * What an OpenID provider redirects the browser of a user who has signed in to, for these parameters
 * of the request, and the public key that it signs with.
 */
export async function authorizationResponse(
  parameters: Readonly<Record<string, string>>,
): Promise<{ readonly url: URL; readonly jwk: object; readonly issuer: string }> {
  const server = await startServer();
  try {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const provider = createProvider(server, privateKey.export({ format: 'jwk' }));
    const url = await signIn(server, provider, parameters);
    const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'first', alg: 'RS256', use: 'sig' };
    return { url, jwk, issuer: server.origin };
  } finally {
    await server.close();
  }
}

function createProvider(server: RecordingServer, key: object): Provider {
  return new Provider(server.origin, {
    jwks: { keys: [{ ...key, kid: 'first', alg: 'RS256', use: 'sig' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: randomBytes(16).toString('hex'),
        grant_types: ['implicit', 'authorization_code'],
        redirect_uris: [REDIRECT_URI],
        response_types: ['code', 'id_token', 'code id_token', 'code id_token token'],
      },
    ],
    responseTypes: ['code', 'id_token', 'code id_token', 'code id_token token'],
    pkce: { required: () => false },
    features: { devInteractions: { enabled: false }, jwtResponseModes: { enabled: true } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    loadExistingGrant: async (context) => {
      const { session } = context.oidc;
      const grant = new context.oidc.provider.Grant({
        clientId: CLIENT_ID,
        accountId: session?.accountId ?? '',
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
}

/** Follows the redirects as a browser with cookies does, and signs in where it is asked to. */
async function signIn(
  server: RecordingServer,
  provider: Provider,
  parameters: Readonly<Record<string, string>>,
): Promise<URL> {
  const answer = provider.callback();
  server.answerWith((request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response);
    return provider.interactionFinished(request, response, { login: { accountId: 'ana' } });
  });
  const request = { client_id: CLIENT_ID, redirect_uri: REDIRECT_URI, scope: 'openid' };
  let url = new URL(`/auth?${new URLSearchParams({ ...request, ...parameters })}`, server.origin);
  const cookies = new Map<string, string>();
  for (let hops = 0; url.origin === server.origin && hops < 10; hops++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (!location) throw new Error(`No redirect: ${response.status} ${await response.text()}`);
    url = new URL(location, url);
  }
  return url;
}
