/** How stored password hashes begin, by what they are called. */
const HASHES: readonly (readonly [kind: string, start: RegExp])[] = [
  ['bcrypt', /^\$2[abxy]?\$\d\d\$[./A-Za-z0-9]{22}/],
  ['Argon2', /^\$argon2(?:id|i|d)\$/],
  ['scrypt', /^\$(?:scrypt|7)\$/],
  ['yescrypt', /^\$y\$[./A-Za-z0-9]{1,20}\$/],
  ['SHA-crypt', /^\$[56]\$[^\s$]{1,40}\$/],
  ['MD5-crypt', /^\$(?:1|apr1)\$[^\s$]{1,16}\$[./A-Za-z0-9]{22}/],
  ['PBKDF2', /^(?:\$pbkdf2|pbkdf2_sha|pbkdf2:sha)/],
  ['LDAP', /^\{(?:SSHA|SHA|SMD5|CRYPT|SSHA256|SSHA384|SSHA512)\}[\w+/=$.]{16}/i],
];

/** The kind of password hash that a text is, if it is one. */
export function passwordHashKind(text: string): string | undefined {
  return HASHES.find(([, start]) => start.test(text))?.[0];
}
