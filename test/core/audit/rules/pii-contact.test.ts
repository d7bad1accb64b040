import { expect, test } from 'vitest';
import { linesOfClaims } from '../build-subject.ts';

test.each([
  ['email', 'ann@example.org'],
  ['preferred_username', 'ann@example.org'],
  ['upn', 'ann@example.org'],
  ['phone_number', '+14155550123'],
  ['phone', '(415) 555-0123'],
])('reports %s as information', (name, value) => {
  expect(linesOfClaims({ [name]: value })).toEqual([`info pii-contact /${name}`]);
});

test.each([
  ['birthdate', '1990-05-17'],
  ['address', { street_address: '1 Main St', locality: 'Springfield' }],
  ['latitude', 48.85837],
])('reports %s as low, and as information in an ID token', (name, value) => {
  expect(linesOfClaims({ [name]: value })).toEqual([`low pii-contact /${name}`]);
  expect(linesOfClaims({ [name]: value, nonce: 'n', auth_time: 1 })).toEqual([
    `info pii-contact /${name}`,
  ]);
  expect(linesOfClaims({ [name]: value, auth_time: 1, scope: 'a' })).toEqual([
    `low pii-contact /${name}`,
  ]);
});

test('reports an IP address as information', () => {
  expect(linesOfClaims({ ipaddr: '203.0.113.7' })).toEqual(['info pii-contact /ipaddr']);
  expect(linesOfClaims({ client_ip: '2001:db8::1' })).toEqual(['info pii-contact /client_ip']);
});

test('reports each claim by its pointer', () => {
  expect(
    linesOfClaims({ users: [{ email: 'a@example.org' }, { email: 'b@example.org' }] }),
  ).toEqual(['info pii-contact /users/0/email', 'info pii-contact /users/1/email']);
});

test.each([
  ['no addresses', { email: '', at: '@', handle: '@ann', scoped: '@ann/package', note: 'a@b' }],
  ['whether an address is verified', { email_verified: true, phone_number_verified: 'no' }],
  ['an account of a program', { email: 'app@project.iam.gserviceaccount.com' }],
  ['the contact of a push sender', { sub: 'mailto:ann@example.org' }],
  ['names of programs', { client_id: 'app@example.org', azp: 'app@example.org' }],
  ['an address within a text', { note: 'write to ann@example.org' }],
  ['numbers without a plus', { note: '14155550123', version: '1.2.3.4', count: '+1' }],
  ['the address of a wallet', { address: '0x52908400098527886E0F7030069857D2E4169EE7' }],
  ['a rough location', { latitude: 48.9, longitude: 2.29448 }],
])('stays silent for %s', (_, claims) => {
  expect(linesOfClaims(claims)).toEqual([]);
});
