/** SHA-256 fingerprints of the root certificates under which kinds of token are signed, by their common name. */
export const ROOTS: Readonly<Record<string, string>> = {
  'Apple Root CA - G3': '63343abfb89a6a03ebb57e9b3f5fa7be7c4f5c756f3017b3a8c488c3653e9179',
  'GlobalSign Root CA - R3': 'cbb522d7b7f127ad6a0113865bdf1cd4102e7d0759af635a7cf4720dc963c53b',
};
