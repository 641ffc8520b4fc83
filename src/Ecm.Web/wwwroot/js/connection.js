// Starts Blazor and mends a lost connection: reconnect, else resume what the server kept, else offer to reload. Nothing is covered meanwhile.
const bar = document.getElementById("components-reconnect-modal");

bar.addEventListener("components-reconnect-state-changed", async event => {
  const state = event.detail.state;
  lost = state !== "hide";
  if (state === "show" || state === "hide")
    delete bar.dataset.ended;
  if (state === "hide")
    giveTyped(() => true);
  else if (state === "failed")
    document.addEventListener("visibilitychange", retryWhenSeen);
  else if (state === "rejected")
    await resume();
});

bar.querySelector("[data-reload]").addEventListener("click", event => {
  event.preventDefault();
  location.reload();
});

// What is typed without a connection reaches nobody: it is given to the page again once there is one, here or, after a reload, in the page that takes this one's place.
const keptTyped = "ecm-typed";
const typed = new Map();
let lost = false;

document.addEventListener("input", event => {
  if (lost && event.target.id && event.target.closest("main form") && !["password", "file"].includes(event.target.type))
    typed.set(event.target.id, event.target.value);
}, true);

addEventListener("pagehide", () => {
  if (typed.size > 0)
    sessionStorage.setItem(keptTyped, JSON.stringify({ at: location.pathname, typed: [...typed] }));
});

const kept = JSON.parse(sessionStorage.getItem(keptTyped) ?? "null");
sessionStorage.removeItem(keptTyped);
if (kept?.at === location.pathname) {
  kept.typed.forEach(([id, value]) => typed.set(id, value));
  new MutationObserver(() => giveTyped(field => field.checkVisibility())).observe(document.body, { childList: true, subtree: true });
}

function giveTyped(isReady) {
  for (const [id, value] of typed) {
    const field = document.getElementById(id);
    if (!field || !isReady(field))
      continue;
    typed.delete(id);
    field.value = value;
    for (const name of ["input", "change"])
      field.dispatchEvent(new Event(name, { bubbles: true }));
  }
}

async function retryWhenSeen() {
  if (document.visibilityState !== "visible")
    return;
  document.removeEventListener("visibilitychange", retryWhenSeen);
  try {
    if (!await Blazor.reconnect())
      await resume();
  } catch {
    document.addEventListener("visibilitychange", retryWhenSeen);
  }
}

async function resume() {
  if (!await Blazor.resumeCircuit())
    bar.dataset.ended = "";
}

Blazor.start({
  circuit: { reconnectionOptions: { maxRetries: 600, retryIntervalMilliseconds: attempt => Math.min(500 * 2 ** attempt, 5000) } }
});
