import { quotePython } from '../code/literals.ts';
import { file } from '../code/snippet-library.ts';
import type { CodeFile } from '../code/snippet-subject.ts';
import { say } from '../words/say.ts';
import { aboutLines, describeCase, explainNotAccepted, explainStale } from './export-words.ts';
import type { ExportedSet } from './refusal.ts';

export function pytestTest(exported: ExportedSet): CodeFile {
  const { control, refusals, expires, scheme } = exported;
  return file(
    'test_refusal_set.py',
    aboutLines(exported).map((line) => `# ${line}`),
    'import os',
    expires !== undefined && 'import time',
    'import urllib.error',
    'import urllib.request',
    '',
    'import pytest',
    '',
    '',
    'class NoRedirect(urllib.request.HTTPRedirectHandler):',
    '    def redirect_request(self, *args):',
    '        return None',
    '',
    '',
    'OPENER = urllib.request.build_opener(NoRedirect)',
    '',
    '',
    'def status_of(token):',
    `    # ${say`A protected URL of your API. Replace this function to call the API in another way.`}`,
    '    request = urllib.request.Request(os.environ["API_URL"])',
    `    request.add_header("Authorization", f"${scheme} {token}")`,
    '    try:',
    '        with OPENER.open(request, timeout=30) as response:',
    '            return response.status',
    '    except urllib.error.HTTPError as error:',
    '        return error.code',
    '',
    '',
    control !== undefined && [
      `ACCEPTED = ${quotePython(control)}`,
      '',
      '',
      '@pytest.fixture(scope="module", autouse=True)',
      'def accepts_the_valid_token():',
      expires !== undefined && [
        `    if time.time() >= ${Math.floor(expires)}:`,
        `        pytest.fail(${quotePython(explainStale())})`,
      ],
      '    status = status_of(ACCEPTED)',
      '    if not 200 <= status <= 299:',
      `        pytest.fail(f"{status}: " + ${quotePython(explainNotAccepted())})`,
      '',
      '',
    ],
    'REJECTED = [',
    refusals.map(({ id, statuses, token, title, reference }) => [
      `    # ${describeCase(title, reference.title)}`,
      `    pytest.param({${statuses.join(', ')}}, ${quotePython(token)}, id=${quotePython(id)}),`,
    ]),
    ']',
    '',
    '',
    '@pytest.mark.parametrize("statuses, token", REJECTED)',
    'def test_rejects(statuses, token):',
    '    assert status_of(token) in statuses',
  );
}
