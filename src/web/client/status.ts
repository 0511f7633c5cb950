let quiet: ReturnType<typeof setTimeout> | undefined;

/** Says something at the foot of the window, aloud to a screen reader, and takes it away after a while. */
export function say(text: string, link?: { text: string; href: string }): void {
  const place = document.querySelector('[data-status]');
  if (!place) return;
  clearTimeout(quiet);
  place.replaceChildren(text, ...(link ? [anchor(link)] : []));
  hushLater(place);
}

function anchor({ text, href }: { text: string; href: string }): HTMLAnchorElement {
  const made = document.createElement('a');
  made.href = href;
  made.textContent = text;
  return made;
}

function hushLater(place: Element): void {
  quiet = setTimeout(() => {
    // Never from under somebody's pointer or keyboard.
    if (place.matches(':hover, :focus-within')) hushLater(place);
    else place.replaceChildren();
  }, 12_000);
}
