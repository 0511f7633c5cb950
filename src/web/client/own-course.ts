interface Progress {
  readonly owned: boolean;
  readonly done?: number;
  readonly lessonCount?: number;
  readonly next?: string | null;
}

/** Replaces the buy button of a course's page by a link to the course, for its owner. */
export async function offerToContinue(): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('form[data-progress]');
  const place = form?.querySelector('[data-buy]');
  if (!form || !place) return;
  try {
    const response = await fetch(form.dataset.progress ?? '', { headers: { Accept: 'application/json' } });
    const progress = (await response.json()) as Progress;
    if (response.ok && progress.owned) place.replaceChildren(continueLink(form.dataset.open ?? '', progress));
  } catch {
    // The buy button stays; the cart says that the course is owned.
  }
}

function continueLink(open: string, { done = 0, lessonCount = 0, next }: Progress): HTMLAnchorElement {
  const link = document.createElement('a');
  link.className = 'button min-w-40';
  link.href = next && done < lessonCount ? `${open}/${next}` : open;
  const percent = lessonCount === 0 ? 0 : Math.floor((done * 100) / lessonCount);
  link.textContent = done === 0 ? 'Begin' : percent === 100 ? 'Open' : `Continue (${percent} %)`;
  return link;
}
