import { rfc } from '../audit/references.ts';
import { findMember, stringMember } from '../encoding/json-query.ts';
import { say } from '../words/say.ts';
import { type Changes, changeJson, repeatMember } from './change-json.ts';
import { type PlannedRefusal, type RefusalSubject, UNAUTHORIZED } from './refusal.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** For a token that never expires. */
const YEAR = 365 * DAY;

const OTHER_ISSUER = 'https://attacker.example/';
const OTHER_AUDIENCE = 'https://other-api.example/';

const COMMON = { group: 'claims', statuses: UNAUTHORIZED } as const;

/** Tokens that are signed with the right key, and say what the API must not accept. */
export function claimRefusals(subject: RefusalSubject): readonly PlannedRefusal[] {
  return [...timeRefusals(subject), ...partyRefusals(subject)];
}

function sign({ header, payload }: RefusalSubject, changes: Changes) {
  return {
    by: 'signing' as const,
    header,
    payload: changeJson(payload, changes),
    signer: { key: 'user' as const },
  };
}

function timeRefusals(subject: RefusalSubject): readonly PlannedRefusal[] {
  const { claims, now, expires, payload } = subject;
  const past = now - HOUR;
  const began = Object.fromEntries(
    ['iat', 'nbf'].filter((name) => findMember(claims, name)).map((name) => [name, past - HOUR]),
  );
  // Still ahead when the last token of the set has expired.
  const ahead = (expires ?? now + YEAR) + DAY;
  const valid = changeJson(payload, { ...began, exp: ahead });
  return [
    {
      ...COMMON,
      id: 'expired',
      title: say`Expired token`,
      reason: say`“exp” is an hour in the past.`,
      reference: rfc(7519, '4.1.4'),
      making: sign(subject, { ...began, exp: past }),
    },
    {
      ...COMMON,
      id: 'exp-text',
      title: say`Expiry as text`,
      reason: say`“exp” must be a number, and the date in the text is an hour in the past.`,
      reference: rfc(7519, '4.1.4'),
      making: sign(subject, { ...began, exp: String(past) }),
    },
    {
      ...COMMON,
      id: 'exp-twice',
      title: say`Two expiry dates`,
      reason: say`The last “exp” is in the past: a parser rejects the payload or uses the last one, never the first.`,
      reference: rfc(7519, '4'),
      making: { ...sign(subject, {}), payload: repeatMember(valid, 'exp', past) },
    },
    {
      ...COMMON,
      id: 'not-yet-valid',
      title: say`Token not valid yet`,
      reason: say`“nbf” is in the future.`,
      reference: rfc(7519, '4.1.5'),
      making: sign(subject, { nbf: ahead, exp: ahead + DAY }),
    },
  ];
}

function partyRefusals(subject: RefusalSubject): readonly PlannedRefusal[] {
  const audience = firstAudience(subject);
  const hasIssuer = stringMember(subject.claims, 'iss') !== undefined;
  return [
    ...(hasIssuer ? [otherIssuer(subject)] : []),
    {
      ...COMMON,
      id: 'other-audience',
      title: say`Token for another API`,
      reason: say`A token whose “aud” doesn’t name the API must be rejected.`,
      reference: rfc(7519, '4.1.3'),
      making: sign(subject, { aud: OTHER_AUDIENCE }),
    },
    ...(audience === undefined ? [] : audienceForms(subject, audience)),
    swapped(subject),
  ];
}

function otherIssuer(subject: RefusalSubject): PlannedRefusal {
  return {
    ...COMMON,
    id: 'other-issuer',
    title: say`Other issuer, right key`,
    reason: say`The key belongs to one issuer, and “iss” names another.`,
    reference: rfc(8725, '3.8'),
    making: sign(subject, { iss: OTHER_ISSUER }),
  };
}

function audienceForms(subject: RefusalSubject, audience: string): readonly PlannedRefusal[] {
  return [
    {
      ...COMMON,
      id: 'audience-begins-alike',
      title: say`Audience that begins alike`,
      reason: say`“aud” is compared whole. A search for a part of it finds this one.`,
      reference: rfc(7519, '4.1.3'),
      making: sign(subject, { aud: `${audience}.attacker.example` }),
    },
    {
      ...COMMON,
      id: 'audience-missing',
      title: say`No audience`,
      reason: say`Where one issuer serves several APIs, a token without “aud” must be rejected.`,
      reference: rfc(8725, '3.9'),
      making: sign(subject, { aud: undefined }),
    },
  ];
}

/** The other kind of token that the same issuer signs with the same key. */
function swapped(subject: RefusalSubject): PlannedRefusal {
  const { claims, header, payload, headerObject } = subject;
  const type = stringMember(headerObject, 'typ')?.toLowerCase();
  const isAccess = type === 'at+jwt' || ['scope', 'scp'].some((name) => findMember(claims, name));
  const isId = !isAccess && ['nonce', 'at_hash'].some((name) => findMember(claims, name));
  const none = { scope: undefined, scp: undefined, client_id: undefined, nonce: undefined };
  const id = { ...none, aud: 'claimcheck-app', nonce: 'n-0S6_WzA2Mj', auth_time: subject.now };
  const access = { ...none, aud: OTHER_AUDIENCE, client_id: 'claimcheck-app', scope: 'read' };
  return {
    ...COMMON,
    id: isId ? 'access-token' : 'id-token',
    title: isId ? say`Access token as ID token` : say`ID token as access token`,
    reason: say`The issuer signed the token for another use. The rules for each kind must exclude the others.`,
    reference: rfc(8725, '3.12'),
    making: {
      by: 'signing',
      header: changeJson(header, { typ: isId ? 'at+jwt' : 'JWT' }),
      payload: changeJson(payload, isId ? access : id),
      signer: { key: 'user' },
    },
  };
}

function firstAudience({ claims }: RefusalSubject): string | undefined {
  const value = findMember(claims, 'aud')?.value;
  const first = value?.type === 'array' ? value.items[0] : value;
  return first?.type === 'string' ? first.value : undefined;
}
