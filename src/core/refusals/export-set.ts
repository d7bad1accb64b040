import type { CodeFile } from '../code/snippet-subject.ts';
import { formatUtc } from '../time/utc-date.ts';
import { say } from '../words/say.ts';
import { curlScript } from './export-curl.ts';
import { goTest } from './export-go.ts';
import { junitTest } from './export-junit.ts';
import { pytestTest } from './export-pytest.ts';
import { vitestTest } from './export-vitest.ts';
import type { ExportedSet } from './refusal.ts';

/** One form in which a set can be taken away. */
export interface ExportFormat {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly write: (exported: ExportedSet) => CodeFile;
}

export const EXPORT_FORMATS: readonly ExportFormat[] = [
  { id: 'curl', name: 'Bash, cURL', mediaType: 'text/x-shellscript', write: curlScript },
  { id: 'json', name: 'JSON', mediaType: 'application/json', write: jsonFile },
  { id: 'vitest', name: 'Vitest', mediaType: 'text/javascript', write: vitestTest },
  { id: 'pytest', name: 'pytest', mediaType: 'text/x-python', write: pytestTest },
  { id: 'junit', name: 'JUnit 5', mediaType: 'text/x-java', write: junitTest },
  { id: 'go', name: 'go test', mediaType: 'text/x-go', write: goTest },
];

function jsonFile({ control, refusals, expires, scheme }: ExportedSet): CodeFile {
  const set = {
    about: say`Tokens an API must reject, for testing your own systems.`,
    scheme,
    expires: expires === undefined ? null : formatUtc(expires),
    accept: control === undefined ? null : { token: control },
    reject: refusals.map(({ id, title, reason, reference, statuses, token }) => ({
      ...{ id, title, reason, reference, statuses, token },
    })),
  };
  return { name: 'refusal-set.json', code: `${JSON.stringify(set, null, 2)}\n` };
}
