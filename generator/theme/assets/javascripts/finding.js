/* What opens the search: its button, "/" and Ctrl-K, and an address with a question in it. All that
   finds something is loaded then, and not before. */
(() => {
  "use strict";

  const here = document.currentScript.src;
  let search = null; // the module, once it was asked for

  const open = (button) => {
    search ??= import(new URL("search.js", here).href);
    search.then((found) => found.open(button && "preview" in button.dataset));
  };
  const button = () => document.querySelector("button.bb-search-open");

  document.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element && event.target.closest("button.bb-search-open");
    if (pressed) open(pressed);
  });
  document.addEventListener("keydown", (event) => {
    const where = event.target instanceof Element ? event.target : document.body;
    const writes = where.closest("input, textarea, select, [contenteditable]");
    const plain = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
    const known = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
    if (!button() || (plain ? writes : !known)) return;
    event.preventDefault();
    event.stopPropagation();
    open(button());
  });

  // An address that was sent to somebody, or that somebody comes back to.
  const asked = () => {
    if (button() && new URLSearchParams(location.search).get("q")) open(button());
  };
  asked();
  addEventListener("popstate", asked);

  // A page with a chart that answers names the script of the chart.
  const begin = () => {
    const chart = document.querySelector("[data-finding]:not([data-state])");
    if (!chart) return;
    chart.dataset.state = "loading";
    import(new URL(`${chart.dataset.finding}.js`, here).href).then((found) => found.start(chart));
  };
  if (typeof document$ === "undefined") begin();
  else document$.subscribe(begin); // once a page, with instant navigation too
})();
