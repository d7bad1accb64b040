import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkForm } from '../../src/core/claims/checks/form-check.ts';
import { NO_EXPECTATIONS } from '../../src/core/claims/expectation-texts.ts';
import { readExpectations } from '../../src/core/claims/expectations.ts';
import { parseKeys } from '../../src/core/keys/parse-keys.ts';
import { USER_ORIGIN } from '../../src/core/keys/key-origin.ts';
import { audit, judgeToken, readTokens, studyFurther } from '../support/judge-text.ts';
import { SECRET } from '../support/tokens.ts';

const HEADER = '{"alg":"HS256","kid":"~~~???"}';
const PAYLOAD = '{"sub":"ana","url":"https://a.example/?q=>>>???~~~"}';

type Spelling = (text: string | Uint8Array) => string;

const strict: Spelling = (text) => Buffer.from(text).toString('base64url');
const padded: Spelling = (text) => strict(text) + '='.repeat((4 - (strict(text).length % 4)) % 4);
const standard: Spelling = (text) => Buffer.from(text).toString('base64').replace(/=+$/, '');
const standardPadded: Spelling = (text) => Buffer.from(text).toString('base64');
/** The last character with its spare bits set; the same text where it has none. */
const spareBits: Spelling = (text) => {
  const encoded = strict(text);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const value = alphabet.indexOf(encoded.slice(-1));
  return encoded.length % 4 === 0
    ? encoded
    : encoded.slice(0, -1) + alphabet.charAt(value + 1);
};

const SPELLINGS: readonly (readonly [string, Spelling])[] = [
  ['padded', padded],
  ['in the standard alphabet', standard],
  ['in padded standard Base64', standardPadded],
  ['with spare bits', spareBits],
];
const PARTS = ['header', 'payload', 'signature'] as const;

/** Signed over the text as it is. */
function signed(header: Spelling, payload: Spelling, signature: Spelling, more = ''): string {
  const input = `${header(HEADER)}.${payload(PAYLOAD + more)}`;
  return `${input}.${signature(createHmac('sha256', SECRET).update(input).digest())}`;
}
