export const ISSUER = 'https://login.example.com/';
export const ORDERS = 'https://api.example.com/orders';

/** The claims of an OAuth access token (RFC 9068) in the middle of its life. */
export function accessClaims(now: number) {
  return {
    iss: ISSUER,
    sub: 'user_42',
    aud: ORDERS,
    client_id: 'shop-app',
    iat: now - 600,
    exp: now + 3000,
    jti: crypto.randomUUID(),
    scope: 'orders:read',
  };
}

/** The claims of a session of a site with itself. */
export function sessionClaims(now: number) {
  return { iss: ISSUER, sub: 'user_42', aud: 'shop', iat: now - 60, exp: now + 840 };
}
