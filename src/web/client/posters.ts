/** Fetches the pictures of films (`data-poster`) once the page is there: a browser would take them before the words. */
export function hangPosters(): void {
  addEventListener('load', () => {
    for (const film of document.querySelectorAll<HTMLVideoElement>('video[data-poster]')) {
      film.poster = film.dataset.poster ?? '';
    }
  });
}
