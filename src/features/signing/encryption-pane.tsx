import type { DecodedToken, TokenPart } from '../../core/decode/decoded-token.ts';
import { joseHeader } from '../../core/decode/jose-header.ts';
import { stringMember } from '../../core/encoding/json-query.ts';
import { PART_NAMES } from '../../core/explain/explain-fault.ts';
import { explainRole } from '../../core/explain/explain-part-role.ts';
import {
  findContentEncryption,
  findKeyManagement,
} from '../../core/registry/encryption-algorithms.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { say, sayCount } from '../../core/words/say.ts';
import { withinSentence } from '../../core/words/within-sentence.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PART_DOTS } from '../token/part-colours.ts';

export interface EncryptionPaneProps {
  readonly token: DecodedToken;
}

/** What an encrypted token is made of. */
export function EncryptionPane({ token }: EncryptionPaneProps) {
  // The parts are those of the token as it is, whatever is being edited.
  const header = joseHeader(token);
  const algorithm = header && findKeyManagement(stringMember(header, 'alg') ?? '');
  const encryption = header && findContentEncryption(stringMember(header, 'enc') ?? '');
  return (
    <Panel
      title={say`Encryption`}
      edge="signature"
      note={[algorithm?.description, encryption?.description].filter(Boolean).join(' · ')}
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
    </Panel>
  );
}

function PartItem({ part, role }: { readonly part: TokenPart; readonly role: string }) {
  const name = PART_NAMES[part.name];
  const length = part.octets.ok ? part.octets.value.length : undefined;
  return (
    <li
      data-part={part.name}
      data-octets={length}
      className="grid grid-cols-[auto_1fr_auto] items-center gap-x-2.5 px-3.5 py-1.5 text-13"
    >
      <span aria-hidden="true" className={`size-2 rounded ${PART_DOTS[part.name]}`} />
      <span className="min-w-0">
        <b className="font-medium">{name}</b>{' '}
        <span className="whitespace-nowrap text-12 text-muted">
          {length === undefined
            ? say`unreadable`
            : sayCount(length, '{1} octet', '{1} octets', formatNumber(length))}
        </span>
        <span className="block text-12 text-muted">{role}</span>
      </span>
      {part.encoded !== '' && <CopyButton what={withinSentence(name)} text={part.encoded} />}
    </li>
  );
}
