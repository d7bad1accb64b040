import { say } from '../../words/say.ts';
import type { FormatSaid } from './format-said.ts';

const signedAdvice = () =>
  say`Anyone can read the value, but only the app can verify the signature, with its own secret. Look for a JWT in another cookie or in the “Authorization” header.`;
const encryptedAdvice = () =>
  say`Only the app can decrypt the value, with its own secret. Look for a JWT in another cookie or in the “Authorization” header.`;

/** What web frameworks sign or encrypt in a form of their own. */
export const COOKIE_WORDS = {
  'aspnet-protected': {
    title: () => say`Not a JWT: this is ASP.NET Core protected data`,
    tell: () => say`The text starts with “CfDJ8”, the mark of ASP.NET Core Data Protection.`,
    advice: encryptedAdvice,
  },
  'django-signed': {
    title: () => say`Not a JWT: this is a Django signed value`,
    tell: () => say`The value, a time in Base62 and a signature are separated by colons.`,
    advice: signedAdvice,
  },
  'express-json': {
    title: () => say`Not a JWT: this is an Express JSON cookie`,
    tell: () => say`The value starts with “j:”, and JSON follows.`,
    advice: () => say`The cookie is not signed: anyone can change its value.`,
  },
  'express-signed': {
    title: () => say`Not a JWT: this is an Express signed cookie`,
    tell: () => say`The value starts with “s:” and ends with a dot and an HMAC-SHA256.`,
    advice: signedAdvice,
  },
  'flask-session': {
    title: () => say`Not a JWT: this is a Flask session cookie`,
    tell: () =>
      say`Like a JWT, the text has three parts, but they are the session in JSON, the time of signing and a signature. No part is a header with “alg”.`,
    advice: signedAdvice,
  },
  'gorilla-cookie': {
    title: () => say`Not a JWT: this is a Gorilla secure cookie`,
    tell: () => say`The decoded text starts with a time, and a value and an HMAC follow.`,
    advice: encryptedAdvice,
  },
  iron: {
    title: () => say`Not a JWT: this is Iron sealed data`,
    tell: () =>
      say`The text starts with “Fe26.2”, the mark of Iron, which iron-session and hapi use.`,
    advice: encryptedAdvice,
  },
  itsdangerous: {
    title: () => say`Not a JWT: this is an itsdangerous signed value`,
    tell: () =>
      say`A value and a signature are separated by a dot, sometimes with the time of signing between them. No part is a header with “alg”.`,
    advice: signedAdvice,
  },
  'laravel-encrypted': {
    title: () => say`Not a JWT: this is a Laravel encrypted cookie`,
    tell: () => say`The Base64 text contains JSON with “iv”, “value” and “mac”.`,
    advice: encryptedAdvice,
  },
  phoenix: {
    title: () => say`Not a JWT: this is a Phoenix token`,
    tell: () =>
      say`The text starts with “SFMyNTY”, which is “HS256” in base64url, without JSON around it.`,
    advice: signedAdvice,
  },
  'rails-encrypted': {
    title: () => say`Not a JWT: this is a Rails encrypted cookie`,
    tell: () =>
      say`The ciphertext, the initialization vector and the tag or signature are separated by two hyphens.`,
    advice: encryptedAdvice,
  },
  'rails-signed': {
    title: () => say`Not a JWT: this is a Rails signed value`,
    tell: () => say`A Base64 value and an HMAC in hex are separated by two hyphens.`,
    advice: signedAdvice,
  },
  'tornado-signed': {
    title: () => say`Not a JWT: this is a Tornado signed value`,
    tell: () =>
      say`The text starts with “2|”, and fields with their lengths and a signature follow.`,
    advice: signedAdvice,
  },
  'view-state': {
    title: () => say`Not a JWT: this is an ASP.NET view state`,
    tell: () => say`The text starts with “/wE”, the mark of a serialized page state.`,
    advice: encryptedAdvice,
  },
} as const satisfies Record<string, FormatSaid>;
