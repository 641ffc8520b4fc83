// Keys by their place, the same in every layout (event.code). An element says which key presses it: data-key="F2", data-key="KeyT".
// data-key-yields: the shell's, for pages that take the key for nothing of their own; until that is known it does nothing. What stands in a closed menu is pressed by its key all the same; data-key-apart: not while the focus is in a list, a tree or a panel, whose parts one might mean.
// data-key-focus: the key focuses instead. Escape goes up one level: out of what is open, else to the innermost element that takes it. [data-list] holds rows that J, K and the arrows walk through; a row's link takes the focus. Where the rows stand in several [data-block], left and right go from one to the next. G and the letter of data-go go to a section.
import { markOf, showKeys } from "./keysHelp.js";

const editable = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

document.addEventListener("keydown", event => {
  // A dialog that stands before all else has the keys for itself.
  if (event.defaultPrevented || event.isComposing || event.altKey || document.querySelector("dialog:modal"))
    return;
  const typing = event.target.closest?.(editable);
  const name = (event.ctrlKey || event.metaKey ? "Ctrl+" : "") + (event.shiftKey ? "Shift+" : "") + event.code;
  const everywhere = /^((Shift\+)?F\d|Ctrl\+|Escape)/.test(name);
  if (typing && !everywhere)
    return;
  if (!everywhere && document.body.dataset.letters === "off" && /^(Shift\+)?(Key|Digit|Slash|Bracket|Equal|Minus|Numpad)/.test(name))
    return;
  // In a text these are the text's own.
  if (typing && (name === "Ctrl+KeyA" || name === "Ctrl+KeyZ"))
    return;
  if (!typing && (name === "Shift+Slash" || event.key === "?")) {
    event.preventDefault();
    showKeys();
    return;
  }
  if (!typing && (go(event) || walk(name) || between(name) || pick(name))) {
    event.preventDefault();
    return;
  }
  // What has the focus takes the space bar itself, such as a button or a box.
  if (name === "Space" && document.activeElement.matches("button, input, select, summary, [role]"))
    return;
  // What stands in a row is pressed for the row that has the focus, and for no other.
  const row = document.activeElement.closest?.("[data-row]");
  const takers = takersOf(name, row);
  if (name === "Escape" && leaves(event.target)) {
    event.preventDefault();
    return;
  }
  const target = (name === "Ctrl+KeyZ" && latestOffer()) || (name === "Escape" ? innermost(takers) : takers.find(e => row?.contains(e)) ?? takers[0]);
  if (!target) {
    // Nothing is open any more: out of the field, where letters are keys.
    if (name === "Escape" && typing)
      event.target.blur();
    else if (name === "F8" && nextEmpty(event.target))
      event.preventDefault();
    return;
  }
  event.preventDefault();
  if (target.hasAttribute("data-key-focus")) {
    target.focus();
    target.select?.();
  } else {
    // A field tells what was typed when it is left; a key leaves nothing.
    if (typing)
      event.target.dispatchEvent(new Event("change", { bubbles: true }));
    target.click();
    // Done with this row: on to the next.
    if (target.hasAttribute("data-then-next"))
      walk("KeyJ");
  }
});

// In a form its own way out goes before those that stand further down the page.
function innermost(takers) {
  const form = document.activeElement.closest?.("form");
  return takers.findLast(taker => form?.contains(taker)) ?? takers.at(-1);
}

function takersOf(name, row) {
  const all = [...document.querySelectorAll(`[data-key~="${name}"]`)].filter(e => !e.disabled && (!e.closest("[data-row]") || row?.contains(e)));
  const seen = all.filter(e => e.checkVisibility());
  const own = seen.filter(e => !e.hasAttribute("data-key-yields"));
  if (own.length > 0)
    return own;
  const within = document.activeElement.closest("[data-row], [role=tree], [role=tabpanel]");
  const inMenu = all.filter(e => e.closest("[popover]") && !(within && e.hasAttribute("data-key-apart")));
  return inMenu.length > 0 || document.querySelector("main [aria-busy=true]") ? inMenu : seen;
}

// What offers to undo something: messages, and what a page shows by itself. The one that came last is about the last act.
const offers = ".undoes .mud-snackbar-action-button, [data-key~='Ctrl+KeyZ']";
const came = new WeakMap();
let offered = 0;

new MutationObserver(records => {
  for (const node of records.flatMap(record => [...record.addedNodes]))
    if (node instanceof Element)
      for (const offer of [node, ...node.querySelectorAll(offers)].filter(e => e.matches(offers)))
        came.set(offer, ++offered);
}).observe(document.documentElement, { childList: true, subtree: true });

function latestOffer() {
  const all = [...document.querySelectorAll(offers)].filter(offer => !offer.disabled && offer.checkVisibility());
  return all.sort((a, b) => (came.get(a) ?? 0) - (came.get(b) ?? 0)).at(-1);
}

// To the next field that must be filled in and is empty, in its form or the first one of the page; after the last comes the first.
function nextEmpty(from) {
  const form = from.closest?.("form:has([aria-required=true])") ?? document.querySelector("main form:has([aria-required=true])");
  const fields = [...form?.querySelectorAll("[aria-required=true]") ?? []].filter(field => field.checkVisibility() && !field.value);
  const next = fields.find(field => from.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) ?? fields[0];
  next?.focus();
  return next;
}

// Whoever follows a link of a menu is done with the menu; the page stays, and so would it.
document.addEventListener("click", event => event.target.closest?.("[popover] a[href]")?.closest("[popover]").hidePopover());

// Escape closes a menu or a list of offers by itself; the search box is left as it is.
function leaves(element) {
  if (document.querySelector(":popover-open"))
    document.querySelector(":popover-open").hidePopover();
  else if (element.matches("[data-key-focus]"))
    element.blur();
  else
    return element.ariaExpanded === "true";
  return true;
}

// G, and within a second and a half the letter of a section.
let led = -Infinity;

function go(event) {
  const leads = event.timeStamp - led < 1500 && !event.ctrlKey && !event.metaKey;
  led = -Infinity;
  const section = leads && !event.shiftKey && document.querySelector(`[data-go="${event.code}"]`);
  if (section)
    section.click();
  else if (event.code === "KeyG" && !event.ctrlKey && !event.metaKey && !event.shiftKey)
    led = event.timeStamp;
  else
    return false;
  return true;
}

function between(name) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[name];
  const block = document.activeElement.closest?.("[data-block]");
  if (!step || !block)
    return false;
  const blocks = [...document.querySelectorAll("[data-block]")].filter(b => b.querySelector("[data-row-link]"));
  blocks[blocks.indexOf(block) + step]?.querySelector("[data-row-link]").focus();
  return true;
}

function walk(name) {
  const step = { KeyJ: 1, ArrowDown: 1, KeyK: -1, ArrowUp: -1 }[name];
  const list = document.querySelector("[data-list]");
  if (!step && name !== "Home" && name !== "End" || !list)
    return false;
  const active = document.activeElement;
  // Arrows scroll and Home/End jump as usual unless the focus is in the list.
  if (!name.startsWith("Key") && !list.contains(active) && active !== document.body && active.id !== "main" && active.tagName !== "H1")
    return false;
  const rows = [...list.querySelectorAll("[data-row]")];
  if (rows.length === 0)
    return false;
  const at = rows.findIndex(row => row.contains(active));
  const next = name === "Home" ? 0 : name === "End" ? rows.length - 1 : Math.max(0, Math.min(rows.length - 1, at + step));
  const row = rows[at < 0 && step ? 0 : next];
  (row.querySelector("[data-row-link]") ?? row).focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  return true;
}

// X chooses the row that has the focus, Shift+X all from the one that was chosen last.
let picked = null;

function pick(name) {
  const row = document.activeElement.closest?.("[data-row]");
  const box = row?.querySelector("[data-select]");
  if (!box || name !== "KeyX" && name !== "Shift+KeyX")
    return false;
  const rows = [...row.closest("[data-list]").querySelectorAll("[data-row]")];
  const from = name === "Shift+KeyX" && picked?.isConnected ? rows.indexOf(picked) : -1;
  if (from < 0)
    box.click();
  else
    for (const between of rows.slice(Math.min(from, rows.indexOf(row)), Math.max(from, rows.indexOf(row)) + 1)) {
      const other = between.querySelector("[data-select]");
      if (!other.checked)
        other.click();
    }
  picked = row;
  return true;
}

// Tabs: arrows move between them, Enter and Space open (they are buttons).
document.addEventListener("keydown", event => {
  const strip = event.target.closest?.("[role=tablist]");
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.code];
  if (!strip || !step)
    return;
  const tabs = [...strip.querySelectorAll("[role=tab]")];
  tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length].focus();
  event.preventDefault();
});

document.addEventListener("click", event => {
  if (event.target.closest("[data-print]"))
    print();
  if (event.target.closest("[data-show-keys]"))
    showKeys();
  const calendar = event.target.closest("[data-open-calendar]")?.parentElement.querySelector("input[type=date]");
  calendar?.showPicker();
});

// A value that is pressed is edited; who selects it wants to copy it.
addEventListener("click", event => {
  if (event.target.closest?.("[data-edits]") && !getSelection().isCollapsed)
    event.stopImmediatePropagation();
}, true);

// Pictures that cannot be had leave plain paper.
document.addEventListener("error", event => {
  if (event.target.matches?.("img[data-fallback]") && !event.target.src.startsWith("data:"))
    event.target.src = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";
}, true);

// In a form with many small inputs Enter goes on to the next one; in the last it sends the form, as everywhere.
document.addEventListener("keydown", event => {
  const form = event.target.closest?.("form[data-enter-next]");
  if (!form || event.key !== "Enter" || event.ctrlKey || event.isComposing || event.target.tagName !== "INPUT")
    return;
  const inputs = [...form.querySelectorAll("input:not([type=checkbox])")];
  const next = inputs[inputs.indexOf(event.target) + 1];
  if (!next)
    return;
  event.preventDefault();
  next.focus();
  next.select();
});

// A button that somebody has pressed by mouse three times tells its key from then on.
const toTell = 3;
const places = "ecm.pressed";

function pressed() {
  try {
    return JSON.parse(localStorage.getItem(places) ?? "{}");
  } catch {
    return {};
  }
}

function told(event) {
  const button = event.target.closest?.("button[data-key]:not(:has(kbd))");
  return button && button.innerText.trim() ? button : null;
}

function tell(button) {
  button.dataset.told = button.dataset.key.split(" ")[0].split("+").map(markOf).join("+");
}

addEventListener("click", event => {
  const button = event.detail > 0 && told(event);
  if (!button)
    return;
  const counts = pressed();
  const count = counts[button.dataset.key] = (counts[button.dataset.key] ?? 0) + 1;
  try {
    localStorage.setItem(places, JSON.stringify(counts));
  } catch {
    // A browser that keeps nothing tells nothing.
  }
  if (count >= toTell)
    tell(button);
}, true);

addEventListener("pointerover", event => {
  const button = told(event);
  if (button && !button.dataset.told && pressed()[button.dataset.key] >= toTell)
    tell(button);
});
