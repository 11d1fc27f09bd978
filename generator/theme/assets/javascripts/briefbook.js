/* Cards beside the names of people in a text: by mouse, by keyboard, by a first touch.
   Without this script a name is the link that it is. */
(() => {
  "use strict";

  const NAMES = ".bb-text a[href*='/people/']";
  const WAIT = 250; // before a card comes, and before it goes
  let shown = null; // the card that is seen
  let name = null; // the link that it belongs to
  let touched = false; // whether the last pointer was a finger
  let timer = 0;

  const named = (node) => (node instanceof Element ? node.closest(NAMES) : null);

  const cardOf = (link) =>
    [...document.querySelectorAll(".bb-cards .bb-card")].find(
      (card) => card.querySelector("a").href === link.href,
    );

  const hide = () => {
    clearTimeout(timer);
    if (!shown) return;
    shown.remove();
    name.removeAttribute("aria-describedby");
    shown = name = null;
  };

  const show = (link) => {
    clearTimeout(timer);
    if (name === link) return;
    hide();
    const card = cardOf(link);
    const page = link.closest("article");
    if (!card || !page) return;
    shown = card.cloneNode(true);
    shown.id = "bb-card";
    name = link;
    link.setAttribute("aria-describedby", shown.id);
    page.append(shown);
    // Below the line that the name ends on, and never beyond the edge of the page.
    const lines = link.getClientRects();
    const line = lines[lines.length - 1];
    const around = page.getBoundingClientRect();
    const room = around.width - shown.offsetWidth;
    shown.style.top = `${line.bottom - around.top + 4}px`;
    shown.style.left = `${Math.max(0, Math.min(line.left - around.left, room))}px`;
  };

  const later = (work, ...values) => {
    clearTimeout(timer);
    timer = setTimeout(work, WAIT, ...values);
  };

  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (shown && !shown.contains(event.target) && named(event.target) !== name) hide();
  });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = named(event.target);
    if (link) later(show, link);
    else if (shown && shown.contains(event.target)) clearTimeout(timer);
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType === "touch") return;
    const left = named(event.target) || (shown && shown.contains(event.target));
    if (left && document.activeElement !== name) later(hide);
  });
  document.addEventListener("focusin", (event) => {
    const link = named(event.target);
    if (link && link.matches(":focus-visible")) show(link);
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === name && !touched) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  // A finger cannot hover: the first touch shows the card, the second follows the link.
  document.addEventListener("click", (event) => {
    const link = named(event.target);
    if (!touched || !link || link === name || !cardOf(link)) return;
    event.preventDefault();
    show(link);
  });
})();
