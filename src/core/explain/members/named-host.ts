/** The host in an https or http address as it is written, without name, password and port. */
export function namedHost(text: string): string | undefined {
  return /^https?:\/\/(?:[^/?#@]*@)?([^/?#:@]+)/i.exec(text)?.[1];
}
