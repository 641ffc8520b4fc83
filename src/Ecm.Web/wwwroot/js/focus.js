// What somebody has gone to, or types in, and the address that was open then.
let taken = { element: null, address: "" };

addEventListener("focusin", take);
addEventListener("keydown", event => {
  if (event.target.matches?.("input, textarea, select"))
    take(event);
}, true);

function take(event) {
  taken = { element: event.target, address: location.href };
}

// A page that has just been opened is read from its heading, as soon as that is drawn; whoever was quicker and has gone to something on it stays there.
const patience = 5000;
let waiting = null;

export function enterHeading() {
  waiting?.disconnect();
  const address = location.href;
  if (entered())
    return;
  const mine = waiting = new MutationObserver(() => {
    if (location.href !== address || entered())
      mine.disconnect();
  });
  mine.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => mine.disconnect(), patience);
}

function entered() {
  const heading = document.querySelector("h1");
  if (heading && !(taken.element === document.activeElement && taken.address === location.href)) {
    heading.tabIndex = -1;
    heading.focus();
  }
  return heading !== null;
}

// A form that has just been drawn is entered at its first field; whoever was quicker and types in it already stays where they are.
export function enter(field, always) {
  const form = field?.closest("form, fieldset, section");
  if (form && (always || !form.contains(document.activeElement)))
    field.focus();
}

export function enterById(id, always) {
  enter(document.getElementById(id), always);
}

// Writes a text into a field where the cursor was last, as if it had been typed.
export function insert(id, text) {
  const field = document.getElementById(id);
  if (!field)
    return;
  field.focus();
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
