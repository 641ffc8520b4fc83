// The rows of files on their way: what each says, and what can be done with it. Texts come from the page, acts from uploads.js.
const locale = document.documentElement.lang === "ru" ? "ru-RU" : "en-GB";

export function draw(item, texts, acts) {
  const row = item.row = document.createElement("li");
  row.innerHTML = '<b></b><progress max="1"></progress><span class="text" role="status"></span><span class="acts"></span>';
  row.querySelector("b").textContent = item.file.name;
  row.querySelector("progress").setAttribute("aria-label", item.file.name);
  update(item, texts, acts);
  return row;
}

export function update(item, texts, acts) {
  const row = item.row;
  if (!row)
    return;
  const total = item.file.size;
  const bar = row.querySelector("progress");
  row.className = item.state;
  bar.hidden = item.state === "failed";
  bar.value = item.state === "stored" ? 1 : total > 0 ? Math.min(1, item.sent / total) : 0;
  const text = textOf(item, total, texts);
  const place = row.querySelector(".text");
  // One message a second at most for those who listen, but for a message of another kind.
  const kind = item.state + (item.sent >= total);
  if (place.textContent !== text && (performance.now() - (item.spoken ?? 0) > 1000 || kind !== item.spokenKind)) {
    place.textContent = text;
    item.spoken = performance.now();
    item.spokenKind = kind;
  }
  if (row.dataset.acts === item.state)
    return;
  row.dataset.acts = item.state;
  row.querySelector(".acts").replaceChildren(...actsOf(item, texts, acts));
}

// How many there are, in the bar of every screen.
export function count(items, texts) {
  const place = document.querySelector("[data-upload-count]");
  if (!place || !texts)
    return;
  const open = items.filter(i => i.state !== "failed").length;
  place.hidden = open === 0;
  if (open > 0)
    place.textContent = "⇪ " + fill(texts.count, items.filter(i => i.state === "sending").length, open);
}

function textOf(item, total, texts) {
  switch (item.state) {
    case "waiting": return texts.waiting;
    case "offline": return texts.offline;
    case "stored": return texts.stored;
    case "failed": return fill(texts.notStored, item.reason);
  }
  if (item.sent >= total)
    return texts.storing;
  const seconds = (performance.now() - item.started) / 1000;
  const left = item.sent > 0 && seconds > 2 ? Math.ceil(seconds * (total - item.sent) / item.sent) : 0;
  return fill(texts.uploading, sizeOf(item.sent), sizeOf(total)) + (left > 0 ? ", " + fill(texts.left, left) : "");
}

function actsOf(item, texts, acts) {
  if (item.state === "failed")
    return [button(texts.retry, () => acts.retry(item)), button(texts.dismiss, () => acts.dismiss(item))];
  if (item.state === "sending")
    return [button(texts.cancel, () => acts.stop(item))];
  return item.state === "stored" ? [] : [button(texts.cancel, () => acts.giveUp(item))];
}

function button(text, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "link";
  element.textContent = text;
  element.onclick = act;
  return element;
}

export function fill(text, ...values) {
  return text.replace(/\{(\d)\}/g, (_, at) => values[at]);
}

export function sizeOf(bytes) {
  const mega = bytes / 1048576;
  return mega.toLocaleString(locale, { maximumFractionDigits: mega < 10 ? 1 : 0 }) + (locale === "ru-RU" ? "\u00A0МБ" : "\u00A0MB");
}
