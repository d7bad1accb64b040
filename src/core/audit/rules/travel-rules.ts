import type { AuditRule } from '../audit-rule.ts';
import { cookieAttributes, cookieTooBig } from './cookie.ts';
import { dpopRequest } from './dpop-request.ts';
import { frontendEnv } from './frontend-env.ts';
import { shapeWrapped } from './shape-wrapped.ts';
import { authScheme, boundAsBearer, httpPlain, idTokenAsBearer, urlToken } from './transport.ts';

/** Rules on the way a token travels and is written, for those that are in a text that tells it. */
export const TRAVEL_RULES: readonly AuditRule[] = [
  httpPlain,
  urlToken,
  frontendEnv,
  boundAsBearer,
  dpopRequest,
  cookieAttributes,
  cookieTooBig,
  idTokenAsBearer,
  authScheme,
  shapeWrapped,
];
