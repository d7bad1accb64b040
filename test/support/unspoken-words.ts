/** What is said by attributes. */
const SPOKEN_ATTRIBUTES = ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'alt'];

/** What is the user's own, a name that stays, or code. */
const FOREIGN =
  'textarea, pre, code, script, style, optgroup, .cm-content, [translate=no], kbd, [lang]:not(html)';

/** Names and examples that no language translates. */
const NAMES = [
  'Claimcheck',
  /\b(?:https?|api):\/\/\S*/g,
  /\b(?:RFC|CWE|OWASP|ASVS|NIST|OAuth|OpenID|IANA|BCP)\b[^⟦]*/g,
  /\b(?:JWT|JWS|JWE|JWK Set|JWKS?|SD-JWT|PEM|DER|OpenSSH|JSON|UTC|ISO 8601|DPoP|Base64(?:url)?|UTF-8)\b/g,
  /\b(?:RSA-OAEP(?:-\d+)?|(?:ECDH-ES|PBES2-HS\d+)?\+?A\d+(?:GCM)?KW|ECDH-ES|A\d+(?:GCM|CBC-HS\d+))(?!\w)/g,
  /\b(?:[HREP]S(?:256|384|512)|ES256K|Ed25519|Ed448|EdDSA|ESP\d+|ML-DSA-\d+|SHA-1|none|dir)\b/g,
  /\b(?:alg|typ|exp|iat|nbf|sub|kid|enc|password|x5t#S256|at\+jwt|orders:read|n-0S6_WzA2Mj)\b/g,
  // What the tokens of the tests hold, and how the language writes its dates.
  /\b(?:ada|one|two|und)\b/g,
  /\bverify-token\.mjs\b/g,
  /\d+\. [A-Z]\p{L}{2}\. \d{4}/gu,
  /\b[\w-]{43}\b/g,
];

/**
 * The words under an element that did not go through `say`, where the pseudo
 * language is spoken: what is outside of its brackets and has letters.
 */
export function listUnspoken(root: Element): string[] {
  const texts = [...textsIn(root), ...attributesIn(root)];
  return [
    ...new Set(
      texts.filter(({ words }) => hasWords(words)).map(({ place, words }) => `${place}: ${words}`),
    ),
  ];
}

interface Said {
  readonly place: string;
  readonly words: string;
}

function textsIn(root: Element): Said[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const said: Said[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || parent.closest(FOREIGN)) continue;
    // Quoted values are elements inside a sentence, which is read as a whole.
    const isSplit = parent.querySelector(':scope > [translate=no]') !== null;
    const words = (isSplit ? withoutForeign(parent) : node.textContent) ?? '';
    said.push({ place: parent.localName, words: words.replace(picturedJson(parent), '') });
  }
  return said;
}

/** The sentence of an element, with nothing in the place of the values that stay as they are. */
function withoutForeign(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const value of copy.querySelectorAll('[translate=no]')) value.remove();
  return copy.textContent ?? '';
}

/** In the picture of a report the user's JSON is among the words, a line for each member. */
function picturedJson(parent: Element): RegExp {
  return parent.localName === 'canvas' ? /^\s*(?:[{}]|".*)$/gm : /(?!)/;
}

function attributesIn(root: Element): Said[] {
  return [root, ...root.querySelectorAll('*')].flatMap((element) =>
    SPOKEN_ATTRIBUTES.flatMap((name) => {
      // What a field offers of the token's own.
      if (name === 'placeholder' && element.closest('[translate=no]')) return [];
      const words = element.getAttribute(name);
      return words === null ? [] : [{ place: `${element.localName} ${name}`, words }];
    }),
  );
}

function hasWords(words: string): boolean {
  return /\p{L}{2}/u.test(
    NAMES.reduce<string>((rest, name) => rest.replaceAll(name, ''), outside(words)),
  );
}

/** What is left when everything in brackets is taken away, innermost first. A shortened text lacks its end. */
function outside(words: string): string {
  const rest = words.replaceAll(/⟦[^⟦⟧]*(?:⟧|$)/g, ' ');
  return rest === words ? rest : outside(rest);
}
