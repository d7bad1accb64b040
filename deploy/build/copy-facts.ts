import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** What a built copy says of itself. It depends on nothing but the commit, so that the same commit gives the same bytes. */
export interface CopyFacts {
  /** Of package.json. */
  readonly version: string;
  /** 40 hex digits; “unknown” without a repository, or when a tracked file differs from the commit. */
  readonly commit: string;
  /** The day of the commit in UTC, as 2026-11-30; empty where the commit is unknown. */
  readonly builtOn: string;
}

const UNKNOWN = 'unknown';

/**
 * Reads them from the repository in `root`, or from CLAIMCHECK_COMMIT and
 * CLAIMCHECK_COMMIT_DATE, for a build without one, such as the container's.
 */
export function copyFacts(root = process.cwd(), environment = process.env): CopyFacts {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { CLAIMCHECK_COMMIT: commit, CLAIMCHECK_COMMIT_DATE: date } = environment;
  if (commit) return { version, commit, builtOn: date?.slice(0, 10) ?? '' };
  const changes = git(root, 'status', '--porcelain', '--untracked-files=no');
  if (changes !== '') return { version, commit: UNKNOWN, builtOn: '' };
  const [hash = UNKNOWN, seconds = ''] =
    git(root, 'log', '-1', '--format=%H %ct')?.split(' ') ?? [];
  return {
    version,
    commit: hash,
    builtOn: new Date(Number(seconds) * 1000).toISOString().slice(0, 10),
  };
}

/** What the command prints; undefined if `root` is not the top of a repository, or git is missing. */
export function git(root: string, ...command: readonly string[]): string | undefined {
  const run = (words: readonly string[]) =>
    execFileSync('git', ['-C', root, ...words], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 100_000_000,
    }).trimEnd();
  try {
    return run(['rev-parse', '--show-prefix']) === '' ? run(command) : undefined;
  } catch {
    return undefined;
  }
}

/** The part of a bundle that the facts are made of. */
type Bundle = Readonly<
  Record<
    string,
    | { readonly type: 'chunk'; readonly code: string }
    | { readonly type: 'asset'; source: string | Uint8Array }
  >
>;

/** Writes the facts into the head of the page, from where the page reads them: its scripts stay the same. */
export function factsInPage(): Plugin {
  let root = '';
  return {
    name: 'facts-in-page',
    apply: 'build',
    enforce: 'post',
    configResolved: (config) => {
      root = config.root;
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const facts = { ...copyFacts(root), digest: digestOfAssets(bundle) };
        for (const page of Object.values(bundle)) {
          if (page.type !== 'asset' || !page.fileName.endsWith('.html')) continue;
          page.source = addFacts(page.source.toString(), facts);
        }
      },
    },
  };
}

/** The page with what it says of itself at the end of its head. */
export function addFacts(
  html: string,
  { commit, builtOn, digest }: CopyFacts & { readonly digest?: string },
): string {
  const facts = { commit, date: builtOn, assets: digest ?? '' };
  const tags = Object.entries(facts).map(
    ([name, content]) => `<meta name="claimcheck:${name}" content="${content}">\n  `,
  );
  return html.replace('</head>', () => `${tags.join('')}</head>`);
}

/** The SHA-256 of what `grep -E ' assets/.*\.(js|woff2)$' SHA256SUMS` prints: one digest of all scripts and fonts. */
export function digestOfAssets(bundle: Bundle): string {
  const lines = Object.entries(bundle)
    .filter(([name]) => /^assets\/.*\.(?:js|woff2)$/.test(name))
    .map(([name, file]) => `${sha256(file.type === 'chunk' ? file.code : file.source)}  ${name}\n`)
    .toSorted((one, other) => (one.slice(66) < other.slice(66) ? -1 : 1));
  return sha256(lines.join(''));
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
