import { say } from '../words/say.ts';
import { nameEndings, nameWords } from './name-words.ts';

/** What the law protects most, as it is after "speaks of". */
const SAID = {
  health: () => say`health`,
  belief: () => say`religion or belief`,
  origin: () => say`racial or ethnic origin`,
  sexuality: () => say`sexual orientation`,
  politics: () => say`political opinion`,
  union: () => say`trade union membership`,
} as const;

type Kind = keyof typeof SAID;

/** Last words of names of such claims. */
const KINDS: ReadonlyMap<string, Kind> = new Map(
  Object.entries<readonly string[]>({
    health: [
      ...['diagnosis', 'diagnoses', 'icd10', 'icd10code', 'icdcode', 'bloodtype', 'bloodgroup'],
      ...['medication', 'medications', 'disability', 'disabilities', 'allergies', 'hivstatus'],
      ...['medicalcondition', 'medicalconditions', 'medicalhistory', 'pregnancy'],
    ],
    belief: ['religion', 'religiousbelief', 'religiousbeliefs'],
    origin: ['ethnicity', 'ethnicorigin', 'race'],
    sexuality: ['sexualorientation'],
    politics: ['politicalparty', 'politicalopinion', 'politicalaffiliation'],
    union: ['unionmembership', 'tradeunion'],
  }).flatMap(([kind, names]) => names.map((name) => [name, kind as Kind] as const)),
);

/** What a claim speaks of by its name, where the law protects that most. */
export function specialKind(name: string): string | undefined {
  if (name.length > 60) return undefined;
  for (const ending of nameEndings(nameWords(name))) {
    const kind = KINDS.get(ending);
    if (kind) return SAID[kind]();
  }
  return undefined;
}
