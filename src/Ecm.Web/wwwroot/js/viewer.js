// Shows the pages of a file over REST: picture, word boxes of hits, page strip, text. One viewer is on the page at a time.
const cache = new Map();
let parts, server, texts, file, data, hit = 0, zoom = 1, asText = false, turn = 0;

export function show(root, strip, desk, page, words, shown) {
  const sameFile = file && shown && file.id === shown.id && file.version === shown.version && file.query === shown.query && parts.desk === desk;
  [server, texts] = [page, words];
  if (parts?.root !== root)
    root.addEventListener("click", event => act(event.target.closest("[data-do]")?.dataset.do));
  parts = { root, strip, desk };
  if (!sameFile) {
    cache.clear();
    [zoom, hit, data] = [1, 0, null];
    strip.replaceChildren();
  }
  const before = file;
  file = shown;
  if (!file) {
    desk.replaceChildren(note(texts.noFiles));
    return;
  }
  file.page = Math.min(Math.max(1, file.page), Math.max(1, file.pages));
  drawStrip();
  if (!sameFile || before.page !== file.page || !data || before.pagesDone !== file.pagesDone && file.page > before.pagesDone || before.ended !== file.ended && !data.text)
    go(file.page, { tell: false });
}

function act(name) {
  switch (name) {
    case "previous": return go(file.page - 1);
    case "next": return go(file.page + 1);
    case "zoomIn": return setZoom(zoom * 1.25);
    case "zoomOut": return setZoom(zoom / 1.25);
    case "fit": return setZoom(1);
    case "hit": return nextHit();
    case "text":
      asText = !asText;
      return draw();
  }
}

async function go(number, { tell = true, atHit = 0 } = {}) {
  if (number < 1 || number > Math.max(1, file.pages))
    return;
  file.page = number;
  hit = atHit;
  const mine = ++turn;
  state();
  if (tell)
    server.invokeMethodAsync("Turned", number).catch(() => {});
  const page = await load(number);
  if (mine !== turn)
    return;
  data = page;
  draw();
}

async function load(number) {
  const key = `${file.pagesDone >= number || file.ended}/${number}`;
  if (!cache.has(key)) {
    const query = new URLSearchParams({ version: file.version });
    if (file.query)
      query.set("q", file.query);
    cache.set(key, fetch(`/api/v1/files/${file.id}/pages/${number}?${query}`)
      .then(answer => answer.ok ? answer.json() : { missing: true, marks: [], text: "" })
      .catch(() => { cache.delete(key); return { failed: true, marks: [], text: "" }; }));
  }
  return cache.get(key);
}

function draw() {
  const { desk } = parts;
  state();
  if (data.failed)
    return desk.replaceChildren(note(texts.failed));
  const pictured = data.missing || data.words.length > 0 || data.aspect > 0;
  if (data.text && (asText || !pictured))
    return desk.replaceChildren(textOf(data));
  const sheet = document.createElement("div");
  sheet.className = "page loading";
  sheet.style.setProperty("--zoom", zoom);
  if (data.aspect > 0)
    sheet.style.aspectRatio = data.aspect;
  const picture = new Image();
  picture.alt = fill(texts.pageOf, file.page, Math.max(1, file.pages));
  picture.onload = () => {
    sheet.classList.remove("loading");
    sheet.style.aspectRatio = "auto";
    if (sheet.isConnected)
      ahead(file.page + 1);
  };
  // No picture: the text of a kind without pages, else what is to be had.
  picture.onerror = () => {
    if (sheet.isConnected)
      desk.replaceChildren(data.text ? textOf(data) : note(data.missing && !file.ended ? texts.notYet : texts.noPreview, data.missing && file.ended));
  };
  picture.src = imageOf(file.page);
  sheet.append(picture, ...boxes());
  desk.replaceChildren(sheet);
  desk.scrollTop = 0;
  reveal();
}

// While a page is read the next one is drawn: turning to it waits for nothing.
function ahead(number) {
  if (number > file.pagesDone)
    return;
  load(number);
  new Image().src = imageOf(number);
}

function boxes() {
  return data.marks.flatMap((mark, at) => mark.boxes.map(([left, top, right, bottom]) => {
    const box = document.createElement("div");
    box.className = at === hit ? "box current" : "box";
    box.dataset.mark = at;
    Object.assign(box.style, { left: percent(left), top: percent(top), width: percent(right - left), height: percent(bottom - top) });
    return box;
  }));
}

function textOf(page) {
  const text = document.createElement("div");
  text.className = "text";
  text.tabIndex = 0;
  let at = 0;
  page.marks.forEach((mark, index) => {
    text.append(page.text.slice(at, mark.start));
    const marked = document.createElement("mark");
    marked.dataset.mark = index;
    marked.textContent = page.text.slice(mark.start, mark.start + mark.length);
    text.append(marked);
    at = mark.start + mark.length;
  });
  text.append(page.text.slice(at));
  return text;
}

async function nextHit() {
  if (hit + 1 < data.marks.length) {
    hit++;
    for (const box of parts.desk.querySelectorAll(".box"))
      box.classList.toggle("current", Number(box.dataset.mark) === hit);
    return reveal();
  }
  const pages = file.hitPages;
  const next = pages.find(page => page > file.page) ?? pages[0];
  if (next && next !== file.page)
    return go(next);
  hit = -1;
  if (data.marks.length > 0)
    await nextHit();
}

function reveal() {
  parts.desk.querySelector(`[data-mark="${hit}"]`)?.scrollIntoView({ block: "center", inline: "nearest" });
}

function setZoom(value) {
  zoom = Math.min(4, Math.max(.5, value));
  parts.desk.querySelector(".page")?.style.setProperty("--zoom", zoom);
}

function state() {
  const { root, strip } = parts;
  const pages = Math.max(1, file.pages);
  root.querySelector("[data-at]").textContent = `${file.page} / ${pages}`;
  root.querySelector("[data-do=previous]").disabled = file.page <= 1;
  root.querySelector("[data-do=next]").disabled = file.page >= pages;
  root.querySelector("[data-do=text]").setAttribute("aria-pressed", asText);
  const marks = data?.marks.length ?? 0;
  root.querySelector("[data-do=hit]").hidden = marks === 0 && file.hitPages.length === 0;
  root.querySelector("[data-hits]").textContent = marks > 0 ? fill(texts.hitsHere, marks) : "";
  for (const button of strip.children)
    button.toggleAttribute("aria-current", Number(button.dataset.page) === file.page);
  strip.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}

function drawStrip() {
  const { strip } = parts;
  for (let number = strip.children.length + 1; number <= file.pages && file.pages > 1; number++) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.page = number;
    button.onclick = () => go(number);
    button.innerHTML = '<img alt="" loading="lazy" data-fallback><span aria-hidden="true"></span>';
    button.querySelector("img").src = imageOf(number, 160);
    button.querySelector("span").textContent = number;
    strip.append(button);
  }
  for (const button of strip.children) {
    const number = Number(button.dataset.page);
    const found = file.hitPages.includes(number);
    button.setAttribute("aria-label", fill(found ? texts.pageWithHits : texts.pageNumber, number));
    if (found && !button.querySelector("i"))
      button.prepend(document.createElement("i"));
  }
}

function imageOf(number, width) {
  return `/api/v1/files/${file.id}/pages/${number}/image?version=${file.version}${width ? `&width=${width}` : ""}`;
}

function note(text, download) {
  const element = document.createElement("p");
  element.className = "empty";
  element.textContent = text + " ";
  if (download) {
    const link = document.createElement("a");
    link.href = file.content;
    link.download = "";
    link.textContent = texts.download;
    element.append(link);
  }
  return element;
}

const percent = share => `${share * 100}%`;
const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, at) => values[at]);
