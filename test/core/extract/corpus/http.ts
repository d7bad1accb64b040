import { A, B, D, E, K, R, type Row, S, U } from './tokens.ts';

const GET = 'GET /v1/orders HTTP/1.1';

export const HTTP: readonly Row[] = [
  [
    'Authorization line',
    `${GET}\nAuthorization: Bearer ${A}\nHost: api.test\n`,
    'A Authorization header Bearer @api.test',
  ],
  [
    'CR LF',
    `${GET}\r\nHost: api.test\r\nAuthorization: Bearer ${A}\r\n\r\n`,
    'A Authorization header Bearer @api.test',
  ],
  [
    'HTTP/2 in small letters',
    `GET /v1 HTTP/2\nhost: api.test\nauthorization: Bearer ${R}\n`,
    'R authorization header Bearer @api.test',
  ],
  [
    'absolute target',
    `GET http://api.test/v1 HTTP/1.1\nAuthorization: Bearer ${A}\n`,
    'A Authorization header Bearer @http://api.test',
  ],
  [
    'cURL -v log',
    `> ${GET}\n> Host: api.test\n> Authorization: Bearer ${A}\n> Accept: */*\n`,
    'A Authorization header Bearer @api.test',
  ],
  [
    'proxy',
    `CONNECT x\nProxy-Authorization: Bearer ${A}\nX: y`,
    'A Proxy-Authorization header Bearer',
  ],
  ['no scheme', `Host: api.test\nAuthorization: ${A}\n`, 'A Authorization header - @api.test'],
  [
    'scheme JWT',
    `Host: api.test\nAuthorization: JWT ${A}\n`,
    'A Authorization header JWT @api.test',
  ],
  [
    'scheme Token',
    `Host: api.test\nAuthorization: Token ${A}\n`,
    'A Authorization header Token @api.test',
  ],
  [
    'scheme with a colon',
    `Host: api.test\nAuthorization: bearer: ${A}\n`,
    'A Authorization header bearer: @api.test',
  ],
  [
    'quotes a server would see',
    `Host: api.test\nAuthorization: "Bearer ${A}"\n`,
    'A Authorization header Bearer quoted @api.test',
  ],
  [
    'two tokens in a header',
    `Host: api.test\nAuthorization: Bearer ${A} ${B}\n`,
    'A Authorization header Bearer @api.test',
    'B - text @api.test',
  ],
  [
    'DPoP and its proof',
    `${GET}\nHost: api.test\nAuthorization: DPoP ${A}\nDPoP: ${B}\n`,
    'A Authorization header DPoP @api.test',
    'B DPoP header - @api.test',
  ],
  [
    'x- header',
    `${GET}\nHost: a.test\nX-Amzn-Oidc-Data: ${B}\nAccept: */*`,
    'B X-Amzn-Oidc-Data header - @a.test',
  ],
  [
    'forwarded token',
    `host: a.test\nx-forwarded-access-token: ${R}\n`,
    'R x-forwarded-access-token header - @a.test',
  ],
  [
    'Cloudflare',
    `host: a.test\ncf-access-jwt-assertion: ${R}\n`,
    'R cf-access-jwt-assertion header - @a.test',
  ],
  [
    'cookie',
    `${GET}\nHost: a.test\nCookie: theme=dark; session=${A}; lang=en\n`,
    'A session cookie sent @a.test',
  ],
  ['first cookie', `${GET}\nHost: a.test\nCookie: session=${A}\n`, 'A session cookie sent @a.test'],
  [
    'two cookies',
    `${GET}\nHost: a.test\nCookie: id=${A}; access=${B}\n`,
    'A id cookie sent @a.test',
    'B access cookie sent @a.test',
  ],
  [
    'Set-Cookie',
    `HTTP/1.1 200 OK\nSet-Cookie: session=${A}; HttpOnly; Secure; Path=/; SameSite=Lax\n`,
    'A session cookie set HttpOnly,Secure,Path=/,SameSite=Lax',
  ],
  [
    'only Set-Cookie',
    `Set-Cookie: session=${A}; Max-Age=3600`,
    'A session cookie set Max-Age=3600',
  ],
  ['Set-Cookie without attributes', `set-cookie: jwt=${A}\nother: x`, 'A jwt cookie set'],
  [
    'Set-Cookie with a date',
    `Set-Cookie: __Host-id=${A}; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Secure`,
    'A __Host-id cookie set Expires=Wed, 21 Oct 2026 07:28:00 GMT,Secure',
  ],
  ['quoted cookie value', `Set-Cookie: session="${A}"; Secure`, 'A session cookie set Secure'],
  [
    'redirect with a fragment',
    `HTTP/1.1 302 Found\nLocation: https://app.test/cb#id_token=${A}&state=x\n`,
    'A id_token url fragment https app.test',
  ],
  [
    'redirect with a query',
    `HTTP/1.1 302 Found\nLocation: https://app.test/cb?token=${A}\n`,
    'A token url query https app.test',
  ],
  [
    'target',
    `GET /cb?access_token=${A} HTTP/1.1\nHost: a.test\n`,
    'A access_token url query - - @a.test',
  ],
  ['path of a target', `GET /verify/${A} HTTP/1.1\nHost: a.test\n`, 'A - url path - - @a.test'],
  [
    'Referer',
    `${GET}\nHost: a.test\nReferer: https://b.test/?t=${A}\n`,
    'A t url query https b.test @a.test',
  ],
  [
    'form post',
    `POST /token HTTP/1.1\nHost: a.test\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=urn%3Ajwt&assertion=${B}&x=1`,
    'B assertion form @a.test',
  ],
  [
    'form post, last field',
    `POST /token HTTP/1.1\nHost: a.test\n\nclient_id=x&client_assertion=${B}`,
    'B client_assertion form @a.test',
  ],
  [
    'JSON response',
    `HTTP/1.1 200 OK\nContent-Type: application/json\n\n{"access_token":"${A}","id_token":"${B}","token_type":"Bearer"}`,
    'A access_token member',
    'B id_token member',
  ],
  [
    'encrypted token',
    `${GET}\nHost: a.test\nAuthorization: Bearer ${E}\n`,
    'E Authorization header Bearer @a.test',
  ],
  [
    'direct encryption',
    `${GET}\nHost: a.test\nCookie: next-auth.session-token=${D}\n`,
    'D next-auth.session-token cookie sent @a.test',
  ],
  [
    'unsecured token',
    `${GET}\nHost: a.test\nAuthorization: Bearer ${U}\nAccept: */*`,
    'U Authorization header Bearer @a.test',
  ],
  [
    'SD-JWT',
    `${GET}\nHost: a.test\nAuthorization: Bearer ${S}\n`,
    'S Authorization header Bearer @a.test',
  ],
  [
    'SD-JWT with key binding',
    `POST / HTTP/1.1\nHost: a.test\n\nvp_token=${K}&state=x`,
    'K vp_token form @a.test',
  ],
  [
    'two messages',
    `${GET}\nHost: a.test\nAuthorization: Bearer ${A}\n\nGET /2 HTTP/1.1\nHost: b.test\nAuthorization: Bearer ${B}\n`,
    'A Authorization header Bearer @a.test',
    'B Authorization header Bearer @b.test',
  ],
  [
    'websocket',
    `GET /ws HTTP/1.1\nHost: a.test\nSec-WebSocket-Protocol: ${A}\n`,
    'A Sec-WebSocket-Protocol header - @a.test',
  ],
];

export const CURL: readonly Row[] = [
  [
    'apostrophes',
    `curl -H 'Authorization: Bearer ${A}' https://api.test/v1`,
    'A Authorization header Bearer @https://api.test',
  ],
  [
    'quotes',
    `curl https://api.test/v1 -H "Authorization: Bearer ${A}"`,
    'A Authorization header Bearer @https://api.test',
  ],
  [
    'http',
    `curl -H 'Authorization: Bearer ${A}' http://api.test/v1`,
    'A Authorization header Bearer @http://api.test',
  ],
  [
    '--header',
    `curl --header 'Authorization: Bearer ${A}' 'https://api.test'`,
    'A Authorization header Bearer @https://api.test',
  ],
  [
    'lines with a backslash',
    `curl 'https://api.test/v1' \\\n  -H 'accept: */*' \\\n  -H 'authorization: Bearer ${A}' \\\n  --compressed`,
    'A authorization header Bearer @https://api.test',
  ],
  [
    'as Chromium copies it for bash',
    `curl 'https://api.test/v1' \\\n  -H 'accept: */*' \\\n  -b 'theme=dark; session=${A}' \\\n  -H 'priority: u=1, i'`,
    'A session cookie sent @https://api.test',
  ],
  [
    'as Chromium copies it for cmd',
    `curl ^"https://api.test/v1^" ^\n  -H ^"accept: */*^" ^\n  -H ^"authorization: Bearer ${A}^" ^\n  --compressed`,
    'A authorization header Bearer @https://api.test',
  ],
  [
    'cookies for cmd',
    `curl ^"https://api.test/v1^" ^\n  -b ^"theme=dark; session=${A}^" ^\n`,
    'A session cookie sent @https://api.test',
  ],
  [
    'cookie header for cmd',
    `curl ^"https://api.test^" ^\n  -H ^"cookie: a=b; session=${A}^"`,
    'A session cookie sent @https://api.test',
  ],
  [
    'as Firefox copies it',
    `curl 'https://api.test/v1' --compressed -H 'User-Agent: x' -H 'Authorization: Bearer ${A}' -H 'Cookie: s=${B}'`,
    'A Authorization header Bearer @https://api.test',
    'B s cookie sent @https://api.test',
  ],
  [
    'ANSI-C quoting',
    `curl 'https://a.test' --data-raw $'{"token":"${A}"}'`,
    'A token member @https://a.test',
  ],
  [
    'JSON body in quotes',
    `curl https://a.test -d "{\\"refresh_token\\":\\"${A}\\"}"`,
    'A refresh_token member @https://a.test',
  ],
  [
    'JSON body for cmd',
    `curl ^"https://a.test^" --data-raw ^"^{^\\^"token^\\^":^\\^"${A}^\\^"^}^"`,
    'A token member @https://a.test',
  ],
  [
    'form body',
    `curl https://a.test/token -d 'grant_type=x&assertion=${A}'`,
    'A assertion form @https://a.test',
  ],
  [
    'URL',
    `curl 'https://api.test/v1?access_token=${A}'`,
    'A access_token url query https api.test @https://api.test',
  ],
  [
    'oauth2-bearer',
    `curl --oauth2-bearer ${A} https://api.test`,
    'A oauth2-bearer code --oauth2-bearer @https://api.test',
  ],
  [
    'wget',
    `wget --header="Authorization: Bearer ${A}" https://a.test`,
    'A Authorization header Bearer @https://a.test',
  ],
  [
    'HTTPie',
    `http GET https://a.test 'Authorization:Bearer ${A}'`,
    'A Authorization header Bearer @https://a.test',
  ],
  [
    'PowerShell',
    `Invoke-RestMethod -Uri 'https://a.test' -Headers @{ Authorization = "Bearer ${A}" }`,
    'A Authorization header Bearer @https://a.test',
  ],
  [
    'PowerShell as copied',
    `Invoke-WebRequest -UseBasicParsing -Uri "https://a.test" \`\n-Headers @{\n"authorization"="Bearer ${A}"\n}`,
    'A authorization header Bearer @https://a.test',
  ],
  [
    'fetch as copied',
    `fetch("https://a.test/v1", {\n  "headers": {\n    "authorization": "Bearer ${A}"\n  },\n  "body": null\n});`,
    'A authorization header Bearer @https://a.test',
  ],
  [
    'token broken over continued lines',
    `curl https://a.test -H 'Authorization: Bearer ${A.slice(0, 60)}\\\n${A.slice(60)}'`,
    'A Authorization header Bearer @https://a.test +line-breaks,continuations',
  ],
];
