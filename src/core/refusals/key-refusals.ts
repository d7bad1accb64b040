import { rfc } from '../audit/references.ts';
import { stringMember } from '../encoding/json-query.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import { say } from '../words/say.ts';
import { changeJson } from './change-json.ts';
import { type PlannedRefusal, type RefusalSubject, UNAUTHORIZED } from './refusal.ts';

/** The name of the attacker’s key: that of the issuer’s, so that a search by name finds it. */
export function attackerKeyId({ headerObject }: Pick<RefusalSubject, 'headerObject'>): string {
  return stringMember(headerObject, 'kid') ?? 'attacker';
}

/** Tokens that bring their own key, or say where it is. */
export function keyRefusals(subject: RefusalSubject): readonly PlannedRefusal[] {
  const { header, payload, attacker } = subject;
  const { algorithm: alg, jwk, certificate, url } = attacker;
  const kid = attackerKeyId(subject);
  const sign = (changes: Readonly<Record<string, unknown>>) => ({
    by: 'signing' as const,
    header: changeJson(header, { alg, ...changes }),
    payload,
    signer: { key: 'attacker' as const },
  });
  const common = { group: 'key', statuses: UNAUTHORIZED } as const;
  return [
    {
      ...common,
      id: 'jwk-header',
      title: say`Attacker’s key in “jwk”`,
      reason: say`The key in the header is the attacker’s own, so it proves nothing.`,
      reference: rfc(8725, '3.8'),
      making: sign({ jwk }),
    },
    {
      ...common,
      id: 'jku-header',
      title: say`Attacker’s URL in “jku”`,
      reason: say`An API that fetches the keys from this URL trusts the attacker. To test it, serve the attacker’s JWK Set at a URL that the API can reach.`,
      reference: rfc(8725, '3.10'),
      making: sign({ kid, jku: `${url}jwks.json` }),
    },
    {
      ...common,
      id: 'x5u-header',
      title: say`Attacker’s URL in “x5u”`,
      reason: say`An API that fetches the certificate from this URL trusts the attacker. To test it, serve the attacker’s certificate at a URL that the API can reach.`,
      reference: rfc(8725, '3.10'),
      making: sign({ x5u: `${url}certificate.pem` }),
    },
    {
      ...common,
      id: 'x5c-header',
      title: say`Attacker’s certificate in “x5c”`,
      reason: say`The certificate is self-signed. A chain must end in a root that the API trusts.`,
      reference: rfc(7515, '4.1.6'),
      making: sign({ x5c: [certificate] }),
    },
    ...keyIdRefusals(subject),
  ];
}

/** An HMAC key of nothing but zeros is the same as an empty one (RFC 2104 §2). */
const EMPTY_FILE = new Uint8Array(32);
const CHOSEN_SECRET = 'claimcheck';

function keyIdRefusals({ algorithm, header, payload }: RefusalSubject): readonly PlannedRefusal[] {
  const alg = algorithm.keyType === 'oct' ? algorithm.name : 'HS256';
  const sign = (kid: string, bytes: Uint8Array<ArrayBuffer>) => ({
    by: 'signing' as const,
    header: changeJson(header, { alg, kid }),
    payload,
    signer: { key: 'bytes' as const, algorithm: alg, bytes },
  });
  const common = { group: 'key', statuses: UNAUTHORIZED, reference: rfc(8725, '3.10') } as const;
  return [
    {
      ...common,
      id: 'kid-path',
      title: say`File path in “kid”`,
      reason: say`An API that reads the key from a file named by “kid” reads the empty file /dev/null, and the secret is empty.`,
      making: sign('../../../../../../../../dev/null', EMPTY_FILE),
    },
    {
      ...common,
      id: 'kid-sql',
      title: say`SQL in “kid”`,
      reason: say`An API that puts “kid” into a query gets the secret that the attacker chose.`,
      making: sign(`none' UNION SELECT '${CHOSEN_SECRET}' -- `, encodeUtf8(CHOSEN_SECRET)),
    },
  ];
}
