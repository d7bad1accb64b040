import type { Check } from '../checks/check.ts';
import { decodeSdJwt } from '../decode/decode-sd-jwt.ts';
import { type DecodedToken, findPart, type JsonPart } from '../decode/decoded-token.ts';
import { CHECK_TITLES } from '../explain/explain-conclusion.ts';
import type { Issue } from '../issues/issue.ts';
import { readLifetime } from '../time/lifetime.ts';
import { drawTimeLine } from '../time/time-line.ts';
import { formatUtc } from '../time/utc-date.ts';
import type { VerdictWords } from '../verdict/verdict-words.ts';
import { shorten } from '../words/quote.ts';
import { say } from '../words/say.ts';
import { listMembers, maskedTexts, textsOf, writeMasked } from './mask-part.ts';
import { createRedactor } from './redact.ts';

/** What a report for a ticket is made from. */
export interface TicketSubject {
  /** The token itself: its header and its signature. */
  readonly token: DecodedToken;
  /** What holds the claims: the same, or what was in it. */
  readonly inmost: DecodedToken;
  readonly verdict: VerdictWords;
  /** What the token looks like, where that is known. */
  readonly kind: string | undefined;
  readonly checks: readonly Check[];
  readonly issues: readonly Issue[];
  /** Seconds since 1970-01-01 UTC. */
  readonly now: number;
}

/** The members that are masked, by part. */
export interface Masked {
  readonly header: ReadonlySet<string>;
  readonly payload: ReadonlySet<string>;
}

/** What can be handed to others: nothing of the signature, of a key, or of a masked value. */
export interface Ticket {
  readonly verdict: VerdictWords;
  readonly facts: readonly string[];
  readonly header: string;
  /** Undefined where there are no claims to show. */
  readonly payload: string | undefined;
  readonly timeLine: readonly string[];
  readonly checks: readonly { readonly result: Check['result']; readonly words: string }[];
  readonly issues: readonly Issue[];
}

/** What is masked until the user says otherwise; of an encrypted token all that was in it. */
export function maskAtFirst({ token, inmost }: Pick<TicketSubject, 'token' | 'inmost'>): Masked {
  const header = partOf(token.protectedHeader);
  const payload = partOf(inmost.claimsSet);
  const wasEncrypted = token.form === 'jwe';
  const sensitive = (part: JsonPart | undefined, all: boolean) =>
    new Set(
      (part ? listMembers(part) : [])
        .filter(({ isSensitive }) => all || isSensitive)
        .map(({ name }) => name),
    );
  return { header: sensitive(header, false), payload: sensitive(payload, wasEncrypted) };
}

/** The report, every word of it gone over for what is masked. */
export function composeTicket(subject: TicketSubject, masked: Masked): Ticket {
  const { token, inmost, verdict, kind, checks, issues, now } = subject;
  const header = partOf(token.protectedHeader);
  const payload = partOf(inmost.claimsSet);
  const redact = createRedactor(listHidden(subject, masked));
  const facts = [
    ...(kind === undefined ? [] : [say`Looks like: ${kind}`]),
    say`Algorithm: ${token.algorithm === undefined ? say`not specified` : shorten(token.algorithm)}`,
    say`Length: ${token.found.compact.length} characters`,
    say`Generated: ${formatUtc(now)}`,
  ];
  return {
    verdict: { title: redact(verdict.title), detail: redact(verdict.detail) },
    facts: facts.map(redact),
    header: header ? writeMasked(header, masked.header, redact) : say`This part can’t be read.`,
    payload: payload && writeMasked(payload, masked.payload, redact),
    timeLine: listDates(payload, masked.payload, now),
    checks: checks.map(({ name, result, reason }) => ({
      result,
      words: redact(`${CHECK_TITLES[name]}: ${reason}`),
    })),
    issues: issues.map((issue) => cleanIssue(issue, redact)),
  };
}

/** All texts that may be nowhere: what is masked, the signature, and what was disclosed beside the claims. */
function listHidden({ token, inmost }: TicketSubject, masked: Masked): string[] {
  const header = partOf(token.protectedHeader);
  const payload = partOf(inmost.claimsSet);
  const hidden = [token, inmost].flatMap((each) => [
    findPart(each, 'signature')?.encoded ?? '',
    findPart(each, 'encryptedKey')?.encoded ?? '',
    findPart(each, 'authenticationTag')?.encoded ?? '',
    ...(decodeSdJwt(each)?.disclosures ?? []).flatMap(({ encoded, content }) => [
      encoded,
      ...(content.ok ? textsOf(content.value.value) : []),
    ]),
  ]);
  return [
    ...hidden,
    ...(header ? maskedTexts(header, masked.header) : []),
    ...(payload ? maskedTexts(payload, masked.payload) : []),
  ];
}

function cleanIssue(issue: Issue, redact: (text: string) => string): Issue {
  const { title, why, fix, claims, where } = issue;
  const { pointer, ...place } = where;
  return {
    ...issue,
    where: pointer === undefined ? place : { ...place, pointer: redact(pointer) },
    title: redact(title),
    claims: claims.map(redact),
    why: redact(why),
    fix: redact(fix),
  };
}

/** The dates of the token, and now among them; none of those that are masked. */
function listDates(part: JsonPart | undefined, masked: ReadonlySet<string>, now: number): string[] {
  if (!part) return [];
  const shown = part.object.members.filter(({ name }) => !masked.has(name));
  const lifetime = readLifetime({ ...part.object, members: shown });
  const drawing = drawTimeLine(lifetime, now);
  const dates: readonly (readonly [number | undefined, (date: string) => string])[] = [
    [lifetime.issuedAt, (date) => say`Issued (iat): ${date}`],
    [lifetime.notBefore, (date) => say`Not before (nbf): ${date}`],
    [lifetime.expiry, (date) => say`Expires (exp): ${date}`],
    [drawing && now, (date) => say`Now: ${date}, ${drawing?.words ?? ''}`],
  ];
  return dates
    .flatMap(([seconds, write]) => (seconds === undefined ? [] : [{ seconds, write }]))
    .sort((one, other) => one.seconds - other.seconds)
    .map(({ seconds, write }) => write(formatUtc(seconds)));
}

function partOf(part: DecodedToken['claimsSet']): JsonPart | undefined {
  return part?.ok ? part.value : undefined;
}
