import { quoteJava } from '../code/literals.ts';
import { file } from '../code/snippet-library.ts';
import type { CodeFile } from '../code/snippet-subject.ts';
import { say } from '../words/say.ts';
import {
  aboutLines,
  commentOf,
  describeCase,
  explainNotAccepted,
  explainStale,
} from './export-words.ts';
import type { ExportedSet } from './refusal.ts';

/** For Java 16 and JUnit 5 or 6. */
export function junitTest(exported: ExportedSet): CodeFile {
  const { control, refusals, expires, scheme } = exported;
  return file(
    'RefusalSetTest.java',
    aboutLines(exported).map((line) => `// ${commentOf(line)}`),
    IMPORTS,
    '',
    'class RefusalSetTest {',
    '  private record Rejected(String id, String title, List<Integer> statuses, String token) {}',
    '',
    '  private static final HttpClient CLIENT = HttpClient.newHttpClient();',
    '',
    `  // ${say`A protected URL of your API. Replace this method to call the API in another way.`}`,
    '  private static int statusOf(String token) throws Exception {',
    '    HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("API_URL")))',
    '        .timeout(Duration.ofSeconds(30))',
    `        .header("Authorization", "${scheme} " + token)`,
    '        .build();',
    '    return CLIENT.send(request, BodyHandlers.discarding()).statusCode();',
    '  }',
    '',
    control !== undefined && [
      '  @BeforeAll',
      '  static void acceptsTheValidToken() throws Exception {',
      expires !== undefined &&
        `    assertTrue(Instant.now().getEpochSecond() < ${Math.floor(expires)}L, ${quoteJava(explainStale())});`,
      `    int status = statusOf(${quoteJava(control)});`,
      `    assertTrue(status >= 200 && status <= 299, status + ": " + ${quoteJava(explainNotAccepted())});`,
      '  }',
      '',
    ],
    '  @TestFactory',
    '  Stream<DynamicTest> rejects() {',
    '    return REJECTED.stream().map(each -> DynamicTest.dynamicTest(',
    '        each.id() + ": " + each.title(),',
    '        () -> {',
    '          int status = statusOf(each.token());',
    '          assertTrue(each.statuses().contains(status), "HTTP " + status);',
    '        }));',
    '  }',
    '',
    '  private static final List<Rejected> REJECTED = List.of(',
    refusals.map(({ id, statuses, token, title, reference }, index) => [
      `      new Rejected(${quoteJava(id)}, ${quoteJava(describeCase(title, reference.title))},`,
      `          List.of(${statuses.join(', ')}),`,
      `          ${quoteJava(token)})${index === refusals.length - 1 ? ');' : ','}`,
    ]),
    refusals.length === 0 && '  );',
    '}',
  );
}

const IMPORTS = [
  'import static org.junit.jupiter.api.Assertions.assertTrue;',
  '',
  'import java.net.URI;',
  'import java.net.http.HttpClient;',
  'import java.net.http.HttpRequest;',
  'import java.net.http.HttpResponse.BodyHandlers;',
  'import java.time.Duration;',
  'import java.time.Instant;',
  'import java.util.List;',
  'import java.util.stream.Stream;',
  'import org.junit.jupiter.api.BeforeAll;',
  'import org.junit.jupiter.api.DynamicTest;',
  'import org.junit.jupiter.api.TestFactory;',
];
