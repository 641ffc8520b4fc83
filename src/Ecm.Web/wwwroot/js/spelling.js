// Wavy lines under unknown words of [data-spell] fields, drawn in the [data-spell-marks] that lies over each; F7 goes to the next of them and offers what may be meant.
const pause = 500;
const field = "[data-spell]";
const states = new WeakMap();
const skipped = new Set();

document.addEventListener("input", event => {
  if (event.target.matches(field)) {
    draw(event.target);
    later(event.target, pause);
  }
});

document.addEventListener("focusin", event => {
  if (event.target.matches(field))
    fieldsWith(event.target).forEach(other => later(other, 0));
});

document.addEventListener("scroll", event => {
  if (event.target.matches?.(field))
    follow(event.target);
}, true);

document.addEventListener("click", event => {
  const item = event.target.closest("#spelling-menu [role=menuitem]");
  if (item)
    item.act();
  else if (event.target.matches(field)) {
    const input = event.target;
    const word = stateOf(input).words.find(w => w.offset <= input.selectionStart && input.selectionStart <= w.offset + w.length);
    word && input.selectionStart === input.selectionEnd ? open(input, word, false) : close();
  } else if (!event.target.closest("#spelling-menu"))
    close();
});

document.addEventListener("keydown", event => {
  const menu = menuOpen();
  if (event.key === "F7" && !event.ctrlKey && !event.altKey) {
    event.preventDefault();
    next();
  } else if (menu && event.key === "Escape") {
    event.stopPropagation();
    event.preventDefault();
    close(true);
  } else if (menu?.contains(event.target) && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    const items = [...menu.querySelectorAll("[role=menuitem]")];
    items[(items.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : items.length - 1)) % items.length].focus();
  } else if (menu?.contains(event.target) && event.key === "Tab")
    close(true);
}, true);

function stateOf(input) {
  if (!states.has(input))
    states.set(input, { text: "", words: [], timer: 0, request: null, asked: null, answer: null });
  return states.get(input);
}

function fieldsWith(input) {
  return [...(input.closest("form") ?? document).querySelectorAll(field)];
}

function later(input, wait) {
  const state = stateOf(input);
  clearTimeout(state.timer);
  state.timer = setTimeout(() => check(input), wait);
}

// Who asks about a text that is being looked at waits with the others.
function check(input) {
  const state = stateOf(input);
  const text = input.value;
  if (text === state.text)
    return draw(input);
  if (text !== state.asked) {
    state.request?.abort();
    state.request = new AbortController();
    state.asked = text;
    state.answer = look(input, text, state.request.signal);
  }
  return state.answer;
}

async function look(input, text, signal) {
  const state = stateOf(input);
  try {
    const words = text.trim() ? await ask("/api/v1/spelling", { text }, signal) : [];
    if (input.value === text) {
      [state.text, state.words] = [text, words];
      draw(input);
    }
  } catch {
    // Typing goes on without marks; the next letter asks again.
  }
  if (state.asked === text)
    state.asked = null;
}

async function ask(address, body, signal) {
  const response = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal });
  const answer = await response.json();
  if (!response.ok)
    throw new Error(answer.title);
  return answer;
}

// A word keeps its line while the text around it changes: only what still stands where it stood is marked.
function draw(input) {
  const state = stateOf(input);
  state.words = state.words.filter(w => input.value.substr(w.offset, w.length) === w.word && !skipped.has(w.word));
  const marks = input.parentElement.querySelector("[data-spell-marks]");
  const parts = [];
  let at = 0;
  for (const word of state.words) {
    const mark = document.createElement("span");
    mark.className = "misspelt";
    mark.textContent = word.word;
    parts.push(input.value.slice(at, word.offset), mark);
    at = word.offset + word.length;
  }
  marks.replaceChildren(...parts, input.value.slice(at));
  follow(input);
}

function follow(input) {
  const marks = input.parentElement.querySelector("[data-spell-marks]");
  [marks.scrollLeft, marks.scrollTop] = [input.scrollLeft, input.scrollTop];
}

async function next() {
  const fields = fieldsWith(document.activeElement).filter(input => input.checkVisibility());
  await Promise.all(fields.map(check));
  const here = fields.indexOf(menuOpen()?.input ?? document.activeElement);
  const from = menuOpen()?.word.offset ?? document.activeElement.selectionStart ?? 0;
  const all = fields.flatMap((input, place) => stateOf(input).words.map(word => ({ input, place, word })));
  const found = all.find(f => f.place > here || f.place === here && (menuOpen() ? f.word.offset > from : f.word.offset + f.word.length >= from)) ?? all[0];
  close();
  if (found)
    open(found.input, found.word, true);
}

function menuOpen() {
  const menu = document.getElementById("spelling-menu");
  return menu && !menu.hidden ? menu : null;
}

function open(input, word, enter) {
  const menu = document.getElementById("spelling-menu");
  [menu.input, menu.word] = [input, word];
  const items = word.suggestions.slice(0, 5).map(text => item(text, () => put(input, word, text), "meant"));
  if (items.length === 0)
    items.push(Object.assign(document.createElement("p"), { className: "none", textContent: menu.dataset.none }));
  items.push(item(menu.dataset.add.replace("{0}", word.word), () => add(input, word)), item(menu.dataset.skip, () => leave(input, word)));
  menu.replaceChildren(...items);
  const place = input.getBoundingClientRect();
  menu.hidden = false;
  menu.style.left = `${Math.max(8, Math.min(place.left, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = place.bottom + menu.offsetHeight + 4 < innerHeight ? `${place.bottom + 4}px` : `${place.top - menu.offsetHeight - 4}px`;
  if (!enter)
    return;
  input.focus();
  input.setSelectionRange(word.offset, word.offset + word.length);
  menu.querySelector("[role=menuitem]").focus();
}

function item(text, act, kind = "") {
  const button = Object.assign(document.createElement("button"), { type: "button", className: kind, textContent: text, tabIndex: -1, act });
  button.setAttribute("role", "menuitem");
  return button;
}

function close(back = false) {
  const menu = menuOpen();
  if (!menu)
    return;
  menu.hidden = true;
  if (back)
    menu.input.focus();
}

function put(input, word, text) {
  input.focus();
  input.setSelectionRange(word.offset, word.offset + word.length);
  // Not setRangeText: whoever presses Ctrl+Z gets back what they typed.
  document.execCommand("insertText", false, text);
  close();
  later(input, 0);
}

function leave(input, word) {
  skipped.add(word.word);
  fieldsWith(input).forEach(draw);
  close(true);
}

async function add(input, word) {
  try {
    await ask("/api/v1/spelling/words", { word: word.word });
    leave(input, word);
  } catch (refused) {
    const said = Object.assign(document.createElement("p"), { className: "none", textContent: refused.message });
    said.setAttribute("role", "alert");
    menuOpen()?.append(said);
  }
}
