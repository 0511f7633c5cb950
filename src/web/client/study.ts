/** How often a playing video reports its position. */
const REPORT_MS = 15_000;

/** Saves the learner's progress: the lesson opened last, and the position of its video. */
export function saveProgress(): void {
  const url = document.querySelector<HTMLElement>('[data-study]')?.dataset.study;
  if (url) report(url, { act: 'opened' });
  for (const video of document.querySelectorAll<HTMLVideoElement>('[data-study-video]'))
    saveVideoPosition(video);
}

function saveVideoPosition(video: HTMLVideoElement): void {
  const url = video.dataset.studyVideo ?? '';
  let reported = Number(video.dataset.position ?? 0);
  const reportPosition = () => {
    const position = Math.floor(video.ended ? 0 : video.currentTime);
    if (position === reported) return;
    reported = position;
    report(url, { act: 'position', position: String(position) });
  };
  const resume = () => {
    // A video that was at its end starts again.
    if (reported > 0 && reported < video.duration - 3) video.currentTime = reported;
  };
  if (video.readyState >= HTMLMediaElement.HAVE_METADATA) resume();
  else video.addEventListener('loadedmetadata', resume, { once: true });
  video.addEventListener('pause', reportPosition);
  video.addEventListener('ended', reportPosition);
  addEventListener('pagehide', reportPosition);
  setInterval(() => video.paused || reportPosition(), REPORT_MS);
}

/** Errors are ignored: only a position is lost. */
function report(url: string, fields: Record<string, string>): void {
  fetch(url, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Accept: 'application/json' },
    keepalive: true,
  }).catch(() => {});
}
