// A form that has just been drawn is entered at its first field; whoever was quicker and types in it already stays where they are.
export function enter(field) {
  const form = field?.closest("form, fieldset, section");
  if (form && !form.contains(document.activeElement))
    field.focus();
}
