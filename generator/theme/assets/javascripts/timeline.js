/* The timeline answers: filters by person, source and words; dots by mouse, finger and keyboard. */
import { counted, listed, make, read, titles } from "./briefs.js";
import { fold } from "./fold.js";
import { findPeople } from "./people.js";

const WEEKS = 53; // cells of a year: weeks, then months, then the year; as in timeline_chart.py
const YEAR_ALONE = WEEKS + 12;
const SHOWN = 30;
const WAIT = 150;

const cellOf = (year, month, day) => {
  if (!month) return YEAR_ALONE;
  if (!day) return WEEKS + month - 1;
  const passed = Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1);
  return Math.floor(passed / 864e5 / 7);
};
const radius = (number) =>
  Math.min(Math.round((3.5 + 1.5 * Math.log2(number)) * 10) / 10, 10.5);

/* What a cell stands for, in words. */
const cellInWords = (year, cell) => {
  const month = (number) =>
    new Date(Date.UTC(2000, number, 1)).toLocaleDateString("en", { month: "long", timeZone: "UTC" });
  if (cell === YEAR_ALONE) return `${year}, month not known`;
  if (cell >= WEEKS) return `${month(cell - WEEKS)} ${year}, day not known`;
  const day = new Date(Date.UTC(year, 0, 1 + cell * 7));
  return `week of ${day.getUTCDate()} ${month(day.getUTCMonth())} ${year}`;
};

export const start = async (root) => {
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const form = part("form");
  const chart = root.querySelector("svg");
  const dots = new Map(); // by year and cell
  for (const row of chart.querySelectorAll("g[data-year]")) {
    for (const dot of row.querySelectorAll("circle")) {
      dots.set(`${row.dataset.year} ${dot.dataset.cell}`, {
        dot, year: row.dataset.year, cell: Number(dot.dataset.cell),
        x: Number(dot.getAttribute("cx")), y: Number(dot.getAttribute("cy")), briefs: [],
      });
    }
  }
  const { sources, years } = await read("timeline");
  const all = [];
  for (const [year, rows] of Object.entries(years)) {
    rows.forEach(([month, day, source, people], place) => {
      if (year !== "undated") {
        all.push({ year, place, month, day, source, people, says: sources[source] ?? "source open" });
      }
    });
  }
  all.sort((one, other) => other.year - one.year || other.place - one.place);
  let matching = all;
  let chosen = null;
  let turn = 0;

  /* ---------------------------------------------------------------- filters */

  const source = form.elements.source;
  source.append(...sources.map((name, number) => make("option", { value: number }, name)));

  // Suggestions of the person's field: by any spelling, as in the search.
  let people = [];
  const suggest = async () => {
    const words = form.elements.person.value.trim();
    people = words ? await findPeople(words) : [];
    root.querySelector("datalist").replaceChildren(
      ...people.slice(0, 12).map(({ name, briefs }) =>
        make("option", { value: name, label: `${name}, ${counted(briefs, "brief", "briefs")}` })),
    );
  };

  const filter = async () => {
    const own = ++turn;
    await suggest();
    const typed = form.elements.person.value.trim();
    // A name as it stands, else everybody whom what was typed can mean.
    const exact = people.filter(({ how }) => how === 0);
    const numbers = new Set((exact.length ? exact : people).map(({ number }) => number));
    const words = fold(form.elements.words.value).split(" ").filter(Boolean);
    let found = all.filter(
      (brief) =>
        (!typed || brief.people.some((number) => numbers.has(number))) &&
        (source.value === "" || brief.source === Number(source.value)),
    );
    if (words.length) {
      const needed = [...new Set(found.map(({ year }) => year))];
      const known = new Map();
      await Promise.all(needed.map(async (year) => known.set(year, await titles(year))));
      found = found.filter(({ year, place }) => {
        const title = known.get(year)[place];
        title.folded ??= ` ${fold(title.title)}`;
        return words.every((word) => title.folded.includes(` ${word}`));
      });
    }
    if (own !== turn) return;
    matching = found;
    draw();
    choose(null);
    show(typed || words.length || source.value !== "" ? matching : null);
  };

  const draw = () => {
    for (const each of dots.values()) each.briefs = [];
    for (const brief of matching) {
      dots.get(`${brief.year} ${cellOf(brief.year, brief.month, brief.day)}`)?.briefs.push(brief);
    }
    for (const { dot, briefs } of dots.values()) {
      dot.classList.toggle("bb-none", !briefs.length);
      if (briefs.length) dot.setAttribute("r", radius(briefs.length));
    }
  };

  /* ---------------------------------------------------------------- the list beside */

  const show = async (briefs, what = "", most = SHOWN) => {
    const own = ++turn;
    const blocks = briefs?.length ? await listed(briefs, most, (more) => show(briefs, what, more)) : [];
    if (own !== turn) return;
    part("list").replaceChildren(...blocks);
    part("status").textContent = briefs
      ? [what, counted(briefs.length, "brief", "briefs")].filter(Boolean).join(": ")
      : "Choose a dot: its briefs are listed here.";
  };

  const choose = (each) => {
    chosen?.dot.classList.remove("bb-chosen-dot");
    chosen = each;
    if (!each) return;
    each.dot.classList.add("bb-chosen-dot");
    const words = cellInWords(each.year, each.cell);
    show(each.briefs, words[0].toUpperCase() + words.slice(1));
  };

  /* ---------------------------------------------------------------- mouse, finger, keyboard */

  const alive = () => [...dots.values()].filter(({ briefs }) => briefs.length);
  const nearest = (x, y) =>
    alive().reduce(
      (best, each) => {
        const far = Math.abs(each.x - x) + 3 * Math.abs(each.y - y);
        return far < best.far ? { far, each } : best;
      },
      { far: 60, each: null },
    ).each;

  chart.addEventListener("click", (event) => {
    if (event.target.closest("a")) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(chart.getScreenCTM().inverse());
    const each = nearest(at.x, at.y);
    if (each) choose(each);
  });

  const figure = chart.closest("figure");
  figure.tabIndex = 0;
  figure.setAttribute("role", "application");
  figure.setAttribute("aria-label", chart.getAttribute("aria-label"));
  figure.setAttribute("aria-describedby", "bb-keys");
  const steps = {
    ArrowLeft: (each, from) => each.y === from.y && each.x < from.x,
    ArrowRight: (each, from) => each.y === from.y && each.x > from.x,
    ArrowUp: (each, from) => each.y < from.y,
    ArrowDown: (each, from) => each.y > from.y,
  };
  figure.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      // The list of a dot that was just chosen may be on its way.
      setTimeout(() => part("list").querySelector("a")?.focus(), WAIT);
      return;
    }
    if (!(event.key in steps)) return;
    event.preventDefault();
    const from = chosen ?? { x: -1, y: -1 };
    const step = chosen ? steps[event.key] : () => true;
    const far = (each) => 100 * Math.abs(each.y - from.y) + Math.abs(each.x - from.x);
    const next = alive().filter((each) => step(each, from)).sort((a, b) => far(a) - far(b))[0];
    if (!next) return;
    choose(next);
    next.dot.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(filter, WAIT);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  draw();
  for (const each of root.querySelectorAll("[hidden]")) each.hidden = false;
  root.dataset.state = "ready";
};
