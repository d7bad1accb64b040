/** The lessons whose task was done since the page was loaded, by id. In memory only. */
export const completedLessons: Set<string> = new Set();
