/* Titles and addresses of briefs by year, loaded when they are to be shown. */
export const SITE = new URL("../../", import.meta.url);
const LONGEST = 80; // of the last part of an address; as in generator/text/paths.py
const years = new Map();

export const read = async (name) => {
  const answer = await fetch(new URL(`finding/${name}.json`, SITE));
  if (!answer.ok) throw new Error(`finding/${name}.json: ${answer.status}`);
  return answer.json();
};

// As generator/outputs/moments.py tells an address from a title.
const toldBy = (title) => {
  const plain = title.replace(/['’‘ʼ´`]/gu, "").toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/gu, "-").replace(/^-|-$/gu, "");
  if (slug.length <= LONGEST) return slug;
  const cut = slug.slice(0, slug.slice(0, LONGEST + 1).lastIndexOf("-"));
  return cut.length * 2 >= LONGEST ? cut : slug.slice(0, LONGEST);
};

/* The briefs of a year, oldest first: title and address. */
export const titles = (year) => {
  if (!years.has(year)) {
    years.set(year, read(`briefs-${year}`).then((rows) =>
      rows.map((row) =>
        typeof row === "string"
          ? { title: row, url: `briefs/${year}/${toldBy(row)}/` }
          : { title: row[0], url: row[1] },
      ),
    ));
  }
  return years.get(year);
};

const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];

export const inWords = (year, month, day) =>
  year === "undated" ? "no date" : [day || null, MONTHS[month - 1], year].filter(Boolean).join(" ");

export const make = (tag, values = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), values);
  made.append(...children.filter((child) => child !== null));
  return made;
};

export const counted = (number, one, many) =>
  `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

/* A list of briefs, newest first, a page of it at a time. Each has year, place, month and day. */
export const listed = async (briefs, most, more) => {
  const some = briefs.slice(0, most);
  const named = await Promise.all(some.map(async ({ year, place }) => (await titles(year))[place]));
  const items = some.map(({ year, month, day, says }, at) =>
    make("li", {},
      make("a", { href: new URL(named[at].url, SITE).href, dir: "auto" }, named[at].title), " ",
      make("small", { textContent: [inWords(year, month, day), says].filter(Boolean).join(" · ") })),
  );
  const list = make("ul", { className: "bb-chosen" }, ...items);
  if (briefs.length <= most) return [list];
  const rest = counted(briefs.length - most, "more brief", "more briefs");
  const button = make("button", { type: "button", className: "bb-more", textContent: rest });
  button.addEventListener("click", () => more(most * 4));
  return [list, button];
};
