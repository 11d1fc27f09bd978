/* The network answers: choosing a person fades the rest and lists the briefs that they share. */
import { SITE, counted, listed, make, read } from "./briefs.js";
import { fold } from "./fold.js";

const SHOWN = 30;
const WAIT = 150;

export const start = async (root) => {
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const form = part("form");
  const svg = root.querySelector("svg");
  const { people, briefs, pairs } = await read("network");
  const nodes = [...svg.querySelectorAll("[data-node]")].map((node) => {
    const dot = node.querySelector("circle");
    return { node, x: Number(dot.getAttribute("cx")), y: Number(dot.getAttribute("cy")) };
  });
  const lines = new Map(
    [...svg.querySelectorAll("[data-pair]")].map((line) => [Number(line.dataset.pair), line]),
  );
  let shown = []; // the pairs within the limits, with their briefs
  let chosen = null;
  let turn = 0;

  /* ---------------------------------------------------------------- limits */

  const value = (name) => (form.elements[name] ? Number(form.elements[name].value) : null);

  const limit = () => {
    const { first: from, last: to } = form.elements;
    const [first, last] = [value("first"), value("last")];
    const all = !from || (first === Number(from.min) && last === Number(to.max));
    const within = ([year]) => all || (first <= Number(year) && Number(year) <= last);
    const least = value("least") ?? 1;
    shown = pairs
      .map(([one, other, shared], number) => ({
        number, one, other, shared: shared.filter((each) => within(briefs[each])),
      }))
      .filter(({ shared }) => shared.length >= least);
    draw();
  };

  const draw = () => {
    const alive = new Set(shown.flatMap(({ one, other }) => [one, other]));
    const near = new Set([chosen]);
    for (const line of lines.values()) line.classList.add("bb-off");
    for (const { number, one, other } of shown) {
      const own = chosen === null || one === chosen || other === chosen;
      lines.get(number).classList.toggle("bb-off", !own);
      if (one === chosen) near.add(other);
      if (other === chosen) near.add(one);
    }
    nodes.forEach(({ node }, number) => {
      node.classList.toggle("bb-faded", chosen === null ? !alive.has(number) : !near.has(number));
      node.classList.toggle("bb-named", chosen !== null && near.has(number));
      node.classList.toggle("bb-chosen-node", number === chosen);
    });
    list();
  };

  /* ---------------------------------------------------------------- the list beside */

  const list = async (most = SHOWN) => {
    const own = ++turn;
    if (chosen === null) {
      part("status").textContent = "Choose a person: the briefs that name others too are listed here.";
      part("list").replaceChildren();
      return;
    }
    const withWhom = new Map(); // of a brief: the others
    let companions = 0;
    for (const { one, other, shared } of shown) {
      if (one !== chosen && other !== chosen) continue;
      companions += 1;
      const name = people[one === chosen ? other : one][0];
      for (const each of shared) withWhom.set(each, [...(withWhom.get(each) ?? []), name]);
    }
    const rows = [...withWhom]
      .sort(([one], [other]) => one - other)
      .map(([each, names]) => {
        const [year, place, month, day] = briefs[each];
        return { year, place, month, day, says: `with ${names.join(", ")}` };
      });
    const blocks = await listed(rows, most, list);
    if (own !== turn) return;
    const [name, url] = people[chosen];
    part("status").textContent =
      `${name}: ${counted(rows.length, "brief", "briefs")} ` +
      `with ${counted(companions, "person", "people")}`;
    const page = make("a", { href: new URL(url, SITE).href }, `Page of ${name}`);
    part("list").replaceChildren(make("p", { className: "bb-page" }, page), ...blocks);
  };

  const choose = (number) => {
    chosen = number;
    draw();
    if (number === null) return;
    // On a phone letters are larger: a name at the edge is moved into the picture.
    const text = nodes[number].node.querySelector("text");
    const half = text.getBBox().width / 2;
    const { width } = svg.viewBox.baseVal;
    text.setAttribute("x", Math.min(Math.max(nodes[number].x, half), width - half));
  };

  /* ---------------------------------------------------------------- mouse, finger, keyboard */

  for (const { node } of nodes) node.setAttribute("tabindex", "-1");
  svg.addEventListener("click", (event) => {
    const node = event.target.closest("[data-node]");
    event.preventDefault();
    choose(node ? Number(node.dataset.node) : null);
  });

  const figure = svg.closest("figure");
  figure.tabIndex = 0;
  figure.setAttribute("role", "application");
  figure.setAttribute("aria-label", svg.getAttribute("aria-label"));
  figure.setAttribute("aria-describedby", "bb-keys");
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  figure.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen !== null) {
      choose(null);
    } else if (event.key === "Enter" && chosen !== null) {
      event.preventDefault();
      // The list of somebody who was just chosen may be on its way.
      setTimeout(() => part("list").querySelector("a")?.focus(), WAIT);
    } else if (event.key in steps) {
      event.preventDefault();
      choose(chosen === null ? 0 : (beside(steps[event.key]) ?? chosen));
      nodes[chosen].node.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  });

  /* The nearest person in a direction: what lies aside counts double. */
  const beside = ([right, down]) => {
    const from = nodes[chosen];
    let best = null;
    nodes.forEach(({ node, x, y }, number) => {
      const along = (x - from.x) * right + (y - from.y) * down;
      const aside = Math.abs((x - from.x) * down) + Math.abs((y - from.y) * right);
      const hidden = node.classList.contains("bb-faded") && chosen === null;
      if (number === chosen || hidden || along <= 0) return;
      const far = along + 2 * aside;
      if (!best || far < best.far) best = { far, number };
    });
    return best?.number;
  };

  /* ---------------------------------------------------------------- the form */

  const named = () => {
    const words = fold(form.elements.person.value);
    const number = words ? people.findIndex(([name]) => fold(name) === words) : -1;
    if (number >= 0) choose(number);
    else if (!words) choose(null);
  };
  form.addEventListener("input", (event) => {
    const { name } = event.target;
    if (name === "person") return named();
    const { first, last } = form.elements;
    // The two ends of a period push each other.
    if (name === "first" && Number(first.value) > Number(last.value)) last.value = first.value;
    if (name === "last" && Number(last.value) < Number(first.value)) first.value = last.value;
    for (const field of form.querySelectorAll("input[type=range]")) {
      const amount = Number(field.value);
      field.nextElementSibling.value =
        field.name === "least" ? `at least ${counted(amount, "brief", "briefs")}` : amount;
    }
    limit();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  limit();
  for (const each of root.querySelectorAll("[hidden]")) each.hidden = false;
  root.dataset.state = "ready";
};
