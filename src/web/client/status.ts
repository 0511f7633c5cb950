let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows a message at the bottom of the window for some seconds; screen readers announce it. */
export function showStatus(text: string, link?: { text: string; href: string }): void {
  const place = document.querySelector('[data-status]');
  if (!place) return;
  clearTimeout(timer);
  place.replaceChildren(text, ...(link ? [anchor(link)] : []));
  clearLater(place);
}

function anchor({ text, href }: { text: string; href: string }): HTMLAnchorElement {
  const made = document.createElement('a');
  made.href = href;
  made.textContent = text;
  return made;
}

function clearLater(place: Element): void {
  timer = setTimeout(() => {
    // Not while the pointer or the focus is on it.
    if (place.matches(':hover, :focus-within')) clearLater(place);
    else place.replaceChildren();
  }, 12_000);
}
