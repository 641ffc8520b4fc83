// What a page is put together from.

/** The boxes of a page's marks; those of the current one differ. */
export function boxesOf(page, current) {
  return page.marks.flatMap((mark, at) => mark.boxes.map(([left, top, right, bottom]) => {
    const box = element("div", at === current ? "box current" : "box");
    box.dataset.mark = at;
    Object.assign(box.style, { left: percent(left), top: percent(top), width: percent(right - left), height: percent(bottom - top) });
    return box;
  }));
}

/** The text of a page with its marks. */
export function textOf(page, current) {
  const text = element("div", "text");
  text.tabIndex = 0;
  let at = 0;
  page.marks.forEach((mark, index) => {
    text.append(page.text.slice(at, mark.start));
    const word = element("mark", index === current ? "current" : "");
    word.dataset.mark = index;
    word.textContent = page.text.slice(mark.start, mark.start + mark.length);
    text.append(word);
    at = mark.start + mark.length;
  });
  text.append(page.text.slice(at));
  return text;
}

/** A sentence in the place of a page, perhaps with what can be done: a link to the file (href), or a button (act). */
export function note(text, offer) {
  const told = element("p", "empty");
  told.textContent = text + " ";
  if (offer) {
    const made = element(offer.href ? "a" : "button", offer.href ? "" : "link");
    Object.assign(made, offer.href ? { href: offer.href, download: "" } : { type: "button", onclick: offer.act });
    made.textContent = offer.text;
    told.append(made);
  }
  return told;
}

export function element(tag, name) {
  const made = document.createElement(tag);
  made.className = name;
  return made;
}

/** A text with its places filled. */
export const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, at) => values[at]);

const percent = share => `${share * 100}%`;
