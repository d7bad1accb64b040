import { say } from '../words/say.ts';
import { COOKIE } from './javascript.ts';
import { explainJose, JOSE_ALGORITHMS, signWithJose, verifyWithJose } from './jose.ts';
import { quoteJs } from './literals.ts';
import { file, type SnippetLibrary } from './snippet-library.ts';
import type { CodeFile, SnippetSubject } from './snippet-subject.ts';

export const express: SnippetLibrary = {
  id: 'express',
  name: 'Express',
  language: 'Node.js',
  install: 'npm install express jose',
  algorithms: JOSE_ALGORITHMS,
  explainMissing: explainJose,
  fetchesKeys: true,
  verify: (subject) => [verifyWithJose(subject, 'verify-token.mjs'), requireToken(subject)],
  sign: (subject) => [signWithJose(subject, 'sign-token.mjs'), login()],
};

function requireToken({ scheme }: SnippetSubject): CodeFile {
  return file(
    'require-token.mjs',
    "import { verifyToken } from './verify-token.mjs';",
    '',
    `/** ${say`Allows only requests with a valid token: app.use('/api', requireToken)`} */`,
    'export async function requireToken(request, response, next) {',
    "  const [scheme, token] = (request.headers.authorization ?? '').split(' ');",
    `  if (scheme.toLowerCase() !== ${quoteJs(scheme.toLowerCase())} || !token) {`,
    `    response.set('WWW-Authenticate', ${quoteJs(scheme)}).status(401).end();`,
    '    return;',
    '  }',
    '  try {',
    '    request.claims = await verifyToken(token);',
    '  } catch {',
    `    // ${say`Log the reason, but tell the client only that verification failed.`}`,
    `    response.set('WWW-Authenticate', ${quoteJs(`${scheme} error="invalid_token"`)}).status(401).end();`,
    '    return;',
    '  }',
    '  next();',
    '}',
  );
}

function login(): CodeFile {
  return file(
    'login.mjs',
    `// ${say`Your function: checks the submitted credentials.`}`,
    "import { findUser } from './find-user.mjs';",
    "import { LIFETIME, signToken } from './sign-token.mjs';",
    '',
    "/** app.post('/login', express.json(), login) */",
    'export async function login(request, response) {',
    '  const user = await findUser(request.body);',
    '  if (!user) {',
    '    response.status(401).end();',
    '    return;',
    '  }',
    `  response.cookie(${quoteJs(COOKIE)}, await signToken({ sub: user.id }), {`,
    `    // ${say`Not readable by scripts, and sent only over TLS.`}`,
    '    httpOnly: true,',
    '    secure: true,',
    "    sameSite: 'lax',",
    "    path: '/',",
    `    // ${say`In milliseconds. The cookie expires with the token.`}`,
    '    maxAge: LIFETIME * 1000,',
    '  });',
    '  response.status(204).end();',
    '}',
  );
}
