// What has the focus, and the address that was open when it came there.
let taken = { element: null, address: "" };

addEventListener("focusin", event => taken = { element: event.target, address: location.href });

// A page that has just been opened is read from its heading; whoever was quicker and has gone to something on it stays there.
export function enterHeading() {
  const heading = document.querySelector("h1");
  if (!heading || taken.element === document.activeElement && taken.address === location.href)
    return;
  heading.tabIndex = -1;
  heading.focus();
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
