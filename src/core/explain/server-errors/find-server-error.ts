import type { CheckName } from '../../claims/check.ts';
import type { ExpectationField } from '../../claims/expectation-texts.ts';
import { writeList } from '../../claims/expectations.ts';
import { CLOUD_MESSAGES } from './cloud-messages.ts';
import { DOTNET_MESSAGES } from './dotnet-messages.ts';
import { GATEWAY_MESSAGES } from './gateway-messages.ts';
import { GO_MESSAGES } from './go-messages.ts';
import { JAVA_MESSAGES } from './java-messages.ts';
import { NODE_MESSAGES } from './node-messages.ts';
import { PYTHON_MESSAGES } from './python-messages.ts';
import type { ServerError } from './server-error.ts';

/** What a server's message says. */
export interface ServerErrorReading {
  /** Undefined for words that anybody may use. */
  readonly library: string | undefined;
  readonly check: CheckName | undefined;
  readonly causes: readonly string[];
  /** The words of the message that were recognised. */
  readonly words: string;
  /** What the server says that it expects. */
  readonly expected: { readonly field: ExpectationField; readonly value: string } | undefined;
}

/** A stack trace has its message within so many characters. */
const READ_AT_MOST = 10_000;

/** The order in which they are tried: what is peculiar to a library first, what anybody may say last. */
const SERVER_ERRORS: readonly ServerError[] = [
  ...DOTNET_MESSAGES,
  ...CLOUD_MESSAGES,
  ...JAVA_MESSAGES,
  ...NODE_MESSAGES,
  ...GO_MESSAGES,
  ...PYTHON_MESSAGES,
  ...GATEWAY_MESSAGES,
];

/** Reads a message, a stack trace, a JSON body or a `WWW-Authenticate` header; undefined for words that nobody here knows. */
export function findServerError(text: string): ServerErrorReading | undefined {
  const read = text.slice(0, READ_AT_MOST).replaceAll('\\"', '"');
  for (const { library, pattern, check, causes } of SERVER_ERRORS) {
    const match = pattern.exec(read);
    if (!match) continue;
    return {
      library,
      check,
      causes: causes.map((cause) => cause()),
      words: match[0],
      expected: expectedIn(match, check),
    };
  }
  return undefined;
}

const FIELDS: Partial<Readonly<Record<CheckName, ExpectationField>>> = {
  algorithm: 'algorithms',
  issuer: 'issuer',
  audience: 'audience',
  type: 'type',
  claims: 'claims',
  scopes: 'scopes',
};

function expectedIn(
  match: RegExpExecArray,
  check: CheckName | undefined,
): ServerErrorReading['expected'] {
  const field = check && FIELDS[check];
  const { expected, listed } = match.groups ?? {};
  const values = expected === undefined ? readListed(listed ?? '') : [expected];
  const [first] = values;
  if (!field || first === undefined) return undefined;
  return { field, value: field === 'issuer' ? first : writeList(values) };
}

/** "a or b", "a, b" or "a b". */
function readListed(text: string): string[] {
  return text.split(/\s*,\s*|\s+or\s+|\s+/).filter((item) => item !== '');
}
