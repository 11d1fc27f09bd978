/* People by any spelling of their names, out of the small pieces of the names file. */
import { read } from "./briefs.js";
import { fold } from "./fold.js";

const PIECES = 32; // as in generator/outputs/lookup.py
const pieces = new Map();

const piece = (number) => {
  if (!pieces.has(number)) {
    const known = read(`names-${number}`)
      .catch(() => []) // a reader without a network still has what was loaded
      .then((rows) => rows.map(([name, url, briefs, number, others]) => {
        const slug = decodeURI(url).split("/").filter(Boolean).pop().replace(/\.html$/, "");
        const spellings = [name, ...others].map((each) => ({ each, words: fold(each).split(" ") }));
        return { name, url, briefs, number, spellings: [...spellings, { words: slug.split("-") }] };
      }));
    pieces.set(number, known);
  }
  return pieces.get(number);
};

/* How well the words fit a spelling: 0 all of it, 1 whole words, 2 their beginnings. */
const fit = (words, spelling) => {
  if (!words.every((word) => spelling.some((own) => own.startsWith(word)))) return null;
  if (words.join(" ") === spelling.join(" ")) return 0;
  return words.every((word) => spelling.includes(word)) ? 1 : 2;
};

/* The people whose names have all the words that were typed, best first. */
export const findPeople = async (typedWords) => {
  const words = fold(typedWords).split(" ").filter(Boolean);
  const longest = words.reduce((one, word) => (word.length > one.length ? word : one), "");
  if (!longest) return [];
  const people = await piece(longest.codePointAt(0) % PIECES);
  const found = [];
  for (const person of people) {
    let best = null;
    for (const { each, words: spelling } of person.spellings) {
      const how = fit(words, spelling);
      if (how !== null && (best === null || how < best.how)) best = { how, each };
    }
    if (best) found.push({ ...person, how: best.how, as: best.each });
  }
  return found.sort(
    (one, other) =>
      one.how - other.how || other.briefs - one.briefs || one.name.localeCompare(other.name),
  );
};
