import { writeAuthorization, writeCurl } from '../../core/compose/write-request.ts';
import { type JsonObject, parseJson } from '../../core/encoding/json-text.ts';
import type { AsymmetricKey, KeyMaterial } from '../../core/keys/key-material.ts';
import { say } from '../../core/words/say.ts';
import { publicHalf } from '../../session/make-key.ts';
import { copyText } from '../../ui/copy-text.ts';
import type { Command, CommandContext } from './command.ts';

/** A text to copy, and what it is. */
interface Copied {
  readonly id: string;
  readonly name: () => string;
  /** Said once it is on the clipboard. */
  readonly done: () => string;
  readonly text: string | undefined | (() => Promise<string>);
  readonly shortcut?: string;
  readonly section?: () => string;
}

export function copyCommands(context: CommandContext): readonly Command[] {
  return [...tokenTexts(context), ...keyTexts(context), ...claimTexts(context)].map(toCommand);
}

function toCommand({ id, name, done, text, shortcut, section }: Copied): Command {
  return {
    id: `copy-${id}`,
    group: 'copy',
    section: section ?? (() => say`Copy`),
    name,
    ...(shortcut ? { shortcut } : {}),
    available: () => Boolean(text),
    run: async ({ tell }) => {
      const copied = typeof text === 'function' ? await text() : text;
      const isCopied = Boolean(copied) && (await copyText(copied ?? ''));
      tell(isCopied ? done() : say`Couldn’t copy – the browser blocked clipboard access.`);
    },
  };
}

function tokenTexts({ token, headerText, payloadText, history }: CommandContext): Copied[] {
  const claims = claimsOf(payloadText);
  const { text } = history.present;
  const compact = token && !token.found.json ? token.found.compact : '';
  return [
    {
      id: 'token',
      name: () => say`Copy token`,
      done: () => say`Token copied.`,
      text: token?.found.json?.source ?? token?.found.compact,
      shortcut: 'c',
    },
    {
      id: 'text',
      name: () => say`Copy all text, including the token`,
      done: () => say`Text copied, including the token.`,
      text: token && token.found.compact !== text.trim() ? text : undefined,
    },
    {
      id: 'bearer',
      name: () => say`Copy as Bearer value`,
      done: () => say`Bearer value copied.`,
      text: writeAuthorization(compact, claims)?.replace(/^Authorization: /, ''),
    },
    {
      id: 'authorization',
      name: () => say`Copy as header line`,
      done: () => say`Header line copied.`,
      text: writeAuthorization(compact, claims),
    },
    {
      id: 'curl',
      name: () => say`Copy as cURL`,
      done: () => say`cURL command copied. Check the URL before you run it.`,
      text: writeCurl(compact, claims),
    },
    {
      id: 'header',
      name: () => say`Copy header`,
      done: () => say`Header copied.`,
      text: headerText,
    },
    {
      id: 'payload',
      name: () => say`Copy payload`,
      done: () => say`Payload copied.`,
      text: payloadText,
    },
  ];
}

/** What signs is called by its name: anyone who copies it must know. */
function keyTexts({ reading, history }: CommandContext): Copied[] {
  const text = history.present.keyText;
  if (reading.state === 'locked') {
    return [
      {
        id: 'key',
        name: () => say`Copy encrypted private key`,
        done: () => say`Encrypted private key copied, without its passphrase.`,
        text,
      },
    ];
  }
  if (reading.state !== 'read') return [];
  const kinds = new Set(reading.keys.map(({ kind }) => kind));
  const privateKey = reading.keys.find(isPrivate);
  if (privateKey) {
    return [
      {
        id: 'public-key',
        name: () => say`Copy public key`,
        done: () => say`Public key copied.`,
        text: () => publicHalf(privateKey),
      },
      {
        id: 'key',
        name: () => say`Copy private key`,
        done: () => say`Private key copied. Anyone who has it can sign as its owner.`,
        text,
      },
    ];
  }
  return kinds.has('secret')
    ? [
        {
          id: 'key',
          name: () => say`Copy secret`,
          done: () => say`Secret copied. Anyone who has it can sign tokens.`,
          text,
        },
      ]
    : [
        {
          id: 'key',
          name: () => say`Copy public key`,
          done: () => say`Public key copied.`,
          text,
        },
      ];
}

function isPrivate(key: KeyMaterial): key is AsymmetricKey {
  return key.kind === 'private';
}

const MOST_CLAIMS = 60;

/** Strings as what they say, everything else as it is written. */
function claimTexts({ payloadText }: CommandContext): Copied[] {
  const members = claimsOf(payloadText)?.members.slice(0, MOST_CLAIMS) ?? [];
  return members.map(({ name, nameStart, value }) => ({
    id: `claim-${nameStart}`,
    section: () => say`Copy a claim`,
    name: () => say`Copy ${shorten(name)}`,
    done: () => say`Claim “${shorten(name)}” copied.`,
    text: value.type === 'string' ? value.value : payloadText.slice(value.start, value.end),
  }));
}

function claimsOf(payloadText: string): JsonObject | undefined {
  const root = parseJson(payloadText);
  return root.ok && root.value.type === 'object' ? root.value : undefined;
}

const LONGEST_NAME = 60;

function shorten(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}
