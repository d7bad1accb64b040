import type { CommandWord } from './split-command.ts';

/** An option of curl with its argument; `from` and `to` are those of both. */
export interface CurlOption {
  /** The long name, where one is known; "" for what is not an option: a URL. */
  readonly name: string;
  readonly argument: string;
  /** The word that holds the argument, and how many of its characters belong to the option. */
  readonly word: CommandWord;
  readonly attached: number;
  readonly from: number;
  readonly to: number;
}

const WITH_ARGUMENT = 'AbcCdDeEFHKmoPQrtTuUwxXyYz';
const SHORT_NAMES: Readonly<Record<string, string>> = {
  ...{ X: 'request', H: 'header', d: 'data', F: 'form', T: 'upload-file', I: 'head', G: 'get' },
  ...{ K: 'config', g: 'globoff', ':': 'next' },
};

/** The long options of curl 8 that take no argument, beside those that begin with "no-". */
const FLAGS = new Set(
  (
    'anyauth append basic ca-native cert-status compressed compressed-ssh create-dirs crlf digest disable ' +
    'disable-eprt disable-epsv disallow-username-in-url doh-cert-status doh-insecure fail fail-early ' +
    'fail-with-body false-start form-escape ftp-create-dirs ftp-pasv ftp-pret ftp-skip-pasv-ip ' +
    'ftp-ssl-ccc ftp-ssl-control get globoff haproxy-protocol head http0.9 http1.0 http1.1 http2 ' +
    'http2-prior-knowledge http3 http3-only ignore-content-length include insecure ipv4 ipv6 ' +
    'junk-session-cookies list-only location location-trusted mail-rcpt-allowfails manual metalink mptcp ' +
    'negotiate netrc netrc-optional next ntlm ntlm-wb out-null parallel parallel-immediate path-as-is ' +
    'post301 post302 post303 progress-bar proxy-anyauth proxy-basic proxy-ca-native proxy-digest proxy-http2 ' +
    'proxy-insecure proxy-negotiate proxy-ntlm proxy-ssl-allow-beast proxy-ssl-auto-client-cert ' +
    'proxy-tlsv1 proxytunnel raw remote-header-name remote-name remote-name-all remote-time ' +
    'remove-on-error retry-all-errors retry-connrefused sasl-ir show-error show-headers silent skip-existing ' +
    'socks5-basic socks5-gssapi socks5-gssapi-nec ssl ssl-allow-beast ssl-auto-client-cert ' +
    'ssl-no-revoke ssl-reqd ssl-revoke-best-effort ssl-sessions sslv2 sslv3 styled-output ' +
    'suppress-connect-headers tcp-fastopen tcp-nodelay tftp-no-options tls-earlydata tlsv1 tlsv1.0 tlsv1.1 ' +
    'tlsv1.2 tlsv1.3 tr-encoding trace-ids trace-time use-ascii verbose version xattr'
  ).split(' '),
);

/** The options and URLs of a command in their order; `words` begins after the name of the program. */
export function readOptions(words: readonly CommandWord[]): CurlOption[] {
  const options: CurlOption[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (!word) break;
    const found = readWord(word, words[index + 1]);
    options.push(...found.options);
    if (found.takesNext) index += 1;
  }
  return options;
}

interface ReadWord {
  readonly options: readonly CurlOption[];
  readonly takesNext: boolean;
}

function readWord(word: CommandWord, next: CommandWord | undefined): ReadWord {
  const { value, from, to } = word;
  const alone = { argument: '', word, attached: 0, from, to };
  const withNext = (name: string): CurlOption =>
    next
      ? { name, argument: next.value, word: next, attached: 0, from, to: next.to }
      : { ...alone, name };
  if (/^--./.test(value)) {
    const name = value.slice(2);
    if (FLAGS.has(name) || name.startsWith('no-')) {
      return { options: [{ ...alone, name }], takesNext: false };
    }
    return { options: [withNext(name)], takesNext: true };
  }
  if (!/^-./.test(value) || value === '--') {
    const isUrl = value !== '' && value !== '-' && value !== '--';
    return { options: isUrl ? [{ ...alone, name: '', argument: value }] : [], takesNext: false };
  }
  const options: CurlOption[] = [];
  for (let at = 1; at < value.length; at += 1) {
    const letter = value.charAt(at);
    const name = SHORT_NAMES[letter] ?? letter;
    if (!WITH_ARGUMENT.includes(letter)) {
      options.push({ ...alone, name });
      continue;
    }
    const argument = value.slice(at + 1);
    if (argument === '') return { options: [...options, withNext(name)], takesNext: true };
    options.push({ ...alone, name, argument, attached: at + 1 });
    break;
  }
  return { options, takesNext: false };
}
