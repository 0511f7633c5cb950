type TextField = HTMLInputElement | HTMLTextAreaElement;

const textFields = (part: HTMLElement) =>
  [...part.querySelectorAll<TextField>('input, textarea')].filter(
    (field) => field.name !== '' && !['hidden', 'checkbox', 'radio'].includes(field.type),
  );

/**
 * Replaces the content of a part of a form by what a server made of the fields that were `sent`. What was typed meanwhile
 * stays, and so do the focus and the cursor; a field that is not there any more loses them.
 */
export function keepTyped(part: HTMLElement, sent: FormData, replace: () => void): void {
  const typed = new Map(
    textFields(part)
      .filter(({ name, value }) => value !== sent.get(name))
      .map(({ name, value }) => [name, value]),
  );
  const focused = document.activeElement;
  const cursor = focused && part.contains(focused) ? cursorOf(focused) : null;
  replace();
  for (const field of textFields(part)) field.value = typed.get(field.name) ?? field.value;
  const field = cursor && document.getElementById(cursor.id);
  if (!field) return;
  field.focus();
  if (cursor.at && 'setSelectionRange' in field) (field as TextField).setSelectionRange(...cursor.at);
}

/** Which field the cursor is in, and from where to where it selects; only texts can say that. */
function cursorOf(focused: Element) {
  const { selectionStart, selectionEnd } = focused as Partial<TextField>;
  const at: [number, number] | null =
    selectionStart == null || selectionEnd == null ? null : [selectionStart, selectionEnd];
  return { id: focused.id, at };
}
