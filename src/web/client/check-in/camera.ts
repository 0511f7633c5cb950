import { part, say } from './page.ts';

/** What browsers have built in, where they have it. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
declare global {
  interface Window {
    BarcodeDetector?: {
      new (options: { formats: string[] }): Detector;
      getSupportedFormats(): Promise<readonly string[]>;
    };
  }
}

/** Between two looks at the picture. */
const LOOK_MS = 150;
/** The same ticket is read again only after so long. */
const SAME_MS = 4_000;
/** The decoder looks at a smaller picture: a code fills much of it. */
const DECODED_WIDTH = 640;

type Read = (video: HTMLVideoElement) => Promise<string | null>;

/** Lets the camera read tickets. @param found called with the text of a code. */
export function offerCamera(found: (text: string) => void): void {
  const place = part('[data-camera]');
  const button = place?.querySelector('button');
  const video = place?.querySelector('video');
  if (!place || !button || !video || !navigator.mediaDevices) return;
  place.hidden = false;
  // It may be needed when the network is gone.
  if (!window.BarcodeDetector) void import('qr/decode.js').catch(() => {});
  let stop: (() => void) | null = null;
  const setOn = (isOn: boolean) => {
    button.setAttribute('aria-pressed', String(isOn));
    button.textContent = isOn ? say('Stop the camera') : say('Use the camera');
    video.hidden = !isOn;
  };
  button.addEventListener('click', async () => {
    if (stop) {
      stop();
      stop = null;
      return setOn(false);
    }
    try {
      stop = await watch(video, found);
      setOn(true);
    } catch {
      place.replaceChildren(say('The camera cannot be used here. Type the code.'));
    }
  });
}

async function watch(video: HTMLVideoElement, found: (text: string) => void): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment' },
    audio: false,
  });
  video.srcObject = stream;
  await video.play();
  const read = await reader();
  let last = { text: '', at: 0 };
  let isBusy = false;
  const timer = setInterval(async () => {
    if (isBusy || document.hidden) return;
    isBusy = true;
    const text = await read(video).catch(() => null);
    isBusy = false;
    if (!text || (text === last.text && Date.now() - last.at < SAME_MS)) return;
    last = { text, at: Date.now() };
    found(text);
  }, LOOK_MS);
  return () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
}

/** The browser's own detector, else a small decoder that only this page loads. */
async function reader(): Promise<Read> {
  const formats = await window.BarcodeDetector?.getSupportedFormats().catch((): string[] => []);
  if (window.BarcodeDetector && formats?.includes('qr_code')) {
    const detector = new window.BarcodeDetector({ formats: ['qr_code'] });
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
  }
  const { default: decode } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const picture = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    if (!picture || video.videoWidth === 0) return null;
    canvas.width = Math.min(DECODED_WIDTH, video.videoWidth);
    canvas.height = Math.round((video.videoHeight * canvas.width) / video.videoWidth);
    picture.drawImage(video, 0, 0, canvas.width, canvas.height);
    // Throws where there is no code.
    return decode(picture.getImageData(0, 0, canvas.width, canvas.height));
  };
}
