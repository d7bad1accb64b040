import { nameEndings, nameWords } from './name-words.ts';

/** Last words of names of what the law protects most; the kind as it stands after "speaks of". */
const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    health: [
      ...['diagnosis', 'diagnoses', 'icd10', 'icd10code', 'icdcode', 'bloodtype', 'bloodgroup'],
      ...['medication', 'medications', 'disability', 'disabilities', 'allergies', 'hivstatus'],
      ...['medicalcondition', 'medicalconditions', 'medicalhistory', 'pregnancy'],
    ],
    'religion or belief': ['religion', 'religiousbelief', 'religiousbeliefs'],
    origin: ['ethnicity', 'ethnicorigin', 'race'],
    'sexual life': ['sexualorientation'],
    'political opinion': ['politicalparty', 'politicalopinion', 'politicalaffiliation'],
    'trade union membership': ['unionmembership', 'tradeunion'],
  }).flatMap(([kind, names]) => names.map((name) => [name, kind] as const)),
);

/** What a claim speaks of by its name, where the law protects that most. */
export function specialKind(name: string): string | undefined {
  if (name.length > 60) return undefined;
  for (const ending of nameEndings(nameWords(name))) {
    const kind = KINDS.get(ending);
    if (kind) return kind;
  }
  return undefined;
}
