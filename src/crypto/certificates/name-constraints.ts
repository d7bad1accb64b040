import { Name } from '@peculiar/asn1-x509';
import {
  DER_SEQUENCE,
  type DerElement,
  readDer,
  readDerChildren,
} from '../../core/encoding/der.ts';
import type { FoundFault } from '../../core/evidence/chain-report.ts';
import { parseAsn1 } from '../keys/parse-asn1.ts';

/** Names of one form: the context tag of GeneralName (RFC 5280 §4.2.1.6) and what it holds. */
interface GeneralName {
  readonly tag: number;
  readonly content: Uint8Array;
}

/** What the certificates above allow and forbid (RFC 5280 §4.2.1.10). */
export interface NameLimits {
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
}

const EMAIL = 0x81;
const DNS = 0x82;
const DIRECTORY = 0xa4;
const URI = 0x86;
const IP = 0x87;
const COMPARED: readonly number[] = [EMAIL, DNS, DIRECTORY, URI, IP];

const EMAIL_ATTRIBUTE = '1.2.840.113549.1.9.1';

/** Reads the extension; undefined where it breaks its own rules, and so nothing may be under it. */
export function readNameLimits(der: Uint8Array): NameLimits | undefined {
  const outer = childrenOf(der);
  if (!outer || outer.length === 0) return undefined;
  const read = (tag: number) => {
    const subtrees = outer.filter((element) => element.tag === tag);
    if (subtrees.length === 0) return [];
    const names = subtrees.flatMap(({ content }) => readSubtrees(content) ?? [undefined]);
    return names.includes(undefined) ? undefined : (names as GeneralName[]);
  };
  const [permitted, excluded] = [read(0xa0), read(0xa1)];
  const isKnown = outer.every(({ tag }) => tag === 0xa0 || tag === 0xa1);
  return isKnown && permitted && excluded ? { permitted, excluded } : undefined;
}

/** The base of each subtree; `minimum` must be 0 and `maximum` absent, so that nothing is behind it. */
function readSubtrees(content: Uint8Array): (GeneralName | undefined)[] | undefined {
  const subtrees = readDerChildren(content);
  if (!subtrees.ok) return undefined;
  return subtrees.value.map(({ tag, content: inner }) => {
    const parts = tag === DER_SEQUENCE ? readDerChildren(inner) : undefined;
    const [base, ...others] = parts?.ok ? parts.value : [];
    return base && others.length === 0 && COMPARED.includes(base.tag) ? base : undefined;
  });
}

/** What speaks against the names of a certificate under these limits; `alternatives` is its subjectAltName. */
export function findNameFault(
  subject: Uint8Array,
  alternatives: Uint8Array | undefined,
  limits: NameLimits,
): FoundFault | undefined {
  const names = namesOf(subject, alternatives);
  if (!names) return { code: 'unknown-constraint' };
  for (const name of names) {
    if (limits.excluded.some((base) => isWithin(name, base) !== false)) {
      return { code: 'name-excluded', about: describe(name) };
    }
    const permitted = limits.permitted.filter(({ tag }) => tag === name.tag);
    if (permitted.length > 0 && !permitted.some((base) => isWithin(name, base) === true)) {
      return { code: 'name-not-permitted', about: describe(name) };
    }
  }
  return undefined;
}

/** The subject, the email addresses in it and all alternative names; undefined where they can’t be read. */
function namesOf(
  subject: Uint8Array,
  alternatives: Uint8Array | undefined,
): GeneralName[] | undefined {
  const listed = alternatives ? childrenOf(alternatives) : [];
  const relative = readName(subject);
  if (!listed || !relative) return undefined;
  const emails = relative.flatMap((attributes) =>
    attributes.flatMap((attribute) => {
      const [type, value = ''] = split(attribute);
      return type === EMAIL_ATTRIBUTE ? [{ tag: EMAIL, content: encode(value) }] : [];
    }),
  );
  const directory = relative.length > 0 ? [{ tag: DIRECTORY, content: subject }] : [];
  return [...directory, ...listed, ...emails];
}

/** Whether a name is in a subtree; undefined where that can’t be told, which is no for permission and yes for exclusion. */
function isWithin(name: GeneralName, base: GeneralName): boolean | undefined {
  if (name.tag !== base.tag) return false;
  const [text, limit] = [decode(name.content), decode(base.content)];
  switch (name.tag) {
    case DNS:
      return isHostWithin(text, limit, true);
    case EMAIL:
      return isEmailWithin(text, limit);
    case URI:
      return isUriWithin(text, limit);
    case IP:
      return isAddressWithin(name.content, base.content);
    case DIRECTORY:
      return isNameWithin(name.content, base.content);
    default:
      return undefined;
  }
}

/** A constraint that begins with a dot is of hosts below it; of DNS names the domain itself is in its subtree. */
function isHostWithin(host: string, limit: string, isDomain: boolean): boolean {
  if (limit === '') return true;
  if (limit.startsWith('.')) return host.endsWith(limit);
  return host === limit || (isDomain && host.endsWith(`.${limit}`));
}

function isEmailWithin(address: string, limit: string): boolean | undefined {
  const at = address.lastIndexOf('@');
  if (at < 1) return undefined;
  return limit.includes('@')
    ? address === limit
    : isHostWithin(address.slice(at + 1), limit, false);
}

/** The host of a URI must be a name (RFC 5280 §4.2.1.10). */
function isUriWithin(uri: string, limit: string): boolean | undefined {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:@[\]]+)(?::\d*)?(?:[/?#]|$)/.exec(
    uri,
  )?.[1];
  if (host === undefined || /^[\d.]+$/.test(host)) return undefined;
  return isHostWithin(host, limit, false);
}

/** An address, and a range of address and mask, twice as long. */
function isAddressWithin(address: Uint8Array, range: Uint8Array): boolean | undefined {
  const isKnown = [4, 16].includes(address.length) && [8, 32].includes(range.length);
  if (!isKnown) return undefined;
  const size = address.length;
  if (range.length !== 2 * size) return false;
  return address.every((byte, index) => {
    const mask = range[size + index] ?? 0xff;
    return (byte & mask) === ((range[index] ?? 0) & mask);
  });
}

/** The first parts of the name are those of the base. */
function isNameWithin(name: Uint8Array, base: Uint8Array): boolean | undefined {
  const [parts, limits] = [readName(name), readName(base)];
  if (!parts || !limits) return undefined;
  return (
    limits.length <= parts.length &&
    limits.every(
      (limit, index) => limit.toSorted().join('+') === parts[index]?.toSorted().join('+'),
    )
  );
}

/** The attributes of each part, without regard to case, spaces and the kind of string (RFC 5280 §7.1). */
function readName(der: Uint8Array): string[][] | undefined {
  const name = parseAsn1(der, Name, undefined);
  if (!name.ok) return undefined;
  return name.value.map((relative) =>
    relative.map(({ type, value }) => {
      const text = value.toString().normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
      return JSON.stringify([type, text]);
    }),
  );
}

function split(attribute: string): string[] {
  return JSON.parse(attribute) as string[];
}

function describe({ tag, content }: GeneralName): string {
  if (tag === DIRECTORY)
    return (
      readName(content)
        ?.flat()
        .map((part) => split(part)[1])
        .join(', ') ?? ''
    );
  return tag === IP ? content.join(content.length === 4 ? '.' : ':') : decode(content);
}

function childrenOf(der: Uint8Array): DerElement[] | undefined {
  const outer = readDer(der);
  if (!outer.ok || outer.value.tag !== DER_SEQUENCE || outer.value.rest.length > 0)
    return undefined;
  const children = readDerChildren(outer.value.content);
  return children.ok ? children.value : undefined;
}

/** A final dot changes nothing of a host name. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).toLowerCase().replace(/\.$/, '');
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
