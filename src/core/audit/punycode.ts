const BASE = 36;
const MOST_CHARACTERS = 63;

/** The letters of a host label after "xn--" (RFC 3492 §6.2); undefined if it cannot be read. */
export function decodePunycode(encoded: string): string | undefined {
  const end = encoded.lastIndexOf('-');
  const output = end > 0 ? Array.from(encoded.slice(0, end)) : [];
  const digits = encoded.slice(end + 1);
  if (encoded.length > MOST_CHARACTERS || /[^a-z\d]/.test(digits)) return undefined;
  let code = 128;
  let index = 0;
  let bias = 72;
  for (let at = 0; at < digits.length; ) {
    const before = index;
    for (let weight = 1, step = BASE; ; step += BASE) {
      const digit = Number.parseInt(digits[at++] ?? '', BASE);
      if (Number.isNaN(digit)) return undefined;
      // Letters are 0 to 25 here, and figures 26 to 35.
      const value = digit >= 10 ? digit - 10 : digit + 26;
      index += value * weight;
      const threshold = Math.min(Math.max(step - bias, 1), 26);
      if (value < threshold) break;
      weight *= BASE - threshold;
    }
    const count = output.length + 1;
    bias = adapt(index - before, count, before === 0);
    code += Math.floor(index / count);
    index %= count;
    if (code > 0x10ffff) return undefined;
    output.splice(index++, 0, String.fromCodePoint(code));
  }
  return output.join('');
}

/** RFC 3492 §6.1. */
function adapt(difference: number, count: number, isFirst: boolean): number {
  let delta = Math.floor(difference / (isFirst ? 700 : 2));
  delta += Math.floor(delta / count);
  let step = 0;
  for (; delta > 455; step += BASE) delta = Math.floor(delta / 35);
  return step + Math.floor((36 * delta) / (delta + 38));
}
