/** What this copy of the page says of itself; the build writes it into its head. */
export interface CopyFacts {
  /** 40 hex digits; undefined for a copy that was built from changed files. */
  readonly commit: string | undefined;
  /** The day of the commit, as 2026-11-30. */
  readonly date: string | undefined;
  /** The SHA-256 of the lines of SHA256SUMS that name scripts and fonts, in hex; the single file has none. */
  readonly digest: string | undefined;
}

export function readCopyFacts(): CopyFacts {
  const read = (name: string) =>
    document.querySelector<HTMLMetaElement>(`meta[name="claimcheck:${name}"]`)?.content ||
    undefined;
  const commit = read('commit');
  return {
    commit: commit === 'unknown' ? undefined : commit,
    date: read('date'),
    digest: read('assets'),
  };
}
