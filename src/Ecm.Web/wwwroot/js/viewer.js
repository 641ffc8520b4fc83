// Shows the pages of a file over REST: picture with its words as text over it, boxes of hits, page strip, text. One viewer is on the page at a time.
import { layWords, dragOver } from "./textLayer.js";
import { printPages } from "./printing.js";
import { dropSelection, watchSelection } from "./selection.js";
import { seenMarks } from "./seen.js";
import { findBar } from "./findBar.js";
import { boxesOf, element, fill, note, textOf } from "./pageParts.js";
import { addPages, hold, markCurrent, markPages, sketchOf } from "./pageStrip.js";

const cache = new Map();
let parts, server, texts, file, data, finder, hit = 0, hits = [], zoom = 1, whole = false, quarters = 0, asText = false, turn = 0, counting = null, told = [], telling = 0;

export function show(root, strip, desk, page, words, shown) {
  const sameFile = file && shown && file.id === shown.id && file.version === shown.version && file.query === shown.query && parts.desk === desk;
  [server, texts] = [page, words];
  if (parts?.root !== root) {
    root.addEventListener("click", event => act(event.target.closest("[data-do]")?.dataset.do));
    finder = findBar(root, desk, look, step);
  }
  parts = { root, strip, desk };
  if (!sameFile) {
    cache.clear();
    [zoom, quarters, hit, hits, data, told] = [1, 0, 0, [], null, []];
    clearTimeout(telling);
    strip.replaceChildren();
    finder.forget();
  }
  watchSelection(root, desk, (field, text) => server.invokeMethodAsync("Pick", field, text));
  const before = file;
  file = shown;
  // The address follows the pages that are turned, in their order; what it says of one that was left meanwhile is old.
  if (sameFile && told.length > 0 && !(file.seen && file.seen !== before.seen)) {
    told.splice(0, told.indexOf(file.page) + 1);
    file.page = before.page;
  }
  if (!file) {
    desk.replaceChildren(note(texts.noFiles));
    return;
  }
  file.page = Math.min(Math.max(1, file.page), Math.max(1, file.pages));
  drawStrip();
  if (!sameFile || file.ended && !before.ended)
    count();
  if (!sameFile || before.page !== file.page || file.seen && file.seen !== before.seen || !data || before.pagesDone !== file.pagesDone && file.page > before.pagesDone || before.ended !== file.ended && !data.text)
    go(file.page, { tell: false });
}

function act(name) {
  switch (name) {
    case "previous": return go(file.page - 1);
    case "next": return go(file.page + 1);
    case "zoomIn": return setZoom(zoom * 1.25);
    case "zoomOut": return setZoom(zoom / 1.25);
    case "fit": return fit();
    case "turn":
      quarters = (quarters + 1) % 4;
      return draw();
    case "find": return finder.open(file.query);
    case "closeFind": return finder.close();
    case "hit": return step(1);
    case "hitBack": return step(-1);
    case "print": return printPages(file.pages, imageOf, async number => (await load(number)).text, progress);
    case "text":
      asText = !asText;
      return draw();
  }
}

async function go(number, { tell = true, atHit = 0 } = {}) {
  if (number < 1 || number > Math.max(1, file.pages))
    return;
  file.page = number;
  const mine = ++turn;
  hold(true);
  state();
  if (tell)
    tellOf(number);
  const page = await load(number);
  if (mine !== turn)
    return;
  const marks = file.seen && !finder.words && number === file.seenPage ? seenMarks(page, file.seen) : page.marks;
  data = { ...page, marks, number };
  hit = atHit < 0 ? marks.length - 1 : atHit;
  draw();
  while (owed && data.number === file.page) {
    const by = Math.sign(owed);
    owed -= by;
    step(by);
  }
}

// The address is told where the turning of pages has come to rest, and is heard again once it says so, or has nothing to say.
function tellOf(number) {
  clearTimeout(telling);
  const mine = told;
  mine.push(number);
  telling = setTimeout(async () => {
    await server.invokeMethodAsync("Turned", number).catch(() => {});
    telling = setTimeout(() => mine.length = 0, 1000);
  }, 100);
}

// What is marked: what is looked for in the document, else what it was found by.
const marked = () => finder.words || file.query;

async function load(number) {
  // Not read yet, or of a kind that is not: there is nothing to ask for.
  if (number > file.pagesDone)
    return { missing: true, words: [], marks: [], text: "" };
  const key = `${file.pagesDone >= number || file.ended}/${number}/${marked()}`;
  if (!cache.has(key)) {
    const query = new URLSearchParams({ version: file.version });
    if (marked())
      query.set("q", marked());
    cache.set(key, fetch(`/api/v1/files/${file.id}/pages/${number}?${query}`)
      .then(answer => answer.ok ? answer.json() : { missing: true, words: [], marks: [], text: "" })
      .catch(() => { cache.delete(key); return { failed: true, words: [], marks: [], text: "" }; }));
  }
  return cache.get(key);
}

// How many hits each page has; of a long file the answer takes a while, and one that nobody waits for any more is given up.
async function count() {
  counting?.abort();
  hits = [];
  if (!marked())
    return state();
  counting = new AbortController();
  try {
    const answer = await fetch(`/api/v1/files/${file.id}/marks?${new URLSearchParams({ version: file.version, q: marked() })}`, { signal: counting.signal });
    hits = answer.ok ? (await answer.json()).pages : [];
  } catch (fault) {
    if (fault.name === "AbortError")
      return;
  }
  counting = null;
  drawStrip();
  state();
}

// Other words are looked for, or none any more: from this page on.
async function look() {
  owed = 0;
  cache.clear();
  await Promise.all([count(), go(file.page, { tell: false })]);
  const first = hits.find(p => p.page >= file.page) ?? hits[0];
  if (finder.words && first && first.page !== file.page)
    await go(first.page);
}

// Keys may come faster than pages: what is pressed while one is on its way counts from there.
let owed = 0;

function step(by) {
  if (data?.number !== file.page) {
    owed += by;
    return;
  }

  const next = hit + by;
  if (next >= 0 && next < data.marks.length)
    return take(next);
  const pages = hits.map(p => p.page);
  const to = by > 0 ? pages.find(page => page > file.page) ?? pages[0] : pages.findLast(page => page < file.page) ?? pages.at(-1);
  if (to && to !== file.page)
    return go(to, { atHit: by > 0 ? 0 : -1 });
  if (data.marks.length > 0)
    take(by > 0 ? 0 : data.marks.length - 1);
}

function take(at) {
  hit = at;
  for (const mark of parts.desk.querySelectorAll("[data-mark]"))
    mark.classList.toggle("current", Number(mark.dataset.mark) === hit);
  reveal();
  state();
}

function draw() {
  const { desk } = parts;
  state();
  dropSelection();
  const pictured = data.missing || data.words.length > 0 || data.aspect > 0;
  // Of what is not known yet there is no picture to ask for either.
  const unknown = data.missing && (!file.hasPages || file.pages === 0 && !file.ended);
  const instead = data.failed ? note(texts.failed, { text: texts.retry, act: () => go(file.page, { tell: false }) }) : data.text && (asText || !pictured) ? textOf(data, hit) : unknown ? notShown() : null;
  hold(!instead);
  if (instead) {
    desk.replaceChildren(instead);
    return reveal();
  }
  const [sheet, paper] = [element("div", "page loading"), element("div", "paper")];
  const page = data;
  sheet.dataset.quarters = quarters;
  setShape(sheet, data.aspect || 1 / Math.SQRT2);
  const picture = new Image();
  picture.alt = fill(texts.pageOf, file.page, Math.max(1, file.pages));
  picture.onload = () => {
    const aspect = picture.naturalWidth / picture.naturalHeight;
    setShape(sheet, aspect);
    sheet.classList.remove("loading");
    paper.querySelector(".sketch")?.remove();
    if (!sheet.isConnected)
      return;
    hold(false);
    paper.append(layWords(page, aspect));
    ahead(file.page + 1);
  };
  // No picture: the text of a kind without pages, else what is to be had.
  picture.onerror = () => {
    if (!sheet.isConnected)
      return;
    hold(false);
    desk.replaceChildren(data.text ? textOf(data, hit) : notShown());
  };
  picture.src = imageOf(file.page);
  paper.append(...sketchOf(parts.strip, file.page), picture, ...boxesOf(data, hit));
  dragOver(paper, quarters);
  sheet.append(paper);
  desk.replaceChildren(sheet);
  desk.scrollTop = 0;
  reveal();
}

function notShown() {
  return data.missing && !file.ended ? note(texts.notYet) : note(texts.noPreview, data.missing && { text: texts.download, href: file.content });
}

// A page on its side is as wide as it was high.
function setShape(sheet, aspect) {
  sheet.style.setProperty("--aspect", quarters % 2 ? 1 / aspect : aspect);
  sheet.style.setProperty("--zoom", zoom);
  sheet.classList.toggle("whole", whole);
}

// While a page is read the next ones are drawn, one after the other: turning to them waits for nothing.
function ahead(number, more = 1) {
  if (number > file.pagesDone)
    return;
  load(number);
  const [picture, mine] = [new Image(), turn];
  picture.onload = () => {
    if (more > 0 && mine === turn)
      ahead(number + 1, more - 1);
  };
  picture.src = imageOf(number);
}

// Within the desk: what stands around it stays in its place.
function reveal() {
  const { desk } = parts;
  const box = desk.querySelector(`[data-mark="${hit}"]`)?.getBoundingClientRect();
  if (!box)
    return;
  const seen = desk.getBoundingClientRect();
  desk.scrollTop += box.top + box.height / 2 - seen.top - seen.height / 2;
  if (box.left < seen.left || box.right > seen.right)
    desk.scrollLeft += box.left - seen.left - 16;
}

// 0 goes back to the size that fits, and from there to the other one.
function fit() {
  if (zoom === 1)
    whole = !whole;
  parts.desk.querySelector(".page")?.classList.toggle("whole", whole);
  setZoom(1);
}

// What stands in the middle stays there.
function setZoom(value) {
  const { desk } = parts;
  const [x, y] = [(desk.scrollLeft + desk.clientWidth / 2) / desk.scrollWidth, (desk.scrollTop + desk.clientHeight / 2) / desk.scrollHeight];
  zoom = Math.min(4, Math.max(.5, value));
  desk.querySelector(".page")?.style.setProperty("--zoom", zoom);
  desk.scrollTo(x * desk.scrollWidth - desk.clientWidth / 2, y * desk.scrollHeight - desk.clientHeight / 2);
  state();
}

function state() {
  const { root, strip } = parts;
  const pages = Math.max(1, file.pages);
  const at = name => root.querySelector(`[data-do=${name}]`);
  root.querySelector("[data-at]").textContent = `${file.page} / ${pages}`;
  at("previous").disabled = file.page <= 1;
  at("next").disabled = file.page >= pages;
  at("text").setAttribute("aria-pressed", asText);
  root.querySelector("[data-fit]").textContent = whole === (zoom === 1) ? texts.fitWidth : texts.wholePage;
  const here = data?.number === file.page ? data.marks.length : 0;
  const all = hits.reduce((sum, page) => sum + page.marks, 0) || here;
  const before = hits.reduce((sum, page) => page.page < file.page ? sum + page.marks : sum, 0);
  root.querySelector("[data-hits]").hidden = finder.isOpen || all === 0;
  const counted = all > 0 ? here > 0 ? fill(texts.hitOf, before + hit + 1, all) : fill(texts.hitsInAll, all) : finder.words && !counting ? texts.noHits : "";
  for (const output of root.querySelectorAll("[data-count]"))
    output.textContent = counted;
  markCurrent(strip, file.page);
  // Of what was read by OCR alone the reading can be put right.
  root.querySelector("[data-correct]")?.toggleAttribute("hidden", data?.origin !== "ocr");
}

function drawStrip() {
  addPages(parts.strip, file.pages, number => imageOf(number, 160), number => go(number));
  markPages(parts.strip, number => hits.some(page => page.page === number), (number, found) => fill(found ? texts.pageWithHits : texts.pageNumber, number));
}

function imageOf(number, width) {
  return `/api/v1/files/${file.id}/pages/${number}/image?version=${file.version}${width ? `&width=${width}` : ""}`;
}

function progress(done, of) {
  parts.root.querySelector("[data-progress]").textContent = of ? fill(texts.printing, done, of) : "";
}
