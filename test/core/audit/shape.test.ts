import { describe, expect, test } from 'vitest';
import { encodeText, readToken } from '../read-token.ts';
import { auditToken } from './audit-all.ts';
import { auditLines, buildSubject, GOOD_CLAIMS, NOW, plausibleSignature } from './build-subject.ts';

const HEADER = encodeText('{"alg":"ES256","typ":"JWT"}');
const PAYLOAD = encodeText(JSON.stringify(GOOD_CLAIMS));
const SIGNATURE = plausibleSignature('{"alg":"ES256"}');
const JWE_HEADER = encodeText('{"alg":"dir","enc":"A128GCM"}');

function audit(compact: string) {
  return auditToken({ ...buildSubject({}), token: readToken(compact) });
}

/** Severity, code and the characters meant. */
function lines(compact: string): string[] {
  return audit(compact).map(({ severity, code, where }) => {
    const { start, end } = where;
    const place = where.pointer ?? (start === undefined ? where.part : compact.slice(start, end));
    return `${severity} ${code} ${place}`.trim();
  });
}

test('a sound token gives no cause', () => {
  expect(lines(`${HEADER}.${PAYLOAD}.${SIGNATURE}`)).toEqual([]);
});

describe('shape-parts', () => {
  test.each([
    ['one part', HEADER, ''],
    ['four', `${HEADER}.${PAYLOAD}.${SIGNATURE}.AA`, '.AA'],
    ['five of a signed token', `${HEADER}.${PAYLOAD}.${SIGNATURE}.AA.AA`, '.AA.AA'],
    ['three of an encrypted token', `${JWE_HEADER}..AAAA`, ''],
    ['nine', `${HEADER}${'.AA'.repeat(8)}`, '.AA.AA.AA.AA.AA.AA'],
  ])('reports %s', (_, compact, place) => {
    expect(lines(compact)[0]).toBe(`high shape-parts ${place}`.trim());
    expect(lines(compact).filter((line) => line.includes('shape-'))).toHaveLength(1);
  });

  test('leaves a lost signature to its own rule', () => {
    expect(lines(`${HEADER}.${PAYLOAD}`)).toEqual(['critical sig-empty signature']);
  });

  test.each([
    ['an encrypted token', `${JWE_HEADER}..${'A'.repeat(16)}.AAAA.${'A'.repeat(22)}`],
    ['the full stop of a sentence', `${HEADER}.${PAYLOAD}.${SIGNATURE}`],
  ])('stays silent for %s', (_, compact) => {
    expect(lines(compact)).toEqual([]);
  });
});

describe('shape-truncated', () => {
  const cut = (bytes: number) => encodeText(JSON.stringify(GOOD_CLAIMS).slice(0, bytes));

  test.each([
    ['in the payload', `${HEADER}.${cut(30)}`],
    ['in a string, between the characters of a byte', `${HEADER}.${cut(30).slice(0, -1)}`],
    ['in the payload, bits left over', `${HEADER}.${cut(31).slice(0, -1)}`],
    ['in the header', HEADER.slice(0, 12)],
    ['in the signature, at no whole byte', `${HEADER}.${PAYLOAD}.${SIGNATURE.slice(0, 81)}`],
    ['in the signature, bits left over', `${HEADER}.${PAYLOAD}.${SIGNATURE.slice(0, 83)}`],
    ['by an ellipsis', `${HEADER}.${PAYLOAD.slice(0, 20)}…${SIGNATURE.slice(70)}`],
    ['by dots', `${HEADER.slice(0, 20)}...${SIGNATURE.slice(70)}`],
    ['in the middle', `${HEADER}.${encodeText('{"a":1}').slice(0, 9)}.${SIGNATURE}`],
  ])('is found %s, and nothing that follows from it', (_, compact) => {
    const codes = audit(compact).map(({ code }) => code);
    expect(codes).toEqual(['shape-truncated']);
  });

  test('names a usual limit', () => {
    const signed = Array.from({ length: 12 }, (_, pad) => {
      const payload = JSON.stringify({ ...GOOD_CLAIMS, pad: 'x'.repeat(pad) });
      return `${HEADER}.${encodeText(payload)}.`;
    }).find(({ length }) => length < 256 && length % 4 === 0);
    const [finding, ...more] = audit(`${signed}${SIGNATURE}`.slice(0, 256));
    expect([finding?.code, more]).toEqual(['shape-truncated', []]);
    expect(finding?.why).toContain('after 256 characters, a common limit of columns and cookies');
  });

  test('is not claimed of a payload that is broken within', () => {
    expect(lines(`${HEADER}.${cut(30)}.${SIGNATURE}`)).toEqual([
      expect.stringContaining('high json-invalid'),
    ]);
  });
});

describe('base64url', () => {
  test.each([
    ['b64-noncanonical', 'medium', `${HEADER}.${PAYLOAD}.${SIGNATURE.slice(0, -1)}B`, 'B'],
    ['b64-padding', 'medium', `${HEADER}.${PAYLOAD}.${SIGNATURE}==`, '='],
    ['b64-padding', 'low', `${HEADER}.${PAYLOAD}==.${SIGNATURE}`, '='],
    ['b64-alphabet', 'medium', `${HEADER}.${PAYLOAD}.+${SIGNATURE.slice(1)}`, '+'],
    ['b64-alphabet', 'medium', `${HEADER}.${PAYLOAD}./${SIGNATURE.slice(1)}`, '/'],
    ['b64-alphabet', 'medium', `${HEADER}.${PAYLOAD}.!${SIGNATURE.slice(1)}`, '!'],
  ])('%s, %s', (code, severity, compact, place) => {
    expect(lines(compact)).toEqual([`${severity} ${code} ${place}`]);
  });

  test('each part at fault is named', () => {
    expect(lines(`${HEADER}.+${PAYLOAD.slice(1)}.${SIGNATURE}==`)).toEqual([
      'medium b64-alphabet +',
      'medium utf8-invalid +',
      'medium b64-padding =',
    ]);
  });

  test('a token of a load balancer of AWS is known by its padding', () => {
    const signer = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/a/bc';
    const header = Buffer.from(JSON.stringify({ typ: 'JWT', alg: 'ES256', signer }));
    const padded = header.toString('base64');
    expect(padded).toMatch(/=$/);
    const [finding, ...more] = audit(`${padded}.${PAYLOAD}.${SIGNATURE}`);
    expect([finding?.severity, finding?.code]).toEqual(['info', 'b64-padding']);
    expect(more.map(({ severity, code }) => [severity, code])).toEqual([['info', 'alb-signer']]);
    expect(finding?.why).toContain('AWS');
  });

  test('an unencoded payload is not taken for base64url', () => {
    const header = encodeText('{"alg":"ES256","b64":false,"crit":["b64"]}');
    expect(lines(`${header}.plain+text.${SIGNATURE}`)).toEqual([]);
  });
});

describe('text and JSON', () => {
  const bytes = (...values: number[]) => Buffer.from(values).toString('base64url');
  const withPayload = (payload: string, header = HEADER) => `${header}.${payload}.${SIGNATURE}`;

  test.each([
    ['bytes that are not UTF-8', bytes(0x7b, 0x22, 0xff, 0x22, 0x7d), 'medium utf8-invalid'],
    [
      'a byte order mark',
      encodeText(`\ufeff${JSON.stringify(GOOD_CLAIMS)}`),
      'medium utf8-invalid',
    ],
    [
      'UTF-16',
      Buffer.from(`\ufeff${JSON.stringify(GOOD_CLAIMS)}`, 'utf16le').toString('base64url'),
      'medium utf8-invalid',
    ],
    ['text behind the object', encodeText('{"exp":1} x'), 'high json-invalid'],
    ['an array', encodeText('[1]'), 'high json-invalid'],
    ['plain text', encodeText('hello'), 'high json-invalid'],
  ])('of a payload: %s', (_, payload, expected) => {
    const [line, ...more] = lines(withPayload(payload));
    expect(line?.startsWith(expected)).toBe(true);
    expect(more).toEqual([]);
  });

  test('points to the character', () => {
    const payload = encodeText('{"a":"ä"} x}');
    const [finding] = audit(withPayload(payload));
    const { start = 0 } = finding?.where ?? {};
    const before = `${HEADER}.`.length;
    // Byte 11 begins in character 14 of the encoded text.
    expect(start - before).toBe(Math.floor((11 * 4) / 3));
  });

  test.each([
    ['"cty" names another type', '{"alg":"ES256","cty":"text/plain"}'],
    ['"typ" says that it is no JWT', '{"alg":"ES256","typ":"JOSE"}'],
    ['nothing says that it is one', '{"alg":"ES256"}'],
  ])('a payload may be anything where %s', (_, header) => {
    expect(lines(withPayload(encodeText('hello'), encodeText(header)))).toEqual([]);
    expect(lines(withPayload(bytes(0xff, 0xfe), encodeText(header)))).toEqual([]);
  });

  test('a payload that begins like JSON must be JSON', () => {
    const header = encodeText('{"alg":"ES256"}');
    expect(lines(withPayload(encodeText('{"a":'), header))).toEqual([
      expect.stringContaining('high json-invalid'),
    ]);
  });

  test('a header must be an object', () => {
    expect(lines(`${encodeText('{"alg":"ES256"')}.${PAYLOAD}.${SIGNATURE}`)).toEqual([
      expect.stringContaining('high json-invalid'),
    ]);
  });
});

describe('detached-payload', () => {
  test('is information', () => {
    expect(lines(`${HEADER}..${SIGNATURE}`)).toEqual(['info detached-payload']);
  });

  test('is not said of a request of ACME', () => {
    const header = encodeText(
      '{"alg":"ES256","kid":"k","nonce":"n","url":"https://ca.test/order"}',
    );
    expect(lines(`${header}..${SIGNATURE}`)).toEqual([]);
  });
});

describe('size-header', () => {
  test.each([
    [5000, ['low claims-bulk /groups']],
    [7000, ['medium size-header token']],
    [14_000, ['high size-header token']],
  ])('for a claim of %d characters', (length, expected) => {
    expect(auditLines({ payload: { ...GOOD_CLAIMS, groups: 'x'.repeat(length) } })).toEqual(
      expected,
    );
  });

  test('names the largest claims', () => {
    const payload = { ...GOOD_CLAIMS, small: 'x'.repeat(50), groups: 'x'.repeat(9000) };
    const [finding] = auditToken(buildSubject({ payload }));
    expect(finding?.why).toContain('“groups” (9,002), “small” (52)');
  });

  test('stays silent for what travels elsewhere', () => {
    const payload = { ...GOOD_CLAIMS, vct: 'https://a.test', portrait: 'x'.repeat(9000) };
    expect(auditLines({ payload })).toEqual([]);
  });
});

test.each([
  [{ sub: '1234567890', name: 'John Doe', admin: true, iat: NOW - 5, exp: NOW + 5 }, 1],
  [{ iss: 'joe', exp: NOW + 5, 'http://example.com/is_root': true }, 1],
  [{ iss: 'joe', iat: NOW - 5, exp: NOW + 5 }, 0],
])('sample-token: %j', (payload, count) => {
  expect(auditLines({ payload })).toEqual(count ? ['info sample-token'] : []);
});

describe('other forms', () => {
  const [header, payload] = [HEADER, PAYLOAD];
  const flattened = { payload, protected: header, signature: SIGNATURE };

  test('reports json-serialization for a token in JSON, which is not a JWT', () => {
    expect(lines(JSON.stringify(flattened))).toEqual(['medium json-serialization token']);
    const general = { payload, signatures: [{ protected: header, signature: SIGNATURE }] };
    expect(lines(JSON.stringify(general))).toEqual(['medium json-serialization token']);
  });

  test.each([
    ['plain text', { ...flattened, protected: encodeText('{"alg":"ES256"}'), payload: 'aGVsbG8' }],
    [
      'a request of ACME',
      { ...flattened, protected: encodeText('{"alg":"ES256","nonce":"n","url":"https://a.test"}') },
    ],
    ['an SD-JWT', { ...flattened, payload: encodeText('{"vct":"https://a.test","_sd":[]}') }],
  ])('does not report the JSON form of %s', (_, json) => {
    expect(lines(JSON.stringify(json))).toEqual([]);
  });

  test('polyglot: the dots of one text make another token', () => {
    const forged = encodeText('{"sub":"admin"}');
    const text = JSON.stringify({ [`  ${header}.${forged}.`]: '', ...flattened });
    expect(lines(text)).toEqual(['critical polyglot token']);
    const harmless = JSON.stringify({ ...flattened, header: { jku: 'https://a.b.test/' } });
    expect(lines(harmless)).not.toContain('critical polyglot token');
  });

  test('an SD-JWT has dots behind its last disclosure', () => {
    const sdJwt = `${encodeText('{"alg":"ES256","typ":"dc+sd-jwt"}')}.${encodeText(
      '{"vct":"https://a.test","iss":"https://a.test","_sd":[]}',
    )}.${SIGNATURE}`;
    const binding = `${encodeText('{"alg":"ES256","typ":"kb+jwt"}')}.e30.${SIGNATURE}`;
    expect(lines(`${sdJwt}~`)).toEqual([]);
    expect(lines(`${sdJwt}~${binding}`)).toEqual([]);
    expect(lines(`${sdJwt}~WyJh…~`)).toEqual([]);
  });
});
