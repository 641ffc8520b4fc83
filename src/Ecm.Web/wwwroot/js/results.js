// Another question, or another page of its answer, is read from its top.
export function toTop(list) {
  list.scrollTop = 0;
}
