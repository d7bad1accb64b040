/** A value taken out of `NAME=value`. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
}

const LINE = /^[ \t]*(?:export[ \t]+|set[ \t]+|\$env:)?([A-Za-z_][A-Za-z0-9_.-]*)[ \t]*=(.*)$/;

/** Characters of a name in which its last words are looked for. */
const LONGEST_ENDING = 64;

/** Last words of names that hold a key: JWT_SECRET, publicKey, JWKS, HMAC_KEY_V2. */
const KEY_WORDS = /(?:secret|key|keys|pem|cert|certificate|crt|jwks?)$/i;

/**
 * The value of a line as in a `.env` file, when the text is made of nothing
 * else and a name in it is that of a key. Of several, those that speak of JWT
 * or signing come first. A secret that only looks so must not be cut.
 */
export function findAssignment(text: string): Assignment | undefined {
  const lines = logicalLines(text);
  const assignments = lines.map(readAssignment);
  if (lines.length === 0 || assignments.some((found) => !found)) return undefined;
  const named = assignments.flatMap((found) => (found && namesKey(found.name) ? [found] : []));
  return named.find(({ name }) => /jwt|jws|jwk|token|sign/i.test(name)) ?? named[0];
}

/** Whether a value means the place of a key rather than the key. */
export function isPlaceOfKey({ value }: Assignment): boolean {
  return /^(?:[A-Za-z]:\\|~?\.{0,2}\/)[\w .\\/-]*\.(?:pem|key|crt|cer|der|jwks?|json|p8|p12|pfx|pub|txt)$/i.test(
    value,
  );
}

/** Lines without comments and blank ones; a quoted value may go over several. */
function logicalLines(text: string): string[] {
  const joined = text.replace(/(=[ \t]*)("[^"]*"|'[^']*')/g, (quoted) =>
    quoted.replace(/\r?\n/g, '\\n'),
  );
  return joined.split(/\r?\n/).filter((line) => !/^\s*(?:#|$)/.test(line));
}

function readAssignment(line: string): Assignment | undefined {
  const [, name, written = ''] = LINE.exec(line) ?? [];
  if (name === undefined) return undefined;
  const value = unquote(written.trim().replace(/;$/, ''));
  // What ends in equals signs is base64, not a name.
  return /^=*$/.test(value) ? undefined : { name, value };
}

function unquote(value: string): string {
  const [, single] = /^'([^']*)'(?:\s+#.*)?$/.exec(value) ?? [];
  if (single !== undefined) return single;
  const [, double] = /^"([^"\\]*(?:\\.[^"\\]*)*)"(?:\s+#.*)?$/.exec(value) ?? [];
  if (double !== undefined) return double.replace(/\\n/g, '\n').replace(/\\(["\\$])/g, '$1');
  return value.replace(/(?:^|\s)#.*$/s, '').trimEnd();
}

function namesKey(name: string): boolean {
  return KEY_WORDS.test(
    name
      .slice(-LONGEST_ENDING)
      .replace(/[_.-]?(?:v?\d+|base64(?:url)?|b64|hex|current|prod|dev)$/i, ''),
  );
}
