import { say } from '../words/say.ts';
import { explainJose, JOSE_ALGORITHMS, verifyWithJose } from './jose.ts';
import { file, type SnippetLibrary } from './snippet-library.ts';
import type { CodeFile, SnippetSubject } from './snippet-subject.ts';

export const sdJwt: SnippetLibrary = {
  id: 'sd-jwt',
  name: '@sd-jwt/core',
  language: 'Node.js',
  install: 'npm install @sd-jwt/core jose',
  algorithms: JOSE_ALGORITHMS,
  explainMissing: explainJose,
  fetchesKeys: true,
  verifyDisclosures: (subject) => [verifyWithJose(subject, 'verify-token.mjs'), disclose(subject)],
};

/** The issuer's token is checked by jose, so that the library need only put the disclosures in. */
function disclose({ isBound }: SnippetSubject): CodeFile {
  return file(
    'verify-sd-jwt.mjs',
    "import { createHash } from 'node:crypto';",
    "import { SDJwtInstance } from '@sd-jwt/core';",
    "import { verifyToken } from './verify-token.mjs';",
    '',
    'const instance = new SDJwtInstance({',
    "  hasher: (text, name) => createHash(name.replace(/-/g, '')).update(text).digest(),",
    '  verifier: async (text, signature) => {',
    '    try {',
    '      await verifyToken(`${text}.${signature}`);',
    '      return true;',
    '    } catch {',
    '      return false;',
    '    }',
    '  },',
    '});',
    '',
    `/** ${say`Returns the claims, including the disclosed ones; throws if the token or a disclosure is not from the issuer.`} */`,
    isBound && `// ${say`This code doesn’t check that the holder has the key in “cnf”.`}`,
    'export async function verifySdJwt(text) {',
    '  const { payload } = await instance.verify(text);',
    '  return payload;',
    '}',
  );
}
