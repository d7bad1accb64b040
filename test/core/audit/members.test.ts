import { describe, expect, test } from 'vitest';
import { auditToken } from './audit-all.ts';
import { auditLines, buildSubject, GOOD_CLAIMS, linesOfClaims, NOW } from './build-subject.ts';

const TIMES = `"iss":"a","iat":${NOW},"exp":${NOW + 60}`;

describe('member-case-variant', () => {
  test.each([['Exp'], ['EXP'], [' exp'], ['exp\u200b'], ['Nbf'], ['ISS'], ['Client_ID']])(
    'reports the claim %j',
    (name) => {
      expect(linesOfClaims({ [name]: 1 })).toEqual([`medium member-case-variant /${name}`]);
    },
  );

  test('reports a header parameter', () => {
    expect(auditLines({ header: { alg: 'RS256', Kid: 'a', 'x5t#s256': 'b' } })).toEqual([
      'medium member-case-variant /Kid',
      'medium member-case-variant /x5t#s256',
    ]);
  });

  test.each([['Email'], ['Name'], ['https://a.test/EXP'], ['exp_at'], ['Roles'], ['kID']])(
    'does not report %j',
    (name) => {
      expect(linesOfClaims({ [name]: 'x' })).toEqual([]);
    },
  );
});

describe('proto-member', () => {
  test.each([
    ['"__proto__":{"isAdmin":true}', '/__proto__'],
    ['"a":[{"__proto__":{}}]', '/a/0/__proto__'],
    ['"constructor":{"prototype":{"isAdmin":true}}', '/constructor'],
  ])('reports %s', (member, pointer) => {
    expect(auditLines({ payload: `{${TIMES},${member}}` })).toEqual([
      `medium proto-member ${pointer}`,
    ]);
  });

  test.each(['"constructor":"Ferrari"', '"prototype":{"a":1}', '"constructor":{"name":"x"}'])(
    'does not report %s',
    (member) => {
      expect(auditLines({ payload: `{${TIMES},${member}}` })).toEqual([]);
    },
  );

  test('reports "__proto__" in the header, and says first that it depends on the API', () => {
    const header = '{"alg":"RS256","__proto__":{"alg":"none"}}';
    const [finding, ...more] = auditToken(buildSubject({ header }));
    expect([finding?.code, finding?.where.part, more]).toEqual(['proto-member', 'header', []]);
    expect(finding?.why).toMatch(/^This depends on the API/);
  });
});

describe('number-precision', () => {
  test.each(['9007199254740993', '12345678901234567891', '-9007199254740993', '1e400'])(
    'reports %s',
    (number) => {
      expect(auditLines({ payload: `{${TIMES},"user_id":${number}}` })).toEqual([
        'low number-precision /user_id',
      ]);
    },
  );

  test.each(['9007199254740991', '9007199254740992', '0.1000000000000000055', '1e21', '110'])(
    'does not report %s',
    (number) => {
      expect(auditLines({ payload: `{${TIMES},"user_id":${number}}` })).toEqual([]);
    },
  );

  test('names both numbers', () => {
    const payload = `{${TIMES},"id":9007199254740993}`;
    const [finding] = auditToken(buildSubject({ payload }));
    expect(finding?.why).toContain('9007199254740993');
    expect(finding?.why).toContain('9007199254740992');
  });

  test('gives way to what is wrong with a time', () => {
    expect(auditLines({ payload: `{"iat":${NOW},"exp":${NOW}000000001}` })).toEqual([
      'high exp-milliseconds /exp',
    ]);
  });
});

describe('text-deceptive', () => {
  test.each([
    ['a Cyrillic a', { sub: '\u0430dmin' }, '/sub'],
    ['a Greek o in a host', { iss: 'https://g\u03bfogle.test' }, '/iss'],
    ['a mark of direction', { aud: 'api\u202etxt' }, '/aud'],
    ['a zero-width space', { client_id: 'shop\u200b-app' }, '/client_id'],
    ['a line break', { sub: 'ann\n' }, '/sub'],
    ['a lone surrogate', { azp: 'a\ud800' }, '/azp'],
    ['a turned name', { name: 'Ann\u202e nnA' }, '/name'],
  ])('reports %s', (_, claims, pointer) => {
    expect(linesOfClaims(claims)).toEqual([`medium text-deceptive ${pointer}`]);
  });

  test('reports a key name, and says what it looks like', () => {
    const header = { alg: 'RS256', kid: 'm\u0430in' };
    const [finding, ...more] = auditToken(buildSubject({ header }));
    expect([finding?.where.pointer, more]).toEqual(['/kid', []]);
    expect(finding?.why).toContain('looks like “main”');
    expect(finding?.why).toContain('U+0430');
  });

  test.each([
    ['Cyrillic', { name: 'Иван Петров', sub: 'иван' }],
    ['Greek', { name: 'Γιώργος Παπαδόπουλος' }],
    ['two scripts in two words', { name: 'Иван Smith' }],
    ['Japanese and Latin', { name: 'ソニーSony株式会社' }],
    ['Persian with a joiner', { name: 'می\u200cخواهم' }],
    ['a family of emoji', { name: 'Ann \u{1f468}\u200d\u{1f469}\u200d\u{1f467}' }],
    ['Hebrew with a mark', { name: 'דוד\u200f (David)' }],
    ['accents', { name: 'Zoë Müller-Łukasiewicz' }],
    ['a free text', { note: '\u0430dmin' }],
  ])('does not report %s', (_, claims) => {
    expect(linesOfClaims(claims)).toEqual([]);
  });
});

describe('nesting-deep', () => {
  const nest = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

  test.each([
    [31, []],
    [32, ['low nesting-deep']],
    [5000, ['low nesting-deep']],
  ])('for %d arrays in a claim', (depth, expected) => {
    const payload = `{${TIMES},"a":${nest(depth)}}`;
    const found = auditLines({ payload }).filter((line) => !line.includes('size-header'));
    expect(found).toEqual(expected);
  });

  test('for a thousand members of one object, and not for long lists', () => {
    const wide = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`k${index}`, 1]));
    const { a, ...claims } = { ...GOOD_CLAIMS, a: 1 };
    const found = linesOfClaims({ ...claims, wide });
    expect([a, found.includes('low nesting-deep')]).toEqual([1, true]);
    expect(linesOfClaims({ list: Array(1500).fill(1) })).toEqual(['low claims-bulk /list']);
  });
});
