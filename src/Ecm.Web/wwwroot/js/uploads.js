// Sends files straight to REST, three at a time. Lives as long as the tab, whatever page is shown; a row is there before its first byte
// and goes only when the server has the file (then the server's own row takes its place) or when a person dismisses it.
import { connectedAgain, isLost } from "./line.js";
import { begunBefore, forget, list as listUnfinished, remember } from "./unfinished.js";
import { count as tellCount, draw as drawRow, fill, sizeOf, update as updateRow } from "./uploadRows.js";

const parallel = 3;
const piece = 8 * 1024 * 1024;
const large = 4 * piece;
const items = [];
let list, waiting, page, texts;
let target = { card: null };
let running = 0;
let untold = false;

// A page that shows uploads: those into one card, or (card null) those that make cards of their own.
export function show(element, unfinished, owner, words, place) {
  [list, waiting, page, texts, target] = [element, unfinished, owner, words, place];
  list.replaceChildren(...mine().map(draw));
  showUnfinished();
  if (untold)
    tell();
  pump();
}

export function setTarget(place) {
  const moved = target.card !== place.card;
  target = place;
  if (!moved)
    return;
  list.replaceChildren(...mine().map(draw));
  showUnfinished();
}

function showUnfinished() {
  listUnfinished(waiting, target.card ?? null, (sent, total) => sent > 0 ? fill(texts.unfinished, sizeOf(sent), sizeOf(total)) : fill(texts.notSent, sizeOf(total)), texts.dismiss);
}

// Replaces: the file whose next version it is, and the version that the person has seen.
export function add(files, cardId = null, replaces = null) {
  const added = files.map(file => ({ file, card: cardId, replaces, ...cardId ? {} : chosen(), key: newKey(), state: "waiting", sent: 0, started: 0 }));
  items.push(...added);
  remember(...added);
  if (list?.isConnected)
    list.append(...mine().filter(item => !item.row?.isConnected).map(draw));
  if (waiting?.isConnected)
    showUnfinished();
  count();
  pump();
}

// What a person has just chosen may be on its way to the server still.
function chosen() {
  const value = name => document.querySelector(`[data-${name}-of-new]`)?.value;
  const parent = document.querySelector("[data-parent-of-new]")?.dataset.parentOfNew;
  return { type: value("type") || target.type, access: value("access") ?? target.access, parent: parent === undefined ? target.parent : parent || null, expand: target.expand };
}

const mine = () => items.filter(item => item.card === target.card);

function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, "0")).join("");
}

function pump() {
  if (!texts)
    return; // Nothing starts before the intake page has come to show it.
  for (const item of items) {
    if (running >= parallel)
      return;
    if (item.state === "waiting")
      send(item);
  }
}

function send(item) {
  running++;
  item.state = "sending";
  if (item.file.unreadable) {
    item.reason = texts.unreadable;
    return finish(item, "failed");
  }
  // Dropped before the intake page had come to say where to.
  if (!item.card && item.type === undefined)
    Object.assign(item, chosen());
  item.started = performance.now();
  if (item.file.size >= large) {
    sendInPieces(item);
    return;
  }
  const request = item.request = new XMLHttpRequest();
  request.open(item.replaces ? "PUT" : "POST", addressOf(item));
  if (item.replaces)
    request.setRequestHeader("If-Match", `"${item.replaces.version}"`);
  // The same key again after a break: what was stored is answered, not stored twice.
  request.setRequestHeader("Idempotency-Key", item.key);
  request.responseType = "json";
  request.upload.onprogress = event => {
    item.sent = event.loaded;
    update(item);
  };
  request.onload = () => answered(item, request);
  request.onerror = () => broken(item);
  request.onabort = () => finish(item, "gone");
  const body = new FormData();
  body.append("file", item.file, item.file.name || "file");
  request.send(body);
  update(item);
}

function addressOf(item) {
  if (item.replaces)
    return `/api/v1/files/${item.replaces.file}/content`;
  if (item.card)
    return `/api/v1/cards/${item.card}/files`;
  const words = new URLSearchParams({ twins: "keep" });
  for (const [name, value] of [["type", item.type], ["parentId", item.parent], ["access", item.access], ["expand", item.expand]])
    if (value)
      words.set(name, value);
  return `/api/v1/uploads?${words}`;
}

// A large file goes in pieces: a break costs one of them, and what is stored is asked for before going on.
async function sendInPieces(item) {
  update(item);
  try {
    let at = item.upload ? await storedOf(item) : await begin(item);
    while (at !== null) {
      if (item.cancelled)
        throw "aborted";
      const from = at < item.file.size ? at : Math.floor((item.file.size - 1) / piece) * piece;
      const request = await sendPiece(item, from);
      if (item.cancelled)
        throw "aborted";
      if (request.status !== 204 && request.response?.type !== "urn:ecm:problem:wrong-offset")
        return answered(item, request);
      at = request.status === 204 ? from + piece : await storedOf(item);
    }
  } catch (gone) {
    if (gone === "aborted") {
      giveUp(item);
      finish(item, "gone");
    } else {
      broken(item);
    }
  }
}

// The byte to begin with; null when the server has refused.
async function begin(item) {
  const earlier = item.upload ? null : await begunBefore(item);
  if (earlier) {
    item.upload = earlier;
    const at = await storedOf(item);
    remember(item);
    showUnfinished();
    return at;
  }
  const words = { name: item.file.name || "file", size: item.file.size, mediaType: item.file.type || null, cardId: item.card, fileId: item.replaces?.file, version: item.replaces?.version, type: item.type, parentId: item.parent, access: item.access || null, twins: "keep", expand: item.expand === true };
  const response = await fetch("/api/v1/uploads/parts", {
    method: "POST", headers: { "Content-Type": "application/json", "Idempotency-Key": item.key }, body: JSON.stringify(words),
  });
  const answer = await response.json();
  if (item.cancelled)
    throw "aborted";
  if (response.ok) {
    item.upload = answer.uploadId;
    remember(item);
    return 0;
  }
  answered(item, { status: response.status, response: answer });
  return null;
}

async function storedOf(item) {
  const response = await fetch(`/api/v1/uploads/parts/${item.upload}`, { cache: "no-store" });
  if (response.ok)
    return item.sent = Number(response.headers.get("Upload-Offset"));
  // Swept, or another person is signed in: from the beginning.
  if (response.status === 404)
    return begin(item);
  if (response.status >= 500)
    throw response.status;
  answered(item, { status: response.status, response: await response.json() });
  return null;
}

function giveUp(item) {
  if (item.upload)
    fetch(`/api/v1/uploads/parts/${item.upload}`, { method: "DELETE" }).catch(() => {});
}

function sendPiece(item, from) {
  return new Promise((done, failed) => {
    const request = item.request = new XMLHttpRequest();
    request.open("PATCH", `/api/v1/uploads/parts/${item.upload}`);
    request.setRequestHeader("Upload-Offset", from);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = event => {
      item.sent = from + event.loaded;
      update(item);
    };
    request.onload = () => done(request);
    request.onerror = () => failed("broken");
    request.onabort = () => failed("aborted");
    request.send(item.file.slice(from, from + piece));
  });
}

function answered(item, request) {
  const answer = Array.isArray(request.response) ? request.response[0] : request.response;
  if (request.status >= 200 && request.status < 300 && answer && !answer.error) {
    finish(item, "stored");
    forget(item);
    document.dispatchEvent(new CustomEvent("ecm-stored"));
    tell().finally(() => drop(item));
    return;
  }
  const problem = answer?.error ?? request.response;
  item.reason = request.status === 401 ? texts.sessionEnded : problem?.title ?? texts.serverFault;
  finish(item, "failed");
}

// The page reads its rows anew. One that has been left meanwhile does not: the next one is told when it comes.
// What is told while its connection is lost it neither hears nor answers: it is told again once that is back.
async function tell() {
  untold = false;
  const [asked, answered] = [page, new AbortController()];
  const back = connectedAgain(answered.signal);
  try {
    const told = asked.invokeMethodAsync("Stored").catch(fault => isLost() ? back : Promise.reject(fault));
    if (await Promise.race([told, back]) === "again")
      await tell();
  } catch {
    if (page !== asked)
      return tell();
    untold = true;
  } finally {
    answered.abort();
  }
}

async function broken(item) {
  // No connection would mend that: the file was changed, moved or taken away, or is a folder.
  if (!await isReadable(item.file)) {
    item.reason = texts.unreadable;
    return finish(item, "failed");
  }
  if (item.cancelled) {
    giveUp(item);
    return finish(item, "gone");
  }
  running--;
  item.state = "offline";
  item.sent = item.upload ? item.sent : 0;
  update(item);
  setTimeout(() => {
    if (item.state !== "offline")
      return;
    item.state = "waiting";
    pump();
  }, 3000);
  pump();
}

const isReadable = file => file.slice(0, 1).arrayBuffer().then(() => true, () => false);

function finish(item, state) {
  running--;
  item.state = state;
  if (state === "gone")
    drop(item);
  else
    update(item);
  pump();
}

function drop(item) {
  forget(item);
  items.splice(items.indexOf(item), 1);
  item.row?.remove();
  count();
}

function draw(item) {
  return drawRow(item, texts, acts);
}

function update(item) {
  count();
  updateRow(item, texts, acts);
}

function count() {
  tellCount(items, texts);
}

const acts = {
  retry(item) {
    item.state = "waiting";
    item.sent = 0;
    update(item);
    pump();
  },
  stop(item) {
    item.cancelled = true;
    item.request?.abort();
  },
  giveUp(item) {
    giveUp(item);
    drop(item);
  },
  dismiss: drop,
};

addEventListener("beforeunload", event => {
  if (items.some(i => i.state === "sending" || i.state === "waiting" || i.state === "offline"))
    event.preventDefault();
});
