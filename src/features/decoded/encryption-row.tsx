import type { DecodedToken, TokenPart } from '../../core/decode/decoded-token.ts';
import { joseHeader } from '../../core/decode/jose-header.ts';
import { stringMember } from '../../core/encoding/json-query.ts';
import { explainRole } from '../../core/explain/explain-part-role.ts';
import { PART_NAMES } from '../../core/explain/part-names.ts';
import {
  findContentEncryption,
  findKeyManagement,
} from '../../core/registry/encryption-algorithms.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { shorten } from '../../core/words/quote.ts';
import { say, sayCount } from '../../core/words/say.ts';
import { withinSentence } from '../../core/words/within-sentence.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Coded } from '../../ui/quoted.tsx';
import { FoldRow } from './fold-row.tsx';

export interface EncryptionRowProps {
  readonly token: DecodedToken;
  /** Undefined while it is being worked out. */
  readonly verdict: SignatureVerdict | undefined;
}

/** With what a token is encrypted and whether it was opened; opened, its parts and what each is for. */
export function EncryptionRow({ token, verdict }: EncryptionRowProps) {
  // The parts are those of the token as it is, whatever is being edited.
  const header = joseHeader(token);
  const [alg = '', enc = ''] = header
    ? [stringMember(header, 'alg'), stringMember(header, 'enc')]
    : [];
  const algorithm = findKeyManagement(alg);
  const encryption = findContentEncryption(enc);
  const names = [alg, enc].filter((name) => name !== '').map(shorten);
  return (
    <FoldRow
      title={say`Encryption`}
      edge="signature"
      summary={
        <span className="flex flex-wrap gap-x-2">
          <span translate="no" className="font-mono">
            {names.join(', ')}
          </span>
          <span>{describe(verdict)}</span>
        </span>
      }
    >
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari takes the role from lists without bullets */}
      <ul role="list" aria-label={say`Parts`} className="divide-y divide-line">
        {token.parts.map((part) => (
          <PartItem
            key={part.start}
            part={part}
            role={explainRole(part.name, algorithm, encryption)}
          />
        ))}
      </ul>
    </FoldRow>
  );
}

function describe(verdict: SignatureVerdict | undefined): string {
  switch (verdict?.state) {
    case 'decrypted':
      return say`decrypted`;
    case 'encrypted':
      return say`not decrypted`;
    case 'invalid':
      return say`the key doesn’t decrypt it`;
    default:
      return '';
  }
}

const DOTS: Readonly<Record<TokenPart['name'], string>> = {
  header: 'bg-header',
  payload: 'bg-payload',
  signature: 'bg-signature',
  encryptedKey: 'bg-encrypted-key',
  initializationVector: 'bg-vector',
  ciphertext: 'bg-payload',
  authenticationTag: 'bg-signature',
  extra: 'bg-warn',
};

function PartItem({ part, role }: { readonly part: TokenPart; readonly role: string }) {
  const name = PART_NAMES[part.name];
  const length = part.bytes.ok ? part.bytes.value.length : undefined;
  return (
    <li
      data-part={part.name}
      data-bytes={length}
      className="grid grid-cols-[auto_1fr_auto] items-center gap-x-2 py-1 pr-2 pl-4 text-13"
    >
      <span aria-hidden="true" className={`h-3 w-[3px] rounded-[1px] ${DOTS[part.name]}`} />
      <span className="min-w-0">
        <b className="font-medium">{name}</b>{' '}
        <span className="whitespace-nowrap text-12 text-muted">
          {length === undefined
            ? say`Not readable`
            : sayCount(length, '{1} byte', '{1} bytes', formatNumber(length))}
        </span>
        <span className="block text-12 text-muted">
          <Coded>{role}</Coded>
        </span>
      </span>
      {part.encoded !== '' && <CopyButton isIcon what={withinSentence(name)} text={part.encoded} />}
    </li>
  );
}
