import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditToken } from '../../../src/core/audit/audit-token.ts';
import { NO_EXPECTATIONS } from '../../../src/core/checks/expectation-texts.ts';
import { readExpectations } from '../../../src/core/checks/expectations.ts';
import { deriveConclusion } from '../../../src/core/conclusion/derive-conclusion.ts';
import { listIssues } from '../../../src/core/issues/list-issues.ts';
import { composeTicket, type Masked, maskAtFirst } from '../../../src/core/share/ticket.ts';
import { ticketLines } from '../../../src/core/share/ticket-lines.ts';
import { writeTicket } from '../../../src/core/share/write-ticket.ts';
import { escapeQuotes } from '../../../src/core/words/quote.ts';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import {
  encodePart,
  nowInSeconds,
  partsOf,
  signTexts,
  soundClaims,
} from '../../support/tokens/tokens.ts';
import { NO_KEY, reviewOf } from '../checks/check-one.ts';

const NOW = nowInSeconds();

/** The report of a token in both of its forms, with all that the page would put into it. */
function reportOf(text: string, masked?: Masked) {
  const [token] = readTokens(text);
  if (!token) throw new Error('no token');
  const reading = { state: 'empty' } as const;
  const expectations = readExpectations({ ...NO_EXPECTATIONS, issuer: 'x', audience: 'y' });
  const derived = deriveConclusion({ ...reviewOf(token, NO_KEY), expectations, now: NOW });
  const audited = { token, key: undefined, reading, signature: undefined, evidence: undefined };
  const ticket = composeTicket(
    {
      token,
      inmost: token,
      verdict: { title: 'Signature not checked', detail: 'There is no key.' },
      kind: 'an ID token',
      checks: derived.checks,
      issues: listIssues(derived.checks, [
        { verdict: NO_KEY, findings: auditToken({ ...audited, now: NOW }) },
      ]),
      now: NOW,
    },
    masked ?? maskAtFirst({ token, inmost: token }),
  );
  const lines = ticketLines(ticket);
  return { markdown: writeTicket(ticket), picture: lines.map(({ text: line }) => line).join('\n') };
}

function tokenWith(claims: object, header: object = { alg: 'HS256', typ: 'JWT' }): string {
  return signTexts(JSON.stringify(header), JSON.stringify(claims));
}

describe('a report', () => {
  const token = tokenWith(
    soundClaims({ email: 'ana@example.com', sub: 'user_42', scope: 'read:user_42', roles: ['a'] }),
  );
  const { markdown } = reportOf(token);

  test('has every part under its heading', () => {
    const headings = markdown.split('\n').filter((line) => line.startsWith('#'));
    expect(headings.slice(0, 6)).toEqual([
      '# Claimcheck report',
      '## Header',
      '## Payload',
      '## Timeline',
      '## Checks',
      '## Issues',
    ]);
    expect(markdown).toContain('**Signature not checked**');
    expect(markdown).toContain('"iss": "https://issuer.example.com"');
  });

  test('masks a sensitive value everywhere in the report', () => {
    expect(markdown).toContain('"email": "[masked]"');
    expect(markdown).toContain('"scope": "read:[masked]"');
    expect(markdown).not.toMatch(/user_42|ana@example/);
  });

  test('shows what the user ticked, and masks what was unticked', () => {
    const { markdown: chosen } = reportOf(token, {
      header: new Set(['typ']),
      payload: new Set(['email', 'iss', 'aud']),
    });
    expect(chosen).toContain('"sub": "user_42"');
    expect(chosen).toContain('"typ": "[masked]"');
    expect(chosen).not.toMatch(/issuer\.example\.com|orders/);
  });

  test('writes what hides in a text openly, and lets nothing out of its fence', () => {
    const { markdown: hostile } = reportOf(
      tokenWith({ ...soundClaims(), note: '\u202eabc\u200b', quote: '```\n# heading' }),
    );
    expect(hostile).toContain('\\u202eabc\\u200b');
    expect(hostile).not.toMatch(/\u202e|\u200b/);
    expect(hostile).toContain('````json');
  });

  test('has no token in a claim, nor what an SD-JWT discloses', () => {
    const inner = tokenWith({ sub: 'the-inner-one' });
    const disclosure = encodePart(JSON.stringify(['salt-salt', 'given_name', 'Wilhelmina']));
    const text = `${tokenWith({ ...soundClaims(), id_token: inner, alias: 'Wilhelmina' })}~${disclosure}~`;
    const report = reportOf(text).markdown;
    for (const part of [...partsOf(inner), 'Wilhelmina', disclosure]) {
      expect(report).not.toContain(part);
    }
  });
});

describe('a part of the picture that is too long', () => {
  test.each([
    [56, undefined],
    [57, '… and 1 more line'],
    [58, '… and 2 more lines'],
  ])('with %i items is cut', (count, words) => {
    const items = Array.from({ length: count }, (_, index) => index);
    const { picture } = reportOf(tokenWith({ items }));
    expect(/… and .*/.exec(picture)?.[0]).toBe(words);
  });
});

describe('whatever is masked', () => {
  // No value of these letters is in the words of the report by chance.
  const secret = fc.stringMatching(/^[qxzQXZ79]{3}[qxzQXZ79 ._@"'/<é“”„«»「」\\]{3,40}[qxz79]{2}$/);
  const name = fc.constantFrom('sub', 'email', 'name', 'jti', 'nonce', 'phone_number', 'password');
  const elsewhere = fc.constantFrom('scope', 'roles', 'note', 'aud', 'iss', 'client_id');

  test('a masked value and the signature appear nowhere in the report, in any form', () => {
    fc.assert(
      fc.property(secret, name, elsewhere, fc.boolean(), (value, member, other, isNested) => {
        const hidden = isNested ? { deep: { [member]: [value] } } : { [member]: value };
        const token = tokenWith(soundClaims({ [other]: `a ${value} b`, ...hidden }), {
          alg: 'HS256',
          kid: value,
        });
        const { markdown, picture } = reportOf(token, {
          header: new Set(['kid']),
          payload: new Set([member, 'deep']),
        });
        const [header, payload, signature] = partsOf(token);
        const bytes = Buffer.from(value);
        const forms = [
          ...[
            value,
            JSON.stringify(value).slice(1, -1),
            encodeURIComponent(value),
            escapeQuotes(value),
          ],
          ...[bytes.toString('base64url'), bytes.toString('hex')],
          ...[header, payload, signature, Buffer.from(signature, 'base64url').toString('hex')],
        ];
        // Markdown escapes its own characters: what a reader sees is looked at, too.
        const seen = markdown.replace(/\\([\\`*_{}[\]<>()#+!|~&])/g, '$1');
        for (const form of forms) {
          for (const text of [markdown, seen, picture]) expect(text).not.toContain(form);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the members of the report are those of the token, in its order', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.jsonValue()), (claims) => {
        const { markdown } = reportOf(tokenWith(claims));
        const json = markdown.split('## Payload')[1]?.match(/(`{3,})json\n([\s\S]*?)\n\1/)?.[2];
        expect(Object.keys(JSON.parse(json ?? ''))).toEqual(Object.keys(claims));
      }),
      { numRuns: 40 },
    );
  });
});
