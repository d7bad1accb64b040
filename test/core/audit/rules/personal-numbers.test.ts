import { describe, expect, test } from 'vitest';
import { auditToken } from '../audit-all.ts';
import { buildSubject, GOOD_CLAIMS, linesOfClaims } from '../build-subject.ts';

describe('a bank account number', () => {
  test.each([
    'DE89370400440532013000',
    'GB82 WEST 1234 5698 7654 32',
    'NO9386011117947',
    'mt84malt011000012345mtlcast001s',
  ])('is reported: %s', (account) => {
    expect(linesOfClaims({ account })).toEqual(['medium iban /account']);
  });

  test.each([
    ['wrong check figures', 'DE88370400440532013000'],
    ['the length of another country', 'DE8937040044053201300'],
    ['a country without them', 'US89370400440532013000'],
    ['an id that begins like one', 'SE-4711-0815-ABCD-EFGH'],
  ])('is not found in %s', (_, account) => {
    expect(linesOfClaims({ account })).toEqual([]);
  });
});

describe('a national id number', () => {
  test.each([
    ['ssn', '123-45-6789'],
    ['note', '123-45-6789'],
    ['social_security_number', '123456789'],
    ['SSN', 123456789],
    ['bsn', '111222333'],
    ['user_cpf', '529.982.247-25'],
    ['nir', '2 55 08 14 168 025 38'],
    ['codiceFiscale', 'RSSMRA85T10A562S'],
  ])('is reported in "%s": %j', (name, value) => {
    expect(linesOfClaims({ [name]: value })).toEqual([`medium national-id /${name}`]);
  });

  test.each([
    ['ssn', '666-45-6789'],
    ['ssn', '123-00-6789'],
    ['ssn', '987-65-4321'],
    ['order', '123456789'],
    ['bsn', '111222334'],
    ['cpf', '111.111.111-11'],
    ['cpf', '529.982.247-26'],
    ['nir', '255081416802539'],
    ['cf', 'not a code at all'],
    ['ssn_verified', true],
  ])('is not found in "%s": %j', (name, value) => {
    expect(linesOfClaims({ [name]: value })).toEqual([]);
  });
});

test.each([
  ['account', 'DE89370400440532013000', '3704'],
  ['ssn', '123-45-6789', '45-67'],
  ['cpf', '529.982.247-25', '982'],
])('"%s" is shown in no words', (name, value, inside) => {
  const findings = auditToken(buildSubject({ payload: { ...GOOD_CLAIMS, [name]: value } }));
  expect(findings).toHaveLength(1);
  expect(JSON.stringify(findings)).not.toContain(inside);
});

describe('specially protected data', () => {
  test.each([
    [{ diagnosis: 'E11.9' }, '/diagnosis', 'health'],
    [{ diagnosed: { bloodType: 'AB+' } }, '/diagnosed/bloodType', 'health'],
    [{ 'https://a.test/religion': 'none of yours' }, '/https:~1~1a.test~1religion', 'religion'],
    [{ medications: ['a', 'b'] }, '/medications/0', 'health'],
    [{ sexual_orientation: 'x' }, '/sexual_orientation', 'sexual orientation'],
  ])('is reported in %j', (claims, pointer, kind) => {
    expect(linesOfClaims(claims)).toEqual([`medium health-special ${pointer}`]);
    const [finding] = auditToken(buildSubject({ payload: { ...GOOD_CLAIMS, ...claims } }));
    expect(finding?.why).toContain(`suggests data about ${kind}`);
  });

  test.each([
    { religion: 'undisclosed' },
    { disability: false },
    { has_diagnosis: true },
    { diagnosed: '12724066', fhirUser: 'Practitioner/1' },
    { trace: 'x', racecar: 'y', medication_reminders: 'z' },
  ])('is not found in %j', (claims) => {
    expect(linesOfClaims(claims)).toEqual([]);
  });
});

describe('the inside of a system', () => {
  test.each([
    ['a host', 'db-01.prod.internal'],
    ['an address', 'http://10.0.12.7:8080/admin'],
    ['a database', 'postgres://db.example.org/orders'],
    ['a connection', 'Server=sql.example.org;Database=orders;Encrypt=true'],
    ['a statement', "SELECT id FROM users WHERE name = 'a'"],
    ['a trace', 'TypeError: x is not a function\n    at handler (/app/index.js:12:7)'],
    ['a path', '/home/deploy/app/config.yml'],
    ['a path of Windows', 'C:\\Users\\svc\\app'],
  ])('is reported: %s', (_, debug) => {
    expect(linesOfClaims({ debug })).toEqual(['low internal-disclosure /debug']);
  });

  test.each([
    ['an address of everyone', { api: 'https://api.example.org/10.0.0.1' }],
    ['the address of a client, which is personal', { ip: '10.1.2.3' }],
    ['an issuer inside', { iss: 'https://login.corp.local' }],
    ['a version', { version: '10.0.12.7-beta' }],
    ['prose', { note: 'please select a plan from our list; at home (see 4:5)' }],
    ['a path of a page', { next: '/orders/home/1' }],
    [
      'Kubernetes, whose tokens are about it',
      { iss: 'https://kubernetes.default.svc', node: 'ip-10-0-1-7.ec2.internal' },
    ],
  ])('is not found in %s', (_, claims) => {
    expect(linesOfClaims(claims).filter((line) => !line.includes('pii-contact'))).toEqual([]);
  });
});

describe('one claim that is most of the token', () => {
  const groups = Array.from({ length: 100 }, (_, index) => `group-number-${index}`);

  test('gives way where the token is too large for a header', () => {
    const many = [...groups, ...groups, ...groups, ...groups];
    expect(linesOfClaims({ groups: many })).toEqual(['medium size-header token']);
  });

  test('is reported with its share', () => {
    expect(linesOfClaims({ groups })).toEqual(['low claims-bulk /groups']);
  });

  test.each([
    ['a small token', { groups: groups.slice(0, 20) }],
    ['many claims of some size', Object.fromEntries(groups.map((name) => [name, name]))],
    ['a credential, which is one claim', { vc: { groups } }],
  ])('is not found in %s', (_, claims) => {
    expect(linesOfClaims(claims)).toEqual([]);
  });
});
