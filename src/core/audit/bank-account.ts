/** How long the IBAN of a country is (ISO 13616). */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    'NO15 BE16 DK18 FI18 FO18 GL18 NL18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 XK20 CH21 CR22 DE22 GB22 ' +
    'GE22 HR21 IE22 ME22 BG22 RS22 BH22 VA22 AE23 GI23 IL23 IQ23 TL23 AD24 CZ24 ES24 MD24 PK24 RO24 SA24 ' +
    'SE24 SK24 TN24 VG24 PT25 ST25 IS26 TR26 FR27 GR27 IT27 MC27 SM27 AL28 AZ28 BY28 CY28 DO28 GT28 HU28 ' +
    'LB28 PL28 SV28 BR29 EG29 PS29 QA29 UA29 JO30 KW30 MU30 LV21 LI21 MT31 LC32 SC31'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const SHORTEST = 15;
const LONGEST_WRITTEN = 42;

/** Whether a text is an IBAN, with or without its spaces: the length of its country, its check figures right. */
export function isIban(text: string): boolean {
  if (text.length < SHORTEST || text.length > LONGEST_WRITTEN) return false;
  const code = text.replaceAll(' ', '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z\d]+$/.test(code) || LENGTHS.get(code.slice(0, 2)) !== code.length) {
    return false;
  }
  let rest = 0;
  for (const character of code.slice(4) + code.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
