/** A version as semantic versioning 2.0.0 writes it, without build metadata. */
const VERSION =
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/;

export function isSemanticVersion(version: string): boolean {
  return VERSION.test(version);
}

/** What CHANGELOG.md says of a version that has a date; undefined where it says nothing. */
export function notesOf(changelog: string, version: string): string | undefined {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((each) => each.startsWith(`[${version}] - `));
  const [heading = '', ...lines] = section?.split('\n') ?? [];
  if (!/ - \d{4}-\d{2}-\d{2}$/.test(heading)) return undefined;
  // The links of all versions are at the end.
  const notes = lines
    .filter((line) => !/^\[[^\]]+\]: /.test(line))
    .join('\n')
    .trim();
  return notes === '' ? undefined : notes;
}
