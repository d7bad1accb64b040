import { describe, expect, test } from 'vitest';
import { auditLines, GOOD_CLAIMS, linesOfClaims, NOW } from '../build-subject.ts';

const TENANT = '6f9619ff-8b86-d011-b42d-00cf4fc964ff';
const OTHER = '11111111-8b86-d011-b42d-00cf4fc964ff';
const ENTRA = `https://login.microsoftonline.com/${TENANT}/v2.0`;
const GITHUB = { iss: 'https://token.actions.githubusercontent.com', aud: 'a' };
const ACTIONS_SUB = 'repo:octo@1/app@2';
const YEAR = 365 * 86_400;

describe('Supabase', () => {
  const SERVICE = { iss: 'supabase', role: 'service_role', iat: NOW, exp: NOW + 10 * YEAR };

  test('the key that may do anything is reported, and nothing else of it', () => {
    expect(auditLines({ payload: SERVICE })).toEqual(['high supabase-service-role /role']);
  });

  test.each([
    ['the key that is public', { ...SERVICE, role: 'anon' }],
    ['the same role of another issuer', { ...GOOD_CLAIMS, role: 'service_role' }],
  ])('stays silent for %s', (_, payload) => {
    expect(auditLines({ payload })).toEqual([]);
  });
});

describe('Kubernetes', () => {
  const LEGACY = {
    iss: 'kubernetes/serviceaccount',
    'kubernetes.io/serviceaccount/namespace': 'default',
    'kubernetes.io/serviceaccount/secret.name': 'app-token-x2x8z',
    'kubernetes.io/serviceaccount/service-account.name': 'app',
    sub: 'system:serviceaccount:default:app',
  };

  test('a token of the old kind is reported, once', () => {
    expect(auditLines({ payload: LEGACY })).toEqual([
      'high k8s-legacy-token /kubernetes.io~1serviceaccount~1secret.name',
    ]);
  });

  test('a bound one is not', () => {
    expect(auditLines({ payload: { ...LEGACY, iat: NOW, exp: NOW + 3600 } })).toEqual([]);
  });
});

describe('Entra ID', () => {
  test.each([
    ['two tenants', { iss: ENTRA, tid: OTHER }, 'high entra-tid-iss /tid'],
    [
      'two tenants, version 1',
      { iss: `https://sts.windows.net/${TENANT}/`, tid: OTHER },
      'high entra-tid-iss /tid',
    ],
    ['Graph', { iss: ENTRA, aud: 'https://graph.microsoft.com' }, 'info entra-graph-token /aud'],
    ['a mark for groups', { iss: ENTRA, hasgroups: true }, 'info entra-groups-overage /hasgroups'],
    [
      'a source of groups',
      { iss: ENTRA, _claim_names: { groups: 'src1' }, _claim_sources: { src1: {} } },
      'info entra-groups-overage /_claim_names',
    ],
  ])('is told of %s', (_, claims, line) => {
    expect(linesOfClaims(claims)).toEqual([line]);
  });

  test.each([
    ['the same tenant', { iss: ENTRA, tid: TENANT.toUpperCase() }],
    ['groups', { iss: ENTRA, tid: TENANT, groups: [OTHER] }],
    ['another issuer', { tid: OTHER, hasgroups: true, aud: 'https://graph.microsoft.com' }],
  ])('is silent for %s', (_, claims) => {
    expect(linesOfClaims(claims)).toEqual([]);
  });
});

describe('GitHub Actions', () => {
  test.each([
    [
      'names without ids',
      { sub: 'repo:octo/app:ref:refs/heads/main' },
      ['low github-mutable-sub /sub'],
    ],
    [
      'a pull request that asks a cloud for credentials',
      { sub: `${ACTIONS_SUB}:pull_request`, aud: 'sts.amazonaws.com' },
      ['medium github-sub-broad /sub'],
    ],
    [
      'a pull request by its event',
      { sub: `${ACTIONS_SUB}:ref:refs/pull/1/merge`, event_name: 'pull_request' },
      ['info github-sub-broad /sub'],
    ],
  ])('is told of %s', (_, claims, lines) => {
    expect(linesOfClaims({ ...GITHUB, ...claims })).toEqual(lines);
  });

  test.each([
    ['ids beside the names', { ...GITHUB, sub: `${ACTIONS_SUB}:ref:refs/heads/main` }],
    ['a subject of one’s own making', { ...GITHUB, sub: 'repository_id:2' }],
    ['another issuer', { sub: 'repo:octo/app:pull_request' }],
  ])('is silent for %s', (_, claims) => {
    expect(linesOfClaims(claims)).toEqual([]);
  });
});

test('a token of Cognito says what it is for, or is reported', () => {
  const iss = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A';
  expect(linesOfClaims({ iss })).toEqual(['medium cognito-use']);
  expect(linesOfClaims({ iss, token_use: 'id' })).toEqual([]);
});

test('a client secret for Apple of over six months is reported, once', () => {
  const secret = { iss: 'TEAM123456', sub: 'app', aud: 'https://appleid.apple.com', iat: NOW };
  expect(auditLines({ payload: { ...secret, exp: NOW + 15_777_001 } })).toEqual([
    'medium apple-secret-life /exp',
  ]);
  expect(auditLines({ payload: { ...secret, exp: NOW + 15_777_000 } })).toEqual([]);
});
