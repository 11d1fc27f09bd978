/* The search: people by any spelling of their names, then briefs with the sentence that answers.
   Loaded when somebody opens it. What is typed stands in the address. */
import { SITE, counted, make } from "./briefs.js";
import { findPeople } from "./people.js";

const PEOPLE = 5;
const BRIEFS = 10; // at a time
const FIRST = 2; // of them, at once
const WAIT = 120; // milliseconds after a key
const LONGEST = 320; // of a sentence

let dialog = null;
let preview = false;
let engine = null; // Pagefind, once it is loaded
let turn = 0; // of what was typed last: older answers come too late
let shown = BRIEFS;
let timer = 0;

const part = (name) => dialog.querySelector(`[data-part="${name}"]`);

/* ------------------------------------------------------------------ the dialog */

const build = () => {
  dialog = make("dialog", { className: "bb-search md-typeset" });
  dialog.setAttribute("aria-label", "Search");
  dialog.innerHTML = `
    <form role="search" autocomplete="off">
      <input data-part="words" type="search" enterkeyhint="search" autofocus spellcheck="false"
        autocapitalize="off" aria-label="Search people, years, words"
        placeholder="People, years, words">
      <button type="button" data-part="close">Close</button>
    </form>
    <p data-part="status" role="status"></p>
    <details data-part="filters"><summary>Filter</summary>
      <label>Year <select data-part="year"><option value="">any year</option></select></label>
      <label>Source <select data-part="source"><option value="">any source</option></select></label>
    </details>
    <div data-part="found"></div>`;
  document.body.append(dialog);
  part("words").addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(typed, WAIT);
  });
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.querySelector("a")?.click();
  });
  part("filters").addEventListener("toggle", fillFilters);
  for (const name of ["year", "source"]) part(name).addEventListener("change", typed);
  part("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", moved);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
    else if (event.target.closest("a")) leave();
  });
  // Closed by a person: nothing is asked any more. Left by a link, the address keeps the question.
  dialog.addEventListener("close", () => remember({}));
};

/* Follow a link: the question stays in the address that "back" leads to. */
const leave = () => {
  const address = location.href;
  setTimeout(() => {
    if (location.href === address) return; // a whole page is on its way; the dialog goes with this one
    dialog.removeAttribute("open");
    dialog.remove();
    dialog = null;
  });
};

const moved = (event) => {
  // A field for searching would be emptied first.
  if (event.key === "Escape" && event.target === part("words")) {
    event.preventDefault();
    dialog.close();
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  if (event.target instanceof HTMLSelectElement) return;
  const stops = [part("words"), ...part("found").querySelectorAll("a, button")];
  const step = event.key === "ArrowDown" ? 1 : -1;
  const next = stops[stops.indexOf(document.activeElement) + step];
  event.preventDefault();
  next?.focus();
};

export const open = (inPreview) => {
  preview = inPreview;
  if (!dialog) build();
  if (!dialog.isConnected) document.body.append(dialog);
  const asked = new URLSearchParams(location.search);
  if (!dialog.open) dialog.showModal();
  const words = part("words");
  if (asked.get("q") && words.value !== asked.get("q")) {
    words.value = asked.get("q");
    for (const name of ["year", "source"]) choose(name, asked.get(name) ?? "");
    if (asked.get("year") || asked.get("source")) part("filters").open = true;
  }
  words.focus();
  words.select();
  load();
  typed();
};

/* ------------------------------------------------------------------ the address */

const remember = (values) => {
  const address = new URL(location.href);
  for (const name of ["q", "year", "source"]) {
    if (values[name]) address.searchParams.set(name, values[name]);
    else address.searchParams.delete(name);
  }
  if (address.href !== location.href) history.replaceState(history.state, "", address);
};

const asked = () => ({
  q: part("words").value.trim(),
  year: part("year").value,
  source: part("source").value,
});

/* ------------------------------------------------------------------ filters */

const choose = (name, value) => {
  const select = part(name);
  if (value && ![...select.options].some((option) => option.value === value)) {
    select.append(make("option", { value, textContent: value }));
  }
  select.value = value;
};

// Their counts are as large as the rest of the index: whoever opens them loads them.
const fillFilters = async () => {
  const filters = part("filters");
  if (!filters.open || filters.classList.contains("bb-filled")) return;
  filters.classList.add("bb-filled");
  const known = await load().then((found) => found?.filters());
  for (const name of ["year", "source"]) {
    const chosen = part(name).value;
    const values = Object.entries(known?.[name] ?? {});
    values.sort(([one], [other]) =>
      name === "year" ? other.localeCompare(one) : one.localeCompare(other),
    );
    part(name).replaceChildren(
      part(name).options[0],
      ...values.map(([value, count]) =>
        make("option", { value, textContent: `${value} (${count.toLocaleString("en")})` }),
      ),
    );
    choose(name, chosen);
  }
};

/* ------------------------------------------------------------------ people */

const personItem = (person) => {
  const also = person.as && person.as !== person.name ? ` · also written ${person.as}` : "";
  return make("li", {}, make("a", { href: new URL(person.url, SITE).href }, person.name), " ",
    make("small", { textContent: counted(person.briefs, "brief", "briefs") + also }));
};

/* ------------------------------------------------------------------ briefs */

const load = () => {
  engine ??= import(new URL("pagefind/pagefind.js", SITE).href).then(
    async (found) => {
      await found.options({ noWorker: true });
      await found.init();
      return found;
    },
    () => null,
  );
  return engine;
};

/* The sentence that answers best, as nodes with the words that were asked for marked. */
const answer = (data) => {
  const words = [...data.content.matchAll(/\S+/gu)];
  const first = words[(data.meta.title ?? "").split(/\s+/u).length]?.index ?? 0;
  const hits = data.locations.map((at) => words[at]).filter((word) => word && word.index >= first);
  const text = data.content;
  const sentences = [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(text.slice(first))]
    .map(({ index, segment }) => [first + index, first + index + segment.trimEnd().length]);
  const within = ([start, end]) => hits.filter(({ index }) => start <= index && index < end);
  const best = sentences.reduce(
    (one, each) => (within(each).length > within(one).length ? each : one),
    sentences[0] ?? [first, text.length],
  );
  let [start, end] = best;
  const marks = within(best);
  if (end - start > LONGEST && marks.length) {
    const middle = marks[0].index - LONGEST / 3;
    const cut = text.lastIndexOf(" ", Math.max(start, middle)) + 1;
    start = Math.max(start, Math.min(cut, end - LONGEST));
  }
  end = end - start > LONGEST ? text.lastIndexOf(" ", start + LONGEST) : end;
  const nodes = [start > best[0] ? "… " : ""];
  let at = start;
  for (const { index, 0: word } of marks.filter(({ index }) => start <= index && index < end)) {
    // Quotation marks and stops beside a word are not what was asked for.
    const [, before, own] = word.match(/^([^\p{L}\p{N}]*)(.*?)[^\p{L}\p{N}]*$/su);
    const from = index + before.length;
    nodes.push(text.slice(at, from), make("mark", { textContent: own }));
    at = from + own.length;
  }
  nodes.push(text.slice(at, end), end < best[1] ? " …" : "");
  const place = words.findIndex(({ index }) => index >= (marks[0]?.index ?? start));
  return { nodes, anchor: anchorAt(data, place) };
};

/* The paragraph that a word stands in, as the brief's page names it. */
const anchorAt = (data, place) =>
  (data.anchors ?? [])
    .filter(({ id, location }) => /^p\d+$/.test(id) && location <= place)
    .reduce((one, { id }) => `#${id}`, "");

const briefItem = (data) => {
  const { nodes, anchor } = answer(data);
  const href = new URL(data.raw_url.replace(/^\//, "") + anchor, SITE).href;
  return make("li", {}, make("a", { href }, data.meta.title), " ",
    make("small", { textContent: [data.meta.date, data.meta.source].filter(Boolean).join(" · ") }),
    make("p", { dir: "auto" }, ...nodes));
};

/* ------------------------------------------------------------------ an answer */

const typed = () => {
  clearTimeout(timer);
  shown = BRIEFS;
  remember(asked());
  ask();
};

const ask = async () => {
  const own = ++turn;
  const { q, year, source } = asked();
  if (!q) {
    part("found").replaceChildren();
    say(preview ? "Briefs are found as they were at the last build." : "");
    return;
  }
  const filters = Object.fromEntries(Object.entries({ year, source }).filter(([, value]) => value));
  // A name is at hand sooner than the index.
  const people = await findPeople(q);
  if (own !== turn) return;
  show(people, null, 0);
  const pagefind = await load();
  if (!pagefind) {
    show(people, [], 0);
    say(preview ? "Briefs are found after a build: run `briefbook build`." : "The index of briefs cannot be loaded; try again.");
    return;
  }
  const found = await pagefind.search(q, { filters });
  // The best ones are seen while the others are on their way.
  for (const many of new Set([Math.min(FIRST, shown), shown])) {
    const data = await Promise.all(found.results.slice(0, many).map((result) => result.data()));
    if (own !== turn) return;
    show(people, data, found.results.length, many === shown);
  }
};

const say = (text) => {
  part("status").textContent = text;
};

const show = (people, briefs, total, all = true) => {
  const blocks = [];
  if (people.length) {
    blocks.push(make("h2", { textContent: "People" }),
      make("ul", {}, ...people.slice(0, PEOPLE).map(personItem)));
  }
  if (briefs?.length) {
    blocks.push(make("h2", { textContent: "Briefs" }), make("ul", {}, ...briefs.map(briefItem)));
  }
  if (briefs && all && total > briefs.length) {
    const more = make("button", { type: "button", textContent: "More briefs" });
    more.addEventListener("click", async () => {
      const before = shown;
      shown += BRIEFS;
      await ask();
      part("found").querySelectorAll("ul:last-of-type > li > a")[before]?.focus();
    });
    blocks.push(more);
  }
  part("found").replaceChildren(...blocks);
  dialog.dataset.state = briefs && all ? "done" : "asking";
  if (!briefs) return say("Searching …");
  const parts = [
    people.length ? counted(people.length, "person", "people") : "",
    total ? counted(total, "brief", "briefs") : "",
  ].filter(Boolean);
  const last = preview ? " Briefs as of the last build." : "";
  say((parts.length ? `${parts.join(", ")}.` : "Nothing found. Fewer words find more.") + last);
};
