/** An address with a host, or undefined. */
export function readAddress(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** The host of an https or http address. */
export function hostOf(text: string): string | undefined {
  return /^https?:\/\//i.test(text) ? readAddress(text)?.hostname : undefined;
}

/** Names and addresses that only a network's own machines reach, and those that name no host at all. */
const INTERNAL_HOST = new RegExp(
  [
    '^localhost$|\\.(?:localhost|local|internal|lan|intranet|corp|home\\.arpa)$|^[^.]+$',
    // Any address in numbers; addresses of version 6 come in brackets.
    '^\\[|^\\d+(?:\\.\\d+){3}$',
  ].join('|'),
);

/** Whether a host is an address in numbers or a name from inside a network. */
export function isInternalHost(host: string): boolean {
  return INTERNAL_HOST.test(host.toLowerCase());
}
