// Another question, or another page of its answer, is read from its top.
export function toTop(list) {
  list.scrollTop = 0;
}

// The browser itself receives a download, and shows how far it is.
export function send(form) {
  form.submit();
}
