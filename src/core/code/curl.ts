import { SIGNATURE_ALGORITHMS } from '../registry/algorithms.ts';
import { say } from '../words/say.ts';
import { quoteShell } from './literals.ts';
import { file, type SnippetLibrary } from './snippet-library.ts';
import type { CodeFile, SnippetSubject } from './snippet-subject.ts';

export const curl: SnippetLibrary = {
  id: 'curl',
  name: 'curl',
  language: 'Bash',
  algorithms: SIGNATURE_ALGORITHMS.map(({ name }) => name),
  fetchesKeys: true,
  verify: (subject) => [send(subject), ...keys(subject)],
  decrypt: (subject) => [send(subject)],
  verifyDisclosures: (subject) => [send(subject)],
};

/** The token goes through standard input, as a command line is for all on the machine to see. */
function send({ audience, scheme }: SnippetSubject): CodeFile {
  const isAddress = audience !== undefined && /^https?:\/\//.test(audience);
  return file(
    'send-token.sh',
    '#!/usr/bin/env bash',
    'set -euo pipefail',
    `# ${say`Set TOKEN to the token. This keeps it out of the process list and the shell history.`}`,
    isAddress && `audience=${quoteShell(audience)}`,
    isAddress ? 'address=${API_URL:-$audience}' : 'address=${API_URL:?}',
    scheme === 'DPoP' && `# ${say`Set PROOF to a DPoP proof created for this request (RFC 9449).`}`,
    `{`,
    `  printf 'Authorization: ${scheme} %s\\n' "\${TOKEN:?}"`,
    scheme === 'DPoP' && `  printf 'DPoP: %s\\n' "\${PROOF:?}"`,
    '} | curl --fail-with-body --silent --show-error --header @- "$address"',
  );
}

function keys({ issuer, target }: SnippetSubject): readonly CodeFile[] {
  if (issuer === undefined || !/^https?:\/\//.test(issuer)) return [];
  if (target.form === 'jwe' || target.algorithm.keyType === 'oct') return [];
  return [
    file(
      'fetch-keys.sh',
      '#!/usr/bin/env bash',
      'set -euo pipefail',
      `# ${say`Use the keys the issuer publishes, not keys that a token points to.`}`,
      `issuer=${quoteShell(issuer)}`,
      'metadata=$(curl --fail --silent --show-error "${issuer%/}/.well-known/openid-configuration")',
      '[ "$(jq -r .issuer <<< "$metadata")" = "$issuer" ]',
      'curl --fail --silent --show-error "$(jq -r .jwks_uri <<< "$metadata")"',
    ),
  ];
}
