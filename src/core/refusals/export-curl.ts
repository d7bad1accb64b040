import { quoteShell } from '../code/literals.ts';
import { file } from '../code/snippet-library.ts';
import type { CodeFile } from '../code/snippet-subject.ts';
import { say } from '../words/say.ts';
import { aboutLines, describeCase, explainNotAccepted, explainStale } from './export-words.ts';
import type { ExportedSet } from './refusal.ts';

/**
 * A script that sends every token and reports in TAP. The tokens go through standard input, as
 * `printf` is a part of bash: a command line is for all on the machine to see.
 */
export function curlScript(exported: ExportedSet): CodeFile {
  const { control, refusals, expires, scheme } = exported;
  const count = refusals.length + (control === undefined ? 0 : 1);
  return file(
    'refusal-set.sh',
    '#!/usr/bin/env bash',
    aboutLines(exported).map((line) => `# ${line}`),
    '#',
    '# API_URL=https://localhost:8443/orders bash refusal-set.sh',
    `# ${say`ACCEPT_STATUS: the codes for the valid token. ALSO_REJECTED: further codes for the others, such as 302.`}`,
    'set -uo pipefail',
    `if [ -z "\${API_URL:-}" ]; then`,
    `  echo "${inDoubleQuotes(say`Set API_URL to a protected URL of your API.`)}" >&2`,
    '  exit 2',
    'fi',
    `accepted=\${ACCEPT_STATUS:-200 201 202 204}`,
    `also=\${ALSO_REJECTED:-}`,
    'number=0',
    'failed=0',
    '',
    'status_of() {',
    `  printf 'Authorization: ${scheme} %s\\n' "$1" |`,
    "    curl --silent --show-error --max-time 30 --output /dev/null --write-out '%{http_code}' \\",
    '      --header @- --url "$API_URL"',
    '}',
    '',
    '# expect ID CODES TOKEN DESCRIPTION',
    'expect() {',
    '  local status',
    '  number=$((number + 1))',
    '  if ! status=$(status_of "$3"); then',
    `    echo "Bail out! ${inDoubleQuotes(say`No answer from the API.`)}"`,
    '    exit 2',
    '  fi',
    '  case " $2 " in',
    '    *" $status "*) echo "ok $number - $1: $status" ;;',
    '    *)',
    '      failed=$((failed + 1))',
    '      echo "not ok $number - $1: $status"',
    '      echo "# $4" ;;',
    '  esac',
    '}',
    '',
    'reject() { expect "$1" "$2 $also" "$3" "$4"; }',
    '',
    'echo "TAP version 13"',
    `echo "1..${count}"`,
    expires !== undefined &&
      control !== undefined && [
        `if (($(date +%s) >= ${Math.floor(expires)})); then`,
        `  echo "Bail out! ${inDoubleQuotes(explainStale())}"`,
        '  exit 2',
        'fi',
      ],
    control !== undefined && [
      `expect accepted "$accepted" ${quoteShell(control)} ''`,
      'if ((failed)); then',
      `  echo "Bail out! ${inDoubleQuotes(explainNotAccepted())}"`,
      '  exit 2',
      'fi',
    ],
    refusals.map(({ id, statuses, token, title, reference }) =>
      [
        'reject',
        id,
        quoteShell(statuses.join(' ')),
        quoteShell(token),
        quoteShell(describeCase(title, reference.title)),
      ].join(' '),
    ),
    'exit $((failed > 0))',
  );
}

function inDoubleQuotes(text: string): string {
  return text.replace(/["$`\\]/g, '\\$&');
}
