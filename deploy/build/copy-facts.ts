import { git } from './git.ts';

/** What a built copy says of itself. It depends on nothing but the commit, so that the same commit gives the same bytes. */
export interface CopyFacts {
  /** 40 hex digits; “unknown” without a repository, or when a tracked file differs from the commit. */
  readonly commit: string;
  /** The day of the commit in UTC, as 2026-11-30; empty where the commit is unknown. */
  readonly builtOn: string;
}

const UNKNOWN: CopyFacts = { commit: 'unknown', builtOn: '' };

/** Reads them from the repository in `root`. */
export function copyFacts(root: string): CopyFacts {
  if (git(root, 'status', '--porcelain', '--untracked-files=no') !== '') return UNKNOWN;
  const [commit, seconds] = git(root, 'log', '-1', '--format=%H %ct')?.split(' ') ?? [];
  if (!commit) return UNKNOWN;
  return { commit, builtOn: new Date(Number(seconds) * 1000).toISOString().slice(0, 10) };
}
