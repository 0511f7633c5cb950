/** Loads the poster images of videos (`data-poster`) after the page, so that they do not delay its text. */
export function loadPosters(): void {
  addEventListener('load', () => {
    for (const video of document.querySelectorAll<HTMLVideoElement>('video[data-poster]')) {
      video.poster = video.dataset.poster ?? '';
    }
  });
}
