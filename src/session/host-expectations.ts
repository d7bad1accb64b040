import type { Workspace } from './workspace.ts';

/** What the host of this copy expects of tokens: the build wrote it into the head, already read and checked. */
export function readHostExpectations(): Partial<Pick<Workspace, 'expectations'>> {
  const preset = document.querySelector<HTMLMetaElement>('meta[name="claimcheck:expectations"]');
  return preset ? { expectations: JSON.parse(preset.content) } : {};
}
