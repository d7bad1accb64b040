/** A type without what may be left out (RFC 7515 §4.1.9), in lower case: names are not case-sensitive. */
export function plainType(type: string): string {
  return type.toLowerCase().replace(/^application\//, '');
}

/** Whether a type is that of a JWT, of whatever kind. */
export function isJwtType(type: string): boolean {
  return /^(?:jwt|.+\+jwt)$/.test(plainType(type));
}
