import type { Source } from '../../core/registry/members/member-facts.ts';

/** The document in which something is defined. */
export function SourceLink({ source }: { readonly source: Source | undefined }) {
  if (!source) return null;
  return source.url === undefined ? (
    <span className="text-12 text-muted">{source.title}</span>
  ) : (
    <a
      href={source.url}
      target="_blank"
      rel="noreferrer noopener"
      className="text-12 text-muted underline hover:text-text"
    >
      {source.title}
    </a>
  );
}
