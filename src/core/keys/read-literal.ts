/** One token of a literal: a string, a name, a number or a mark; comments and white space between them. */
const TOKEN =
  /\s+|\/\/[^\n]*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|`(?:[^`\\]|\\[\s\S])*`|[A-Za-z_$][\w$]*|-?\d[\w.+-]*|[{}[\]:,]/y;

const WORDS: Readonly<Record<string, string>> = {
  true: 'true',
  false: 'false',
  null: 'null',
  True: 'true',
  False: 'false',
  None: 'null',
  undefined: 'null',
};

/** An object literal of JavaScript or Python, or JSON with comments, as JSON; undefined where it is none. */
export function literalToJson(text: string): string | undefined {
  const written: string[] = [];
  let pending = '';
  for (let at = 0; at < text.length; ) {
    TOKEN.lastIndex = at;
    const [token] = TOKEN.exec(text) ?? [];
    if (token === undefined) return undefined;
    at += token.length;
    if (/^(?:\s|\/[/*])/.test(token)) continue;
    // A comma before a closing bracket is left out.
    if (pending !== '' && token !== '}' && token !== ']') written.push(pending);
    pending = token === ',' ? token : '';
    if (token !== ',') written.push(toJson(token));
  }
  return written.join('');
}

function toJson(token: string): string {
  if (/^["'`]/.test(token)) return stringToJson(token.slice(1, -1));
  if (!/^[A-Za-z_$]/.test(token)) return token;
  return Object.hasOwn(WORDS, token) ? (WORDS[token] ?? '') : JSON.stringify(token);
}

/** The inside of a string as JSON has it, with the escapes that JSON knows. */
function stringToJson(inside: string): string {
  const escaped = inside.replace(/\\(?:\r?\n|[\s\S])|"|[\r\n\t]/g, (match) => {
    if (match === '"') return '\\"';
    if (match === '\n' || match === '\r' || match === '\t')
      return JSON.stringify(match).slice(1, -1);
    if (/^\\(?:["\\/bfnrtu])$/.test(match)) return match;
    return /^\\\r?\n$/.test(match) ? '' : match.slice(1);
  });
  return `"${escaped}"`;
}
