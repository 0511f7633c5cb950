/** How often a film that runs reports how far it is. */
const REPORT_MS = 15_000;

/** Keeps the learner's place: the lesson opened last, and how far its film has run. */
export function keepPlace(): void {
  const url = document.querySelector<HTMLElement>('[data-study]')?.dataset.study;
  if (url) report(url, { act: 'opened' });
  for (const video of document.querySelectorAll<HTMLVideoElement>('[data-study-video]')) follow(video);
}

function follow(video: HTMLVideoElement): void {
  const url = video.dataset.studyVideo ?? '';
  let reported = Number(video.dataset.position ?? 0);
  const tell = () => {
    const position = Math.floor(video.ended ? 0 : video.currentTime);
    if (position === reported) return;
    reported = position;
    report(url, { act: 'position', position: String(position) });
  };
  const goOn = () => {
    // The last seconds are no place to go on from.
    if (reported > 0 && reported < video.duration - 3) video.currentTime = reported;
  };
  if (video.readyState >= HTMLMediaElement.HAVE_METADATA) goOn();
  else video.addEventListener('loadedmetadata', goOn, { once: true });
  video.addEventListener('pause', tell);
  video.addEventListener('ended', tell);
  addEventListener('pagehide', tell);
  setInterval(() => video.paused || tell(), REPORT_MS);
}

/** Tells the server; if it does not hear, nothing but a place is lost. */
function report(url: string, fields: Record<string, string>): void {
  fetch(url, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Accept: 'application/json' },
    keepalive: true,
  }).catch(() => {});
}
