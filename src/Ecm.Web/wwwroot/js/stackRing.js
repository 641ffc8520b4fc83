// The bar of every screen shows how far reading is: it asks again once a file was stored from this tab.
let ring;

document.addEventListener("ecm-stored", () => ring?.invokeMethodAsync("Stored").catch(() => {}));

export function follow(component) {
  ring = component;
}
