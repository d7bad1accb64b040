import { quoteGo } from '../code/literals.ts';
import { file } from '../code/snippet-library.ts';
import type { CodeFile } from '../code/snippet-subject.ts';
import { say } from '../words/say.ts';
import { aboutLines, describeCase, explainNotAccepted, explainStale } from './export-words.ts';
import type { ExportedSet } from './refusal.ts';

export function goTest(exported: ExportedSet): CodeFile {
  const { control, refusals, expires, scheme } = exported;
  const isTimed = control !== undefined && expires !== undefined;
  return file(
    'refusal_set_test.go',
    aboutLines(exported).map((line) => `// ${line}`),
    `// ${say`Change the package to that of your tests.`}`,
    'package main',
    '',
    'import (',
    ['net/http', 'os', 'testing', 'time'].map((name) => `\t"${name}"`),
    ')',
    '',
    `// ${say`Replace this function to call your API in another way.`}`,
    'func statusOf(t *testing.T, token string) int {',
    '\tt.Helper()',
    '\turl := os.Getenv("API_URL")',
    '\tif url == "" {',
    `\t\tt.Fatal(${quoteGo(say`Set API_URL to a protected URL of your API.`)})`,
    '\t}',
    '\trequest, err := http.NewRequest(http.MethodGet, url, nil)',
    '\tif err != nil {',
    '\t\tt.Fatal(err)',
    '\t}',
    `\trequest.Header.Set("Authorization", "${scheme} "+token)`,
    '\tclient := &http.Client{',
    '\t\tTimeout: 30 * time.Second,',
    '\t\tCheckRedirect: func(*http.Request, []*http.Request) error {',
    '\t\t\treturn http.ErrUseLastResponse',
    '\t\t},',
    '\t}',
    '\tresponse, err := client.Do(request)',
    '\tif err != nil {',
    '\t\tt.Fatal(err)',
    '\t}',
    '\tresponse.Body.Close()',
    '\treturn response.StatusCode',
    '}',
    '',
    'func TestRefusalSet(t *testing.T) {',
    isTimed && [
      `\tif time.Now().Unix() >= ${Math.floor(expires)} {`,
      `\t\tt.Fatal(${quoteGo(explainStale())})`,
      '\t}',
    ],
    control !== undefined && [
      `\tif status := statusOf(t, ${quoteGo(control)}); status < 200 || status > 299 {`,
      `\t\tt.Fatal(status, ${quoteGo(explainNotAccepted())})`,
      '\t}',
    ],
    '\trejected := []struct {',
    '\t\tid, title, token string',
    '\t\tstatuses         []int',
    '\t}{',
    refusals.map(({ id, statuses, token, title, reference }) => {
      const texts = [id, describeCase(title, reference.title), token].map(quoteGo);
      return `\t\t{${texts.join(', ')}, []int{${statuses.join(', ')}}},`;
    }),
    '\t}',
    '\tfor _, each := range rejected {',
    '\t\tt.Run(each.id, func(t *testing.T) {',
    '\t\t\tstatus := statusOf(t, each.token)',
    '\t\t\tfor _, expected := range each.statuses {',
    '\t\t\t\tif status == expected {',
    '\t\t\t\t\treturn',
    '\t\t\t\t}',
    '\t\t\t}',
    '\t\t\tt.Errorf("%s: HTTP %d", each.title, status)',
    '\t\t})',
    '\t}',
    '}',
  );
}
