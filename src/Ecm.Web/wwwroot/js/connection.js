// Starts Blazor and mends a lost connection: reconnect, else resume what the server kept, else offer to reload. Nothing is covered meanwhile.
const bar = document.getElementById("components-reconnect-modal");

bar.addEventListener("components-reconnect-state-changed", async event => {
  const state = event.detail.state;
  if (state === "show" || state === "hide")
    delete bar.dataset.ended;
  else if (state === "failed")
    document.addEventListener("visibilitychange", retryWhenSeen);
  else if (state === "rejected")
    await resume();
});

bar.querySelector("[data-reload]").addEventListener("click", event => {
  event.preventDefault();
  location.reload();
});

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
