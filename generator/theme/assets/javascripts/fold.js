/* The key under which spellings of one name compare as equal: what `generator/text/names.py` calls
   `fold`, rule by rule; a test compares the two letter by letter. One thing differs: vowel signs of
   Indic scripts fall away and do not part words. Names and what is typed are folded here both. */

// Letters that compatibility decomposition leaves whole, though writers without them use these.
const SPELLED = {
  "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss",
  "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ə": "a", "ʻ": "",
  "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ـ": "",
};
// Cyrillic and Greek letters that look like Latin ones, and the letters they look like.
const ALIKE = Object.fromEntries(
  [..."асеорхуіѕјһкмтнвαεικορτχ"].map((letter, at) => [letter, "aceopxyisjhkmthbaeikoptx"[at]]),
);
const APOSTROPHE = /['’‘ʼʹʿʾ‛`´′ˈ]/u;
const POSSESSIVE = /['’‘ʼʹʿʾ‛`´′ˈ](?=[sS](?!\p{L}))/gu;
const HYPHEN = /[-‐‑‒–\u00ad\s]/u;
const DROPPED = /\p{Cf}/u;
const MARK = /\p{M}/u;
const NOT_WORD = /[^\p{L}\p{N}\p{M}]+/gu;

// Small letters as full case folding has them: "ß" is "ss", and both small sigmas are one.
const small = (text) => text.toUpperCase().toLowerCase().replaceAll("ς", "σ");

const letter = (one) => {
  if (APOSTROPHE.test(one)) return "";
  if (HYPHEN.test(one)) return " ";
  if (DROPPED.test(one)) return "";
  const plain = small(one) in SPELLED ? SPELLED[small(one)] : small(one);
  return [...small(plain.normalize("NFKD"))]
    .filter((part) => !MARK.test(part))
    .map((part) => ALIKE[part] ?? part)
    .map((part) => SPELLED[part] ?? part)
    .join("");
};

export const fold = (text) =>
  [...text.replace(POSSESSIVE, " ")].map(letter).join("").replace(NOT_WORD, " ").trim();
