import type { KeyFate } from '../core/explain/explain-arrival.ts';
import { identifyKey } from '../core/keys/key-identity.ts';
import type { KeyReading } from '../core/keys/key-material.ts';
import type { ArrivalChannel } from '../core/keys/key-origin.ts';
import { keyReader, loadKeyReader } from './key-reading.ts';

/** Something from outside, before anything is made of it. */
export interface Incoming {
  readonly channel: ArrivalChannel;
  /** What is for the Token field; undefined where there is nothing. */
  readonly text?: string | undefined;
  /** It was in the query of the address, which servers see and log. */
  readonly inQuery?: boolean;
  /** Texts that may be the key, the likeliest first; empty where there is none. */
  readonly keys: readonly string[];
}

/** The same, with public keys alone. */
export interface Arriving {
  readonly channel: ArrivalChannel;
  readonly text: string | undefined;
  readonly inQuery: boolean;
  /** A public key as text. */
  readonly keyText: string | undefined;
  /** Which keys that are (`identifyKey`). */
  readonly keys: readonly string[];
  readonly key: KeyFate;
  /** The example that it is, whose key is ours. */
  readonly example?: string | undefined;
}

/**
 * The one way into the page for everything that the user did not type, paste
 * or drop: links, shares and files that the page is opened with. Secrets and
 * private keys end here.
 */
export async function readArrival(incoming: Incoming): Promise<Arriving> {
  if (incoming.keys.length === 0) return withoutKey(incoming);
  await loadKeyReader();
  for (const text of incoming.keys) {
    const reading = await keyReader()?.readKeys(text, 'utf8');
    const keys = reading && publicKeys(reading, text);
    if (keys) return { ...withoutKey(incoming), keyText: text, keys, key: 'taken' };
    const isUnread =
      reading?.state === 'unreadable' && reading.problem.code === 'reader-not-loaded';
    if (!reading || isUnread) return { ...withoutKey(incoming), key: 'unread' };
  }
  return { ...withoutKey(incoming), key: 'refused' };
}

/** Something without a key: it can be shown in the first frame. */
export function withoutKey({ channel, text, inQuery = false }: Incoming): Arriving {
  const given = text?.trim() === '' ? undefined : text;
  return { channel, text: given, inQuery, keyText: undefined, keys: [], key: 'none' };
}

/** What a private key or a secret is called in PEM and JSON (RFC 7518 §6, RFC 9964). */
const PRIVATE_PART = /PRIVATE KEY|"(?:d|p|q|dp|dq|qi|oth|k|priv)"\s*:/;

/** Which keys a text holds; undefined unless all of them are public. */
export function publicKeys(reading: KeyReading, text: string): readonly string[] | undefined {
  if (reading.state !== 'read' || reading.lock !== undefined) return undefined;
  if (reading.keys.some(({ kind }) => kind !== 'public')) return undefined;
  // An entry that was passed over may be a private key that cannot be read.
  if (reading.skipped > 0 && PRIVATE_PART.test(text)) return undefined;
  return reading.keys.flatMap(identifyKey);
}
