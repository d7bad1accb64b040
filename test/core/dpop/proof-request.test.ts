import { describe, expect, test } from 'vitest';
import { explainProofRequestProblem } from '../../../src/core/dpop/explain-request.ts';
import { readProofRequest } from '../../../src/core/dpop/proof-request.ts';
import { rewriteCommand, rewriteText } from '../../../src/core/dpop/rewrite-command.ts';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';
import { readTarget } from '../../../src/core/extract/read-request-line.ts';
import { RFC7515_A2 } from '../../vectors/rfc7515.ts';
import { RFC9449 } from '../../vectors/rfc9449.ts';

const URL_A = 'https://api.example.com/orders';
/** RFC 9449 §7.1. */
const TOKEN = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
const JWT = RFC7515_A2.token;

function read(text: string, place?: number) {
  const result = readProofRequest(text, place);
  if (!result.ok) return result.problem;
  const { method, url, accessToken } = result.value;
  return { method, url, accessToken };
}

function rewrite(text: string, proof = 'a.b.c') {
  const result = readProofRequest(text, undefined);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return rewriteText(text, result.value, proof);
}

describe('a cURL command', () => {
  test.each([
    [`curl ${URL_A}`, 'GET'],
    [`curl -X POST ${URL_A}`, 'POST'],
    [`curl \\\n  -X POST ${URL_A}`, 'POST'],
    [`curl '${URL_A}' -X POST`, 'POST'],
    [`curl -XDELETE ${URL_A}`, 'DELETE'],
    [`curl -sSXPATCH ${URL_A}`, 'PATCH'],
    [`curl --request PUT ${URL_A}`, 'PUT'],
    [`curl -X PUT -X "POST" ${URL_A}`, 'POST'],
    [`curl -d a=b ${URL_A}`, 'POST'],
    [`curl ${URL_A} --data-raw '{"a": "-X PUT"}'`, 'POST'],
    [`curl --json '{}' ${URL_A}`, 'POST'],
    [`curl -F file=@a.txt ${URL_A}`, 'POST'],
    [`curl -G -d a=b ${URL_A}`, 'GET'],
    [`curl -I ${URL_A}`, 'HEAD'],
    [`curl -T a.txt ${URL_A}`, 'PUT'],
    [`curl -d a=b -X PROPFIND ${URL_A}`, 'PROPFIND'],
    [`curl --form-escape ${URL_A}`, 'GET'],
  ])('has the method that curl sends: %s', (command, method) => {
    expect(read(command)).toMatchObject({ method, url: URL_A });
  });

  test.each([
    ['https://server.example.com/token?a=b#c', 'https://server.example.com/token'],
    ['https://user:secret@Server.example.com:443', 'https://server.example.com/'],
    ['https://server.example.com/a/../b/%7Ec', 'https://server.example.com/b/%7Ec'],
    ['http://[::1]:8080/a', 'http://[::1]:8080/a'],
    ['localhost:3000/a?{b}', 'http://localhost:3000/a'],
    ['"https://server.example.com/a?b=$C"', 'https://server.example.com/a'],
  ])('has a URL without query, fragment and password: %s', (address, url) => {
    expect(read(`curl -s ${address}`)).toMatchObject({ url });
  });

  test.each([
    [
      "curl 'U' \\\n  -H 'accept: */*' \\\n  -H 'authorization: Bearer T' \\\n  --data-raw $'it\\'s'",
    ],
    ['curl "U" -H "Authorization: Bearer T" -d "{\\"a\\":\\"b\\"}"'],
    ['curl.exe "U" `\n  -H "Authorization: DPoP T" `\n  --data "a`"b"'],
    ["curl.exe 'U' `\r\n  -H 'Authorization: Bearer T' -d 'it''s'"],
    [
      'curl ^"U^" ^\n  -H ^"accept: */*^" ^\n  -H ^"authorization: Bearer T^" ^\n  -d ^"{^\\^"a^\\^":1}^"',
    ],
    ['curl "U" ^\r\n  -H "Authorization: Bearer T" ^\r\n  -d "{\\"a\\":1}"'],
    ['curl --url U -HAuthorization:\\ Bearer\\ T -da=b'],
    ['$ curl -d a=b --oauth2-bearer T U | jq .'],
    ["curl -d a=b --header @- 'U' <<'HEADER'\nAuthorization: Bearer T\nHEADER\n"],
    ['curl -d a=b -o out.json 2>&1 > log.txt U -H "Authorization: Bearer T" && curl'],
    ['curl -d a=b U?c=d&e=f -H "Authorization: Bearer T"'],
    ['curl -d a=b U\n  -H "Authorization: Bearer T"'],
  ])('gives up its access token in any quotes: %s', (template) => {
    const command = template.replace('U', URL_A).replace(/\bT\b/, TOKEN);
    expect(read(command)).toEqual({ method: 'POST', url: URL_A, accessToken: TOKEN });
  });

  test.each([
    ['a text without a command', 'no-command'],
    ['Use curl for this request.', 'no-command'],
    ['', 'no-command'],
    [`curl ${URL_A}\ncurl ${URL_A}`, 'several-commands'],
    [`curl ${URL_A} https://b.example.com/`, 'several-requests'],
    [`curl ${URL_A} --next -d a ${URL_A}`, 'several-requests'],
    [`curl -K options.txt ${URL_A}`, 'config-file'],
    ['curl -H "Authorization: Bearer x"', 'no-url'],
    ['curl ftp://a.example.com/', 'not-a-url'],
    ['curl https://', 'not-a-url'],
    [`curl ${URL_A} -H "Authorization: Bearer a" -H "Authorization: Basic b"`, 'several-tokens'],
    [`curl ${URL_A} -H "Authorization: Bearer $TOKEN"`, { placeholder: '$TOKEN' }],
    [`curl ${URL_A} -H 'Authorization: Bearer <token>'`, { placeholder: '<token>' }],
    [`curl ${URL_A} -H 'Authorization: Bearer '`, undefined],
    ['curl "$HOST/a"', { placeholder: '$HOST' }],
    ['curl "https://%HOST%/a" ^\n -v', { placeholder: '%HOST%' }],
    ['curl https://api.example.com/{1,2}', { placeholder: '{1,2}' }],
    ['curl https://api.example.com/[1-9]', { placeholder: '[1-9]' }],
    [`curl -X "$METHOD" ${URL_A}`, { placeholder: '$METHOD' }],
  ])('is rejected where no single proof fits it: %s', (text, problem) => {
    if (problem === undefined) expect(read(text)).toMatchObject({ accessToken: undefined });
    else {
      expect(read(text)).toEqual(problem);
      const words = explainProofRequestProblem(
        problem as Parameters<typeof explainProofRequestProblem>[0],
      );
      expect(words).toMatch(/\.$/);
    }
  });

  test('is chosen among several by the token in it', () => {
    const text = `curl ${URL_A}/1 -H 'Authorization: Bearer x'\n\ncurl -X PUT ${URL_A}/2`;
    expect(read(text, text.indexOf('Bearer'))).toMatchObject({ method: 'GET', url: `${URL_A}/1` });
    expect(read(text, text.indexOf('PUT'))).toMatchObject({ method: 'PUT', url: `${URL_A}/2` });
  });

  test('has no access token where it sends a password', () => {
    const command = `curl ${URL_A} -H 'Authorization: Basic YTpi' -d grant_type=client_credentials`;
    expect(read(command)).toMatchObject({ accessToken: undefined });
    expect(rewrite(command)).toContain("-H 'Authorization: Basic YTpi'");
  });
});

describe('a rewritten command', () => {
  test.each([
    [
      "curl 'U' \\\n  -H 'authorization: Bearer T' \\\n  -d a",
      "curl 'U' \\\n  -H 'authorization: DPoP T' \\\n  -H 'DPoP: a.b.c' \\\n  -d a",
    ],
    [
      'curl ^"U^" ^\n  -H ^"Authorization: Bearer T^" ^\n  -d a',
      'curl ^"U^" ^\n  -H ^"Authorization: DPoP T^" ^\n  -H ^"DPoP: a.b.c^" ^\n  -d a',
    ],
    [
      'curl.exe "U" `\n  -H "Authorization: Bearer T" `\n  -v',
      'curl.exe "U" `\n  -H "Authorization: DPoP T" `\n  -H "DPoP: a.b.c" `\n  -v',
    ],
    ['curl --oauth2-bearer T U', "curl -H 'Authorization: DPoP T' -H 'DPoP: a.b.c' U"],
    ['curl -H"Authorization: Bearer T" U', 'curl -H"Authorization: DPoP T" -H"DPoP: a.b.c" U'],
    [
      "curl --header @- 'U' <<'HEADER'\nAuthorization: Bearer T\nHEADER\n",
      "curl --header @- 'U' <<'HEADER'\nAuthorization: DPoP T\nDPoP: a.b.c\nHEADER\n",
    ],
    [
      "curl U -H 'Authorization: DPoP T' -H 'DPoP: x.y.z' -H 'DPoP: u.v.w' -v",
      "curl U -H 'Authorization: DPoP T' -H 'DPoP: a.b.c' -v",
    ],
    ['curl -d a=b "U"', 'curl -H "DPoP: a.b.c" -d a=b "U"'],
    ["$ curl 'U' | jq\n# end", "$ curl -H 'DPoP: a.b.c' 'U' | jq\n# end"],
  ])('sends token and proof in the style of the old one: %s', (before, after) => {
    const fill = (text: string) => text.replace('U', URL_A).replace(/\bT\b/, TOKEN);
    expect(rewrite(fill(before))).toBe(fill(after));
  });

  test('is taken out of the text around it', () => {
    const text = `Try this:\n\n$ curl --header @- ${URL_A} <<HEADER\nAuthorization: Bearer ${TOKEN}\nHEADER\n\nThen wait.`;
    const result = readProofRequest(text, undefined);
    expect(result.ok && rewriteCommand(text, result.value, 'a.b.c')).toBe(
      `curl --header @- ${URL_A} <<HEADER\nAuthorization: DPoP ${TOKEN}\nDPoP: a.b.c\nHEADER`,
    );
  });

  test.each([
    ["curl -X PATCH 'U' -H 'Authorization: Bearer T'"],
    ['curl -X PATCH ^"U^" ^\n  -H ^"authorization: Bearer T^"'],
    ['curl.exe -X PATCH "U" `\n  -H "Authorization: Bearer T"'],
    ["curl -X PATCH --header @- 'U' <<'HEADER'\nAuthorization: Bearer T\nHEADER\n"],
  ])('is read as a request with a token and its proof: %s', (template) => {
    const text = rewrite(template.replace('U', URL_A).replace(/\bT\b/, JWT), RFC9449.proof);
    const found = extractTokens(text);
    expect(found.map(({ compact }) => compact)).toEqual([JWT, RFC9449.proof]);
    const [access, proof] = found.map(({ context }) => context);
    expect(access?.carrier).toMatchObject({ kind: 'header', scheme: 'DPoP' });
    expect(proof?.carrier).toMatchObject({ kind: 'header', name: 'DPoP' });
    expect(readTarget(proof?.request?.text ?? '')).toMatchObject({ method: 'PATCH', url: URL_A });
  });
});
