import { encodeBase64url } from '../encoding/base64url.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import type { FormatUse, OtherFormat } from './other-format.ts';

/** What the Key field reads; a request for a certificate or a PGP key is none. */
const USABLE_PEM = /(?:PUBLIC KEY|PRIVATE KEY|CERTIFICATE)$/;
/** The header begins with JSON; a JWS has three parts, a JWE five. */
const JWT_INSIDE =
  /(?<![\w-])eyJ[\w-]{10,20000}(?:\.[\w-]{4,60000}\.[\w-]{0,2000}|(?:\.[\w-]{0,60000}){4})(?![\w.-])/;
/** What the payload is signed with once there is a key. */
const HEADER = '{"alg":"HS256","typ":"JWT"}';

/** What the page can do with a text that is not a JWT. */
export function findUse(found: OtherFormat, text: string): FormatUse | undefined {
  const { name, variant = '', content, bare = text } = found;
  if (name === 'health-card') return findCard(found);
  const inside = content === undefined ? undefined : JWT_INSIDE.exec(content)?.[0];
  if (inside !== undefined) return { as: 'token', text: inside };
  switch (name) {
    case 'der':
      return variant === 'key' ? { as: 'key', text: bare } : undefined;
    case 'jwk':
    case 'ssh-key':
      return { as: 'key', text: content ?? bare };
    case 'pem':
      return USABLE_PEM.test(variant) && !variant.startsWith('PGP')
        ? { as: 'key', text: content ?? bare }
        : undefined;
    case 'oauth-error':
    case 'error-response':
      return { as: 'message', text };
    case 'claims-json':
      return { as: 'payload', text: withPayload(bare) };
    case 'jwt-part':
      return content === undefined ? undefined : { as: 'payload', text: withPayload(content) };
    default:
      return undefined;
  }
}

/** The whole JWS of a health card; one of several codes has a part of it. */
function findCard({ variant, content = '' }: OtherFormat): FormatUse | undefined {
  const isWhole = variant === undefined && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(content);
  return isWhole ? { as: 'jws', text: content } : undefined;
}

/** A token without a signature, whose payload is exactly this text. */
function withPayload(payload: string): string {
  return `${[HEADER, payload].map((part) => encodeBase64url(encodeUtf8(part))).join('.')}.`;
}
