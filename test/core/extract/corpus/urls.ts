import { A, B, E, K, type Row, S, U } from './tokens.ts';

const once = encodeURIComponent;
const percentDots = (token: string) => token.replaceAll('.', '%2E');

export const URLS: readonly Row[] = [
  ['query', `https://app.test/cb?token=${A}`, 'A token url query https app.test'],
  [
    'query, more behind',
    `https://app.test/cb?a=1&token=${A}&b=2`,
    'A token url query https app.test',
  ],
  [
    'fragment',
    `https://app.test/cb#access_token=${A}&token_type=Bearer`,
    'A access_token url fragment https app.test',
  ],
  [
    'query and fragment',
    `https://app.test/cb?id_token_hint=${A}#access_token=${B}`,
    'A id_token_hint url query https app.test',
    'B access_token url fragment https app.test',
  ],
  ['http', `http://app.test/?token=${A}`, 'A token url query http app.test'],
  ['port', `http://localhost:3000/?token=${A}`, 'A token url query http localhost:3000'],
  ['websocket', `wss://app.test/socket?token=${A}`, 'A token url query wss app.test'],
  [
    'scheme of an app',
    `com.example.app://callback#id_token=${A}`,
    'A id_token url fragment com.example.app callback',
  ],
  ['path', `https://app.test/verify/${A}`, 'A - url path https app.test'],
  ['path with more behind', `https://app.test/verify/${A}/confirm`, 'A - url path https app.test'],
  ['path and query', `https://app.test/verify/${A}?x=1`, 'A - url path https app.test'],
  ['user information', `https://user@app.test/?t=${A}`, 'A t url query https app.test'],
  ['in prose', `Open https://app.test/cb?token=${A} now.`, 'A token url query https app.test'],
  ['in brackets', `(https://app.test/cb?token=${A})`, 'A token url query https app.test'],
  ['in Markdown', `[link](https://app.test/cb?token=${A})`, 'A token url query https app.test'],
  [
    'in HTML',
    `<a href="https://app.test/cb?a=b&amp;token=${A}&amp;c=d">x</a>`,
    'A token url query https app.test',
  ],
  ['relative', `"/cb?token=${A}"`, 'A token url query - -'],
  ['only a query', `?token=${A}&x=1`, 'A token url query - -'],
  ['only a fragment', `#id_token=${A}&state=x`, 'A id_token url fragment - -'],
  [
    'a URL in a parameter',
    `https://a.test/login?next=${once(`https://b.test/cb?token=${A}&x=1`)}`,
    'A token url query https a.test',
  ],
  [
    'a URL in a parameter twice',
    `https://a.test/?u=${once(once(`https://b.test/#id_token=${A}&x=1`))}&y=2`,
    'A id_token url query https a.test',
  ],
  [
    'a URL percent-encoded',
    once(`https://b.test/cb#id_token=${A}&x=1`),
    'A id_token url path https b.test',
  ],
  [
    'dots percent-encoded',
    `https://a.test/?token=${percentDots(A)}`,
    'A token url query https a.test +percent-encoding',
  ],
  [
    'dots percent-encoded twice',
    `https://a.test/?token=${once(percentDots(A))}`,
    'A token url query https a.test +percent-encoding',
  ],
  [
    'dots percent-encoded in small letters',
    `https://a.test/?token=${A.replaceAll('.', '%2e')}`,
    'A token url query https a.test +percent-encoding',
  ],
  [
    'all marks percent-encoded',
    `t=${percentDots(B).replaceAll('-', '%2D').replaceAll('_', '%5F')}`,
    'B t variable +percent-encoding',
  ],
  [
    'tildes percent-encoded',
    `https://a.test/?vp_token=${S.replaceAll('~', '%7E')}`,
    'S vp_token url query https a.test +percent-encoding',
  ],
  [
    'JSON in a parameter',
    `https://a.test/?data=${once(JSON.stringify({ access_token: A }))}`,
    'A access_token url query https a.test',
  ],
  ['with a scheme', `https://a.test/?auth=Bearer%20${A}`, 'A auth url query https a.test'],
  ['behind an express cookie', `https://a.test/?c=s%3A${A}&x`, 'A c url query https a.test'],
  [
    'request object',
    `https://as.test/authorize?client_id=x&request=${B}`,
    'B request url query https as.test',
  ],
  [
    'encrypted request object',
    `https://as.test/authorize?request=${E}&x=1`,
    'E request url query https as.test',
  ],
  ['presentation', `openid4vp://?vp_token=${K}`, 'K vp_token url query openid4vp -'],
  ['unsecured', `https://a.test/?token=${U}&x=1`, 'U token url query https a.test'],
  ['semicolons', `https://a.test/?a=1;token=${A};b=2`, 'A token url query https a.test'],
  [
    'brackets in the name',
    `https://a.test/?auth%5Btoken%5D=${A}`,
    'A auth%5Btoken%5D url query https a.test',
  ],
  ['behind Url:', `url=https://a.test/?token=${A}`, 'A token url query https a.test'],
  [
    'two',
    `https://a.test/?t=${A}\nhttps://b.test/?u=${B}`,
    'A t url query https a.test',
    'B u url query https b.test',
  ],
];

export const FORMS: readonly Row[] = [
  ['post', `grant_type=refresh&assertion=${A}&scope=x`, 'A assertion form'],
  ['first field', `id_token=${A}&state=x`, 'A id_token form'],
  ['hidden field', `<input type="hidden" name="id_token" value="${A}">`, 'A id_token member'],
  [
    'hidden field, value first',
    `<form><input value="${A}" name="id_token" type="hidden"/></form>`,
    'A id_token member',
  ],
  ['apostrophes', `<input type='hidden' name='SAMLish' value='${A}'/>`, 'A SAMLish member'],
  ['meta', `<meta name="csrf-token" content="${A}">`, 'A csrf-token member'],
  ['data attribute', `<div data-token="${A}"></div>`, 'A data-token member'],
  ['script', `<script>window.token = "${A}";</script>`, 'A token variable'],
  ['element', `<code>${A}</code>`, 'A code member'],
  ['text area', `<textarea name="jwt">${A}</textarea>`, 'A textarea member'],
  ['multipart', `--x\nContent-Disposition: form-data; name="token"\n\n${A}\n--x--`, 'A - text'],
  ['quotes as entities', `&quot;access_token&quot;:&quot;${A}&quot;`, 'A access_token member'],
  ['dots as entities', `<p>${A.replaceAll('.', '&#46;')}</p>`, 'A p member +entities'],
  [
    'parts in colours',
    `<p>${A.split('.')
      .map((part, i) => `<span class="c${i}">${part}</span>`)
      .join('.')}</p>`,
    'A span member +markup',
  ],
  ['break opportunities', `<p>${A.replaceAll('.', '.<wbr>')}</p>`, 'A p member +invisible'],
  ['line breaks', `<p>${A.replaceAll('.', '.<br>')}</p>`, 'A p member +markup'],
];
