// The tour: three steps on the real screens, each ended by doing it. It shows what is next and looks; it changes no page and takes no keys but Escape.
// Where it is, and that it was left, stays in this browser.
const kept = "ecm.tour";
const last = 4;
const asked = new URLSearchParams(location.search);
let step = Number(localStorage.getItem(kept)) || 0;
let note = null;
let shown = "";

// The end of the first start leads here; coming back to the same address begins nothing anew.
if (asked.has("tour")) {
  step = 1;
  localStorage.setItem(kept, "1");
  asked.delete("tour");
  history.replaceState(history.state, "", location.pathname + (asked.size ? `?${asked}` : "") + location.hash);
}

const place = () => document.getElementById("tour");
const lower = text => text.toLocaleLowerCase();

addEventListener("click", event => {
  if (event.target.closest("[data-tour-begin]"))
    begin();
  else if (event.target.closest("[data-tour-leave]"))
    go(0);
  else if (event.target.closest("[data-tour-letter]"))
    takeLetter(event.target.closest("[data-tour-letter]").dataset.tourLetter);
});

document.addEventListener("ecm-stored", () => {
  if (step === 1)
    go(2);
});

new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["aria-busy", "class"] });
look();

function begin() {
  document.getElementById("user-menu")?.hidePopover();
  go(1);
  place()?.focus();
}

function go(next) {
  const focused = place()?.contains(document.activeElement);
  [step, note] = [next, null];
  localStorage.setItem(kept, step > 0 && step < last ? String(step) : "left");
  show();
  // The button that had the focus is gone with its step.
  if (focused)
    (step > 0 ? place() : document.getElementById("main"))?.focus({ preventScroll: true });
}

async function takeLetter(name) {
  const answer = await fetch("/tour/letter").catch(() => null);
  if (!answer?.ok) {
    note = "refused";
    show();
    return;
  }
  const file = new File([await answer.blob()], name, { type: "application/pdf" });
  dispatchEvent(new CustomEvent("ecm-take", { detail: [file] }));
}

// What is on the screen tells whether a step is done.
function look() {
  if (step === 2 && location.pathname === "/search") {
    const words = lower(new URLSearchParams(location.search).get("q") ?? "").match(/[\p{L}\p{N}]+/gu) ?? [];
    const marks = [...document.querySelectorAll("section.results[aria-busy=false] [data-row] mark")].map(mark => lower(mark.textContent));
    if (words.length > 0 && marks.some(mark => !words.includes(mark)))
      go(3);
    else if (marks.length > 0)
      note = "same-form";
  } else if (step === 3 && location.pathname.startsWith("/cards/") && document.querySelector(".desk .box, .desk mark")) {
    go(last);
  }
  show();
}

function show() {
  const tour = place();
  if (!tour)
    return;
  const now = `${step} ${note}`;
  if (tour.dataset.shown === now && shown === now)
    return;
  tour.dataset.shown = shown = now;
  tour.hidden = step === 0;
  for (const part of tour.querySelectorAll("[data-step]"))
    part.hidden = !part.dataset.step.split(" ").includes(String(step)) || (part.dataset.note ?? note) !== note;
  const count = tour.querySelector("[data-count]");
  count.textContent = step < last ? count.dataset.count.replace("{0}", step) : "";
}
