const PREFIX = 'This machine lacks ';

/** Why a test is skipped: the end of the run lists what all such notes name. */
export function lacks(what: string): string {
  return PREFIX + what;
}

/** What the machine lacks, by the note of a skipped test; undefined when it was skipped for something else. */
export function lackOf(note: string | undefined): string | undefined {
  return note?.startsWith(PREFIX) ? note.slice(PREFIX.length) : undefined;
}
