// Whether the page has lost its connection, and when it has one again.
const bar = "#components-reconnect-modal";

export const isLost = () => document.querySelector(`${bar}:not(.components-reconnect-hide)[class*=components-reconnect]`) !== null;

export function connectedAgain(signal) {
  return new Promise(back => document.querySelector(bar)
    .addEventListener("components-reconnect-state-changed", event => event.detail.state === "hide" && back("again"), { signal }));
}
