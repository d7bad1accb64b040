import { A, B, base64, D, E, K, R, type Row, S } from './tokens.ts';

const entry = (token: string, extra: object = {}) => ({
  request: {
    method: 'GET',
    url: 'https://api.test/v1',
    headers: [
      { name: 'Accept', value: '*/*' },
      { name: 'Authorization', value: `Bearer ${token}` },
    ],
    cookies: [],
    queryString: [],
    ...extra,
  },
  response: { status: 200, headers: [], content: { text: '' } },
});
const har = (entries: readonly object[], space?: number) =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'x' }, entries } }, null, space);

export const JSON_TEXTS: readonly Row[] = [
  ['token response', `{"access_token":"${A}","expires_in":3600}`, 'A access_token member'],
  [
    'laid out',
    JSON.stringify({ id_token: A, access_token: B }, null, 2),
    'A id_token member',
    'B access_token member',
  ],
  [
    'three tokens',
    JSON.stringify({ id_token: A, access_token: E, refresh_token: D }),
    'A id_token member',
    'E access_token member',
    'D refresh_token member',
  ],
  ['lines of JSON', `{"t":"${A}"}\n{"t":"${B}"}\n`, 'A t member', 'B t member'],
  ['an array', JSON.stringify([A, B]), 'A - text', 'B - text'],
  ['a string', JSON.stringify(A), 'A - alone +quotes'],
  ['nested', JSON.stringify({ data: { auth: { jwt: A } } }), 'A jwt member'],
  [
    'JSON in JSON',
    JSON.stringify({ body: JSON.stringify({ access_token: A }) }),
    'A access_token member',
  ],
  [
    'JSON in JSON in JSON',
    JSON.stringify(JSON.stringify(JSON.stringify({ id_token: A }))),
    'A id_token member',
  ],
  [
    'slashes escaped',
    `{"url":"https:\\/\\/a.test\\/cb#id_token=${A}"}`,
    'A id_token url fragment https a.test',
  ],
  ['dots escaped', `{"t":"${A.replaceAll('.', '\\u002e')}"}`, 'A t member +escapes'],
  [
    'hyphens and underscores escaped',
    `{"t":"${B.replaceAll('-', '\\u002d').replaceAll('_', '\\u005F')}"}`,
    'B t member +escapes',
  ],
  [
    'ampersand escaped',
    `{"u":"https://a.test/?x=1\\u0026token\\u003d${A}\\u0026y=2"}`,
    'A token url query https a.test',
  ],
  [
    'a header member',
    `{"headers":{"Authorization":"Bearer ${A}"}}`,
    'A Authorization header Bearer',
  ],
  [
    'a header of an event',
    JSON.stringify({ headers: { authorization: [`Bearer ${A}`] } }),
    'A authorization header Bearer',
  ],
  [
    'line break escaped',
    `{"t":"${A.slice(0, 40)}\\n${A.slice(40)}"}`,
    'A t member +line-breaks,escapes',
  ],
  ['encrypted', JSON.stringify({ request: E }), 'E request member'],
  [
    'SD-JWT',
    JSON.stringify({ credential: S, vp_token: K }),
    'S credential member',
    'K vp_token member',
  ],
  [
    'Python',
    `{'access_token': '${A}', 'id_token': b'${B}'}`,
    'A access_token member',
    'B id_token member',
  ],
  ['Ruby', `{"access_token"=>"${A}"}`, 'A access_token member'],
  ['Go map', `map[Authorization:[Bearer ${A}] Accept:[*/*]]`, 'A Authorization header Bearer'],
  [
    'JavaScript object',
    `{ accessToken: '${A}', idToken: "${B}" }`,
    'A accessToken member',
    'B idToken member',
  ],
  ['JSON with comments', `{\n  // the token\n  "token": "${A}", // end\n}`, 'A token member'],
  ['cut off', `{"access_token":"${A}`, 'A access_token member'],
  ['YAML', `auth:\n  access_token: ${A}\n  other: x\n`, 'A access_token member'],
  ['YAML in quotes', `token: "${A}"\n`, 'A token member'],
  ['YAML block', `token: |\n  ${A}\nnext: 1\n`, 'A token member'],
  ['TOML', `[auth]\ntoken = "${A}"\n`, 'A token variable'],
  ['XML', `<response><access_token>${A}</access_token></response>`, 'A access_token member'],
  [
    'XML with attributes',
    `<wsse:BinarySecurityToken ValueType="x">${A}</wsse:BinarySecurityToken>`,
    'A wsse:BinarySecurityToken member',
  ],
  ['CSV', `id,token\n1,${A}\n2,${B}\n`, 'A - text', 'B - text'],
  ['table', `| id_token | ${A} |\n| access_token | ${B} |`, 'A - text', 'B - text'],
  ['GraphQL', `mutation { login(token: "${A}") { id } }`, 'A token member'],
];

export const KUBERNETES: readonly Row[] = [
  [
    'secret',
    `apiVersion: v1\ndata:\n  ca.crt: LS0tLS1\n  token: ${base64(R)}\nkind: Secret\n`,
    'R token member +base64',
  ],
  ['secret as JSON', JSON.stringify({ data: { token: base64(R) } }), 'R token member +base64'],
  ['described', `Name: x\n\ntoken:      ${R}\nnamespace:  7 bytes\n`, 'R token member'],
  ['user of a kubeconfig', `users:\n- name: x\n  user:\n    token: ${R}\n`, 'R token member'],
  ['only base64', base64(A), 'A - text +base64'],
  ['base64 of another alignment', `x: ${base64(`: ${A}`)}`, 'A x member +base64'],
  ['base64 of the third alignment', `x: ${base64(`=>${A}`)}`, 'A x member +base64'],
  ['base64 of a header', `x: ${base64(`Bearer ${A}`)}`, 'A Authorization member +base64'],
  [
    'base64 of JSON',
    `docker: ${base64(JSON.stringify({ identitytoken: A }))}`,
    'A identitytoken member +base64',
  ],
  ['base64 twice', `x: ${base64(base64(A))}`, 'A x member +base64'],
  [
    'base64url without padding',
    `x: ${Buffer.from(`${A} ?`).toString('base64url')}`,
    'A x member +base64',
  ],
  [
    'lines of 76',
    `x:\n  ${base64(R)
      .match(/.{1,76}/g)
      ?.join('\n  ')}\n`,
    'R x member +base64',
  ],
  ['line end in the base64', `x: ${base64(`${A}\n`)}`, 'A x member +base64'],
  [
    'basic authentication',
    `Host: a.test\nAuthorization: Basic ${base64(`user:${A}`)}\n`,
    'A user header Basic @a.test +base64',
  ],
  [
    'a cookie of JSON',
    `Cookie: sb-auth-token=base64-${base64(JSON.stringify({ access_token: A })).replace(/=+$/, '')}`,
    'A access_token cookie sent +base64',
  ],
];

export const HAR: readonly Row[] = [
  ['header', har([entry(A)]), 'A Authorization header Bearer @https://api.test'],
  ['laid out', har([entry(A)], 2), 'A Authorization header Bearer @https://api.test'],
  [
    'two entries',
    har([entry(A), entry(B)]),
    'A Authorization header Bearer @https://api.test',
    'B Authorization header Bearer @https://api.test',
  ],
  [
    'query',
    har([entry('x', { queryString: [{ name: 'token', value: A }] })]),
    'A token url query https api.test @https://api.test',
  ],
  [
    'URL',
    har([
      { ...entry('x'), request: { method: 'GET', url: `https://api.test/?t=${A}`, headers: [] } },
    ]),
    'A t url query https api.test @https://api.test',
  ],
  [
    'cookie',
    har([entry('x', { cookies: [{ name: 'session', value: A }] })]),
    'A session cookie sent @https://api.test',
  ],
  [
    'cookie header',
    har([entry('x', { headers: [{ name: 'Cookie', value: `a=b; s=${A}` }] })]),
    'A s cookie sent @https://api.test',
  ],
  [
    'cookie that is set',
    har([
      {
        ...entry('x'),
        response: { cookies: [{ name: 's', value: A, path: '/', httpOnly: true, secure: false }] },
      },
    ]),
    'A s cookie set Path=/,HttpOnly @https://api.test',
  ],
  [
    'Set-Cookie header',
    har([
      {
        ...entry('x'),
        response: { headers: [{ name: 'Set-Cookie', value: `s=${A}; Secure; Path=/` }] },
      },
    ]),
    'A s cookie set Secure,Path=/ @https://api.test',
  ],
  [
    'response body',
    har([{ ...entry('x'), response: { content: { text: JSON.stringify({ id_token: A }) } } }]),
    'A id_token member @https://api.test',
  ],
  [
    'form fields',
    har([entry('x', { postData: { params: [{ name: 'assertion', value: B }] } })]),
    'B assertion form @https://api.test',
  ],
  [
    'form text',
    har([entry('x', { postData: { text: `a=b&assertion=${B}` } })]),
    'B assertion form @https://api.test',
  ],
  [
    'base64 body',
    har([
      {
        ...entry('x'),
        response: { content: { encoding: 'base64', text: base64(JSON.stringify({ token: A })) } },
      },
    ]),
    'A token member +base64 @https://api.test',
  ],
  [
    'request header of any name',
    har([entry('x', { headers: [{ name: 'assertion', value: A }] })]),
    'A assertion header - @https://api.test',
  ],
];
