import { say } from '../words/say.ts';
import { COOKIE } from './javascript.ts';
import { explainJose, JOSE_ALGORITHMS, signWithJose, verifyWithJose } from './jose.ts';
import { quoteJs } from './literals.ts';
import { file, type Line, type SnippetLibrary } from './snippet-library.ts';
import type { CodeFile, SnippetSubject } from './snippet-subject.ts';

export const next: SnippetLibrary = {
  id: 'next',
  name: 'Next.js',
  language: 'Node.js',
  install: 'npm install jose',
  algorithms: JOSE_ALGORITHMS,
  explainMissing: explainJose,
  fetchesKeys: true,
  verify: (subject) => [
    verifyWithJose(subject, 'lib/verify-token.js'),
    proxy(),
    startSession(subject),
  ],
  sign: (subject) => [signWithJose(subject, 'lib/sign-token.js'), login(subject)],
};

function proxy(): CodeFile {
  return file(
    'proxy.js',
    `// ${say`Before Next.js 16, name the file middleware.js and the function middleware.`}`,
    "import { NextResponse } from 'next/server';",
    "import { verifyToken } from './lib/verify-token.js';",
    '',
    'export async function proxy(request) {',
    `  const token = request.cookies.get(${quoteJs(COOKIE)})?.value;`,
    '  if (token && (await isSound(token))) return NextResponse.next();',
    "  return NextResponse.redirect(new URL('/login', request.url));",
    '}',
    '',
    'async function isSound(token) {',
    '  try {',
    '    await verifyToken(token);',
    '    return true;',
    '  } catch {',
    '    return false;',
    '  }',
    '}',
    '',
    `// ${say`Check the token again where you read data. This proxy is not the only way in.`}`,
    "export const config = { matcher: ['/((?!login|_next/static|_next/image).*)'] };",
  );
}

function startSession({ requiredClaims, length }: SnippetSubject): CodeFile {
  const expires = requiredClaims.includes('exp');
  return file(
    'app/session/actions.js',
    "'use server';",
    '',
    "import { cookies } from 'next/headers';",
    "import { verifyToken } from '../../lib/verify-token.js';",
    '',
    'export async function startSession(token) {',
    expires ? '  const { exp } = await verifyToken(token);' : '  await verifyToken(token);',
    expires && [
      `  // ${say`The cookie expires with the token.`}`,
      '  const maxAge = Math.max(0, Math.floor(exp - Date.now() / 1000));',
    ],
    setCookie(length, expires ? 'maxAge' : undefined),
    '}',
  );
}

function login({ length }: SnippetSubject): CodeFile {
  return file(
    'app/login/actions.js',
    "'use server';",
    '',
    "import { cookies } from 'next/headers';",
    `// ${say`Your function: checks the submitted credentials.`}`,
    "import { findUser } from '../../lib/find-user.js';",
    "import { LIFETIME, signToken } from '../../lib/sign-token.js';",
    '',
    'export async function login(formData) {',
    '  const user = await findUser(formData);',
    '  if (!user) return { ok: false };',
    '  const token = await signToken({ sub: user.id });',
    `  // ${say`The cookie expires with the token.`}`,
    setCookie(length, 'maxAge: LIFETIME'),
    '  return { ok: true };',
    '}',
  );
}

/** Bytes of a cookie, name and all, that every browser keeps (RFC 6265 §6.1). */
const LARGEST_COOKIE = 4096;

function setCookie(length: number, age: string | undefined): Line {
  return [
    length + COOKIE.length > LARGEST_COOKIE &&
      `  // ${say`This token is too long for a cookie: browsers keep up to 4096 bytes.`}`,
    '  const jar = await cookies();',
    `  jar.set(${quoteJs(COOKIE)}, token, {`,
    `    // ${say`Not readable by scripts, and sent only over TLS.`}`,
    '    httpOnly: true,',
    '    secure: true,',
    "    sameSite: 'lax',",
    "    path: '/',",
    age !== undefined && `    ${age},`,
    '  });',
  ];
}
