import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule } from '../audit-rule.ts';
import { nameKey } from '../key-words.ts';
import { quote } from '../words.ts';

/** A text where the modulus should be: a program had no key to put there. */
export const keyPlaceholder: AuditRule = ({ evidence }) =>
  (evidence?.keys ?? []).flatMap((key) => {
    const text = key.placeholder;
    if (text === undefined) return [];
    const isIstio = /istio/i.test(text);
    return [
      {
        code: 'key-placeholder',
        severity: 'medium',
        basis: 'key',
        where: key.where,
        title: say`Placeholder instead of a key`,
        why: sentences(
          say`${nameKey(key)} has the text ${quote(text)} as its modulus, so no token is signed with this key.`,
          isIstio
            ? say`Istio sets this key when it can’t fetch the JWKS from “jwksUri”, and then every request with a token fails.`
            : '',
        ),
        fix: isIstio
          ? say`Make sure that istiod can reach the “jwksUri”, or set “jwks” in the RequestAuthentication.`
          : say`Get the issuer’s real JWKS.`,
        references: [],
      },
    ];
  });
