import { quoteJs } from '../code/literals.ts';
import { file } from '../code/snippet-library.ts';
import type { CodeFile } from '../code/snippet-subject.ts';
import { say } from '../words/say.ts';
import { aboutLines, describeCase, explainNotAccepted, explainStale } from './export-words.ts';
import type { ExportedSet } from './refusal.ts';

export function vitestTest(exported: ExportedSet): CodeFile {
  const { control, refusals, expires, scheme } = exported;
  return file(
    'refusal-set.test.js',
    aboutLines(exported).map((line) => `// ${line}`),
    "import { beforeAll, expect, test } from 'vitest';",
    '',
    `// ${say`A protected URL of your API.`}`,
    'const API_URL = process.env.API_URL;',
    '',
    `// ${say`Replace this function to call your API in another way.`}`,
    'async function statusOf(token) {',
    "  if (!API_URL) throw new Error('API_URL');",
    '  const response = await fetch(API_URL, {',
    `    headers: { authorization: \`${scheme} \${token}\` },`,
    "    redirect: 'manual',",
    '  });',
    '  await response.body?.cancel();',
    '  return response.status;',
    '}',
    '',
    control !== undefined && [
      `const ACCEPTED = ${quoteJs(control)};`,
      '',
      'beforeAll(async () => {',
      expires !== undefined && [
        `  if (Date.now() / 1000 >= ${Math.floor(expires)}) {`,
        `    throw new Error(${quoteJs(explainStale())});`,
        '  }',
      ],
      '  const status = await statusOf(ACCEPTED);',
      '  if (status < 200 || status > 299) {',
      `    throw new Error(\`\${status}: \${${quoteJs(explainNotAccepted())}}\`);`,
      '  }',
      '});',
      '',
    ],
    'const REJECTED = [',
    refusals.map(({ id, statuses, token, title, reference }) => [
      '  {',
      `    id: ${quoteJs(id)},`,
      `    title: ${quoteJs(describeCase(title, reference.title))},`,
      `    statuses: [${statuses.join(', ')}],`,
      `    token: ${quoteJs(token)},`,
      '  },',
    ]),
    '];',
    '',
    'const cases = REJECTED.map((each) => [each.id, each.title, each]);',
    '',
    "test.each(cases)('rejects %s: %s', async (_id, _title, { statuses, token }) => {",
    '  expect(statuses).toContain(await statusOf(token));',
    '});',
  );
}
