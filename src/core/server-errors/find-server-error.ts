import type { CheckName } from '../checks/check.ts';
import type { ExpectationField } from '../checks/expectation-texts.ts';
import { writeList } from '../checks/expectations.ts';
import { AMAZON_MESSAGES } from './amazon-messages.ts';
import { CLOUD_MESSAGES } from './cloud-messages.ts';
import { DATABASE_MESSAGES } from './database-messages.ts';
import { DOTNET_MESSAGES } from './dotnet-messages.ts';
import { ANY_MESSAGES, GATEWAY_MESSAGES } from './gateway-messages.ts';
import { GO_APP_MESSAGES } from './go-app-messages.ts';
import { GO_MESSAGES } from './go-messages.ts';
import { JAVA_APP_MESSAGES } from './java-app-messages.ts';
import { JAVA_MESSAGES } from './java-messages.ts';
import { KEY_LOADING_MESSAGES } from './key-loading-messages.ts';
import { MICROSOFT_MESSAGES } from './microsoft-messages.ts';
import { NATIVE_MESSAGES } from './native-messages.ts';
import { NODE_APP_MESSAGES } from './node-app-messages.ts';
import { NODE_MESSAGES } from './node-messages.ts';
import { PHP_RUBY_MESSAGES } from './php-ruby-messages.ts';
import { BARE_MESSAGES, OAUTH_MESSAGES, PROVIDER_MESSAGES } from './provider-messages.ts';
import { PROXY_MESSAGES } from './proxy-messages.ts';
import { PYTHON_APP_MESSAGES } from './python-app-messages.ts';
import { PYTHON_MESSAGES } from './python-messages.ts';
import { type QuotedMember, quotedMembers } from './quoted-members.ts';
import type { Scope, ServerError } from './server-error.ts';
import { SERVICE_MESSAGES } from './service-messages.ts';
import { SESSION_MESSAGES } from './session-messages.ts';

/** What a server's message says. */
export interface ServerErrorReading {
  /** Undefined for words that anybody may use. */
  readonly library: string | undefined;
  /** Whether the message is known word for word; else it was guessed from its keywords. */
  readonly isKnown: boolean;
  readonly scope: Scope;
  readonly check: CheckName | undefined;
  readonly causes: readonly string[];
  /** The words of the message that were recognised. */
  readonly words: string;
  /** What the server says that it expects. */
  readonly expected: { readonly field: ExpectationField; readonly value: string } | undefined;
  /** Header parameters and claims that the message quotes. */
  readonly quoted: readonly QuotedMember[];
}

/** A stack trace has its message within so many characters. */
const READ_AT_MOST = 10_000;

/** The order in which they are tried: what is peculiar to a service or library first, what many may say last. */
const KNOWN: readonly ServerError[] = [
  ...DOTNET_MESSAGES,
  ...MICROSOFT_MESSAGES,
  ...SERVICE_MESSAGES,
  ...AMAZON_MESSAGES,
  ...DATABASE_MESSAGES,
  ...CLOUD_MESSAGES,
  ...PROVIDER_MESSAGES,
  ...PROXY_MESSAGES,
  ...SESSION_MESSAGES,
  ...JAVA_APP_MESSAGES,
  ...NODE_APP_MESSAGES,
  ...PYTHON_APP_MESSAGES,
  ...PHP_RUBY_MESSAGES,
  ...GO_APP_MESSAGES,
  ...KEY_LOADING_MESSAGES,
  ...JAVA_MESSAGES,
  ...NODE_MESSAGES,
  ...GO_MESSAGES,
  ...PYTHON_MESSAGES,
  ...GATEWAY_MESSAGES,
  ...NATIVE_MESSAGES,
  ...OAUTH_MESSAGES,
];

/** Reads a message, a stack trace, a JSON body or a `WWW-Authenticate` header; undefined where no word of it is known. */
export function findServerError(text: string): ServerErrorReading | undefined {
  const read = text.slice(0, READ_AT_MOST).replaceAll('\\"', '"');
  const isKnown = true;
  return (
    search(KNOWN, read, isKnown) ??
    search(ANY_MESSAGES, read, !isKnown) ??
    search(BARE_MESSAGES, read, isKnown)
  );
}

function search(
  messages: readonly ServerError[],
  read: string,
  isKnown: boolean,
): ServerErrorReading | undefined {
  for (const { library, pattern, scope, check, causes } of messages) {
    const match = pattern.exec(read);
    if (!match) continue;
    return {
      library,
      isKnown,
      scope,
      check,
      causes: causes.map((cause) => cause()),
      words: match[0],
      expected: expectedIn(match, check),
      quoted: quotedMembers(read, match.groups?.kid),
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
