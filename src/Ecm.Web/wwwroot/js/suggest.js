// Suggestions under the search box. The page asks for them itself: typing waits neither for the server nor for the circuit, and without either the box stays a plain form.
import { isLost } from "./line.js";

const pause = 120, most = 9;
const box = "[data-suggest] input";

let asked = 0;
let timer, request;
let at = -1;

function form(input) {
  return input.closest("[data-suggest]");
}

function list(input) {
  return form(input).querySelector("[role=listbox]");
}

document.addEventListener("input", event => {
  if (!event.target.matches(box))
    return;
  if (event.target.value.trim())
    ask(event.target, pause);
  else
    close(event.target);
});

// An empty box offers the saved searches, to whoever asks for them.
document.addEventListener("click", event => {
  const option = event.target.closest("[data-suggest] [role=option]");
  const input = option ? form(option).querySelector("input") : event.target;
  if (option)
    choose(input, option);
  else if (input.matches?.(box) && !input.value && input.ariaExpanded !== "true")
    ask(input, 0);
});

// Choosing by the mouse leaves the focus where it is.
document.addEventListener("mousedown", event => {
  if (event.target.closest("[data-suggest] [role=listbox]"))
    event.preventDefault();
});

document.addEventListener("focusout", event => {
  if (event.target.matches(box))
    close(event.target);
});

document.addEventListener("submit", event => {
  const input = event.target.matches("[data-suggest]") && event.target.querySelector("input");
  if (!input)
    return;
  event.preventDefault();
  close(input);
  search(input.value);
});

document.addEventListener("keydown", event => {
  const input = event.target;
  if (!input.matches?.(box) || event.isComposing || event.ctrlKey || event.altKey || event.metaKey)
    return;
  const options = [...list(input).querySelectorAll("[role=option]")];
  const open = input.ariaExpanded === "true";
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && open) {
    // Whoever picks has seen enough: a later answer would take the choice away.
    asked++;
    clearTimeout(timer);
    point(input, options, (at + step + options.length + 1) % (options.length + 1));
  } else if (step === 1) {
    ask(input, 0);
  } else if (event.key === "Enter" && open && at >= 0 && at < options.length) {
    choose(input, options[at]);
  } else if (event.key === "Escape" && open) {
    close(input);
  } else {
    return;
  }
  event.preventDefault();
}, true);

// Only the answer to the last question is shown, and only while somebody is still there to see it.
function ask(input, after) {
  const mine = ++asked;
  clearTimeout(timer);
  timer = setTimeout(async () => {
    request?.abort();
    request = new AbortController();
    try {
      const answer = await fetch(`/api/v1/suggest?q=${encodeURIComponent(input.value.trim())}`, { signal: request.signal });
      const found = answer.ok ? await answer.json() : [];
      if (mine === asked && document.activeElement === input)
        show(input, found);
    } catch {
      // Superseded, or the server cannot be reached: what is typed can be searched for all the same.
    }
  }, after);
}

function close(input) {
  asked++;
  clearTimeout(timer);
  list(input).hidden = true;
  list(input).replaceChildren();
  input.ariaExpanded = "false";
  input.removeAttribute("aria-activedescendant");
  at = -1;
}

function show(input, found) {
  const groups = grouped(found);
  if (groups.length === 0) {
    close(input);
    return;
  }
  let number = 0;
  list(input).replaceChildren(...groups.map(([name, offers]) => {
    const group = element("div", { role: "group" });
    const label = element("div", { id: `suggest-${name}`, className: "group" }, form(input).dataset[name]);
    group.setAttribute("aria-labelledby", label.id);
    group.append(label, ...offers.map(offer => {
      const option = element("div", { id: `suggest-${number++}`, role: "option", ariaSelected: "false" });
      Object.assign(option.dataset, { kind: offer.kind, text: offer.text, id: offer.cardId ?? offer.searchId ?? offer.userId ?? "" });
      option.append(element("span", {}, offer.text));
      if (offer.detail)
        option.append(element("span", { className: "detail" }, offer.detail));
      return option;
    }));
    return group;
  }));
  list(input).hidden = false;
  input.ariaExpanded = "true";
  point(input, [...list(input).querySelectorAll("[role=option]")], -1);
}

// The longest group gives way first, so that each has a place among the nine.
function grouped(found) {
  const seen = new Set();
  const of = (...kinds) => kinds.flatMap(kind => found.filter(f => f.kind === kind)).filter(f => !f.cardId || !seen.has(f.cardId) && seen.add(f.cardId));
  const groups = [["documents", of("number", "document")], ["parties", of("party")], ["people", of("person")], ["searches", of("search", "phrase")]];
  while (groups.reduce((sum, [, offers]) => sum + offers.length, 0) > most)
    groups.reduce((longest, group) => group[1].length > longest[1].length ? group : longest)[1].pop();
  return groups.filter(([, offers]) => offers.length > 0);
}

// The place after the last option is the text itself.
function point(input, options, place) {
  at = place >= options.length ? -1 : place;
  options.forEach((option, index) => option.ariaSelected = String(index === at));
  if (at < 0) {
    input.removeAttribute("aria-activedescendant");
    return;
  }
  input.setAttribute("aria-activedescendant", options[at].id);
  options[at].scrollIntoView({ block: "nearest" });
}

function choose(input, option) {
  const { kind, text, id } = option.dataset;
  close(input);
  if (kind === "phrase") {
    input.value = text;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    search(text);
  } else {
    go(kind === "search" ? `/searches/${id}` : kind === "person" ? `/search?responsible=${id}` : `/cards/${id}`);
  }
}

function search(text) {
  go(text.trim() ? `/search?q=${encodeURIComponent(text.trim())}` : "/search");
}

// Without a connection the address is opened anew: the server may be back for that.
function go(address) {
  if (globalThis.Blazor && !isLost())
    Blazor.navigateTo(address);
  else
    location.assign(address);
}

function element(name, properties, text) {
  const made = Object.assign(document.createElement(name), properties);
  if (text !== undefined)
    made.textContent = text;
  return made;
}
