/** The part of a package-lock.json (version 3) that the bill is made of. */
export interface Lockfile {
  readonly name: string;
  readonly version: string;
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  /** `sha512-` and Base64. */
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const FOLDER = 'node_modules/';

/**
 * A CycloneDX 1.5 bill of materials of all that is locked: what becomes part
 * of the page, and what only builds or tests it ("excluded"). The lockfile is
 * all it is made of, so that it is the same wherever and whenever it is made.
 * `npm sbom` (npm 11.19) is not: it writes a random serial number, the time and
 * the name of the folder, and lists only the packages that are installed on this
 * platform, 587 of 682.
 */
export function writeBillOfMaterials(lockfile: Lockfile): string {
  const paths = Object.keys(lockfile.packages).filter(Boolean).toSorted();
  const references = new Map(paths.map((path) => [path, packageUrl(path, lockfile)]));
  const own = `pkg:npm/${lockfile.name}@${lockfile.version}`;
  const dependencies = [
    { ref: own, dependsOn: dependenciesOf('', lockfile, references) },
    ...paths.map((path) => ({
      ref: references.get(path) ?? path,
      dependsOn: dependenciesOf(path, lockfile, references),
    })),
  ];
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': own,
        name: lockfile.name,
        version: lockfile.version,
        purl: own,
      },
    },
    components: uniqueBy(
      paths.map((path) => componentOf(path, lockfile)),
      (component) => component['bom-ref'],
    ),
    dependencies: uniqueBy(dependencies, ({ ref }) => ref),
  };
  return `${JSON.stringify(bill, null, 1)}\n`;
}

function componentOf(path: string, lockfile: Lockfile) {
  const { version, license, integrity, dev } = lockfile.packages[path] ?? {};
  const url = packageUrl(path, lockfile);
  return {
    type: 'library',
    'bom-ref': url,
    name: nameOf(path),
    version,
    scope: dev ? 'excluded' : 'required',
    ...(integrity ? { hashes: [hashOf(integrity)] } : {}),
    ...(license ? { licenses: [licenseOf(license)] } : {}),
    purl: url,
  };
}

function hashOf(integrity: string) {
  const [algorithm = '', digest = ''] = integrity.split('-', 2);
  return {
    alg: algorithm.replace('sha', 'SHA-'),
    content: Buffer.from(digest, 'base64').toString('hex'),
  };
}

function licenseOf(license: string) {
  return / (?:AND|OR|WITH) /.test(license) ? { expression: license } : { license: { id: license } };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf(FOLDER) + FOLDER.length);
}

function packageUrl(path: string, { packages }: Lockfile): string {
  return `pkg:npm/${nameOf(path).replace('@', '%40')}@${packages[path]?.version ?? ''}`;
}

function dependenciesOf(
  path: string,
  { packages }: Lockfile,
  references: ReadonlyMap<string, string>,
): string[] {
  const entry = packages[path] ?? {};
  const needed = { ...entry.dependencies, ...entry.optionalDependencies, ...entry.devDependencies };
  return Object.keys(needed)
    .map((name) => references.get(resolve(path, name, references)) ?? '')
    .filter(Boolean)
    .toSorted();
}

/** Where Node finds a package from within another: in its own folder, or in the nearest one above. */
function resolve(from: string, name: string, known: ReadonlyMap<string, string>): string {
  const inside = from ? `${from}/${FOLDER}${name}` : `${FOLDER}${name}`;
  if (from === '' || known.has(inside)) return inside;
  const above = from.slice(0, Math.max(0, from.lastIndexOf(`/${FOLDER}`)));
  return resolve(above, name, known);
}

function uniqueBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
