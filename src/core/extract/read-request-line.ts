import { isJwt } from './read-beside.ts';

/** What a request asks for, as far as it is written: a proof may have been made for it. */
export interface RequestTarget {
  /** In capitals. */
  readonly method?: string | undefined;
  /** An address, or its path alone as in the first line of a message. */
  readonly url?: string | undefined;
  /** What is sent as "Authorization: DPoP", where it is not a JWT. */
  readonly boundToken?: string | undefined;
}

/** Reads an HTTP message, a command that sends one, or an entry of a HAR file. */
export function readTarget(block: string): RequestTarget {
  const listed = LISTED.exec(block);
  if (listed) {
    const [, method = '', url] = listed;
    const [own = ''] = block.split(/"request"\s*:/);
    return { method: method.toUpperCase(), url, ...bound(LISTED_AUTHORIZATION.exec(own)?.[1]) };
  }
  return { ...readMethodAndUrl(block), ...bound(AUTHORIZATION.exec(block)?.[1]) };
}

function readMethodAndUrl(block: string): RequestTarget {
  const line = /^(?:[><]\s*)?([A-Z]+)[ \t]+(\S+)[ \t]+HTTP\/\d/.exec(block);
  if (line) return { method: line[1], url: line[2] };
  if (/^curl/i.test(block)) return { method: methodOfCurl(block), url: addressOfCurl(block) };
  const fetched = /^fetch\(\s*["'`](https?:\/\/[^"'`]+)["'`]/.exec(block);
  if (!fetched) return {};
  const method = /["']?method["']?\s*:\s*["']([A-Za-z]+)["']/.exec(block)?.[1] ?? 'GET';
  return { method: method.toUpperCase(), url: fetched[1] };
}

const AUTHORIZATION =
  /authorization["'`]?\s*[:=]\s*["'`]?dpop[ \t]+([\w.~+/-]{1,4096}=*)(?=["'`\s]|$)/i;
/** As HAR files have them. */
const LISTED = /^"method"\s*:\s*"([A-Za-z]+)"\s*,\s*"url"\s*:\s*"([^"]+)"/;
const LISTED_AUTHORIZATION =
  /"name"\s*:\s*"authorization"\s*,\s*"value"\s*:\s*"DPoP ([\w.~+/-]+=*)"/i;

function bound(value: string | undefined): Pick<RequestTarget, 'boundToken'> {
  return value === undefined || isJwt(value) ? {} : { boundToken: value };
}

/** What curl sends: the method it is told, or the one that goes with its other options. */
function methodOfCurl(block: string): string {
  const told = /\s(?:-X\s*|--request[ =]+)["']?([A-Za-z]+)/.exec(withoutLongStrings(block))?.[1];
  if (told) return told.toUpperCase();
  const options = withoutLongStrings(block);
  if (/\s(?:-I|--head)(?=\s|$)/.test(options)) return 'HEAD';
  if (/\s(?:-G|--get)(?=\s|$)/.test(options)) return 'GET';
  if (/\s(?:-T|--upload-file)[\s=]/.test(options)) return 'PUT';
  return /\s(?:-d|-F|--data(?:-\w+)*|--form(?:-\w+)?|--json)(?=[\s="'@]|$)/.test(options)
    ? 'POST'
    : 'GET';
}

/** Headers and bodies may hold what looks like an option; no method is as long as they are. */
function withoutLongStrings(block: string): string {
  return block.replace(/'[^']*'|"[^"\\]*(?:\\[\s\S][^"\\]*)*"?/g, (quoted) =>
    quoted.length < 14 ? quoted : "''",
  );
}

const ADDRESS = /(?<=[\s"'=])https?:\/\/[^\s"'`<>^\\]+/gi;
/** A header's value, or an option that takes an address that is not the request's. */
const BEFORE_OTHER_ADDRESS =
  /(?:[\w-]+:\s*|(?:-e|-x|-A|-d|-F|--(?:referer|proxy|preproxy|user-agent|data|form|doh-url)(?:-\w+)*)[ =]*["']?|[&?=]|\w=)$/;

/** The one address of a command; undefined where there are several. */
function addressOfCurl(block: string): string | undefined {
  const addresses = Array.from(block.matchAll(ADDRESS)).filter(
    ({ index }) => !BEFORE_OTHER_ADDRESS.test(block.slice(Math.max(0, index - 40), index)),
  );
  return addresses.length === 1 ? addresses[0]?.[0] : undefined;
}
