import { generateKeyPairSync } from 'node:crypto';
import Provider from 'oidc-provider';
import type { RecordingServer } from './recording-server.ts';

const CLIENT = { id: 'shop-app', secret: 'the secret of this client, of this test only' };
const RESOURCE = 'https://api.example.com/orders';

/**
 * Lets a server be an OpenID provider with a new RSA key of that name, and hands
 * over an access token that the provider has issued to a client.
 */
export async function becomeProvider(server: RecordingServer, keyId: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: 'jwk' }), kid: keyId, alg: 'RS256', use: 'sig' };
  const provider = new Provider(server.origin, {
    jwks: { keys: [key] },
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope: 'read',
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  });
  server.answerWith(provider.callback());
  const response = await fetch(`${server.origin}/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${credentials()}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      resource: RESOURCE,
      scope: 'read',
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token?: string };
  if (!token) throw new Error(`The provider issued no token: ${response.status}`);
  return token;
}

function credentials(): string {
  const { id, secret } = CLIENT;
  return Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64');
}
