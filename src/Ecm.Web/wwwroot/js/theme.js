// Tells the server how the system looks now and whenever it changes.
export function follow(page) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", () => page.invokeMethodAsync("FollowSystem", dark.matches));
  return dark.matches;
}
