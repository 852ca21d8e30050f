// The one script of the reading room. Every page works without it; it adds three comforts.
"use strict";

// Show all parts of an attribution together while one of them is pointed at or focused.
const light = (on, of) => {
  for (const part of document.querySelectorAll(`[data-of="${CSS.escape(of)}"]`)) {
    part.classList.toggle("lit", on);
  }
};
const attributionOf = (event) =>
  event.target instanceof Element ? event.target.closest("[data-of]")?.dataset.of : undefined;
for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(name, (event) => {
    const of = attributionOf(event);
    if (of) light(on, of);
  });
}

// Escape puts a card away without moving the pointer or the focus.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const link of document.querySelectorAll("a.cue:hover, a.cue:focus, a.cue:target")) {
    link.classList.add("put-away");
  }
});
for (const name of ["mouseout", "focusout"]) {
  document.addEventListener(name, (event) => {
    if (event.target instanceof Element) event.target.closest("a.cue")?.classList.remove("put-away");
  });
}

// A link into something folded opens it.
const unfold = () => {
  const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let fold = named && named.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
  if (named && named.matches("article.claim")) named.querySelector("details").open = true;
  if (named) named.scrollIntoView();
};
addEventListener("hashchange", unfold);
unfold();

// Paper has no folds.
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("main details")) fold.open = true;
});
