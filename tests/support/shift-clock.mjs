// Preloaded into a process of a test: its wall clock is off by as many milliseconds as the file says, at any moment.
import { readFileSync } from 'node:fs';

const file = process.env['SHIFT_CLOCK_FILE'] ?? '';
const RealDate = Date;
let shift = 0;
const read = () => {
  try {
    shift = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    // Not written yet.
  }
};
read();
setInterval(read, 20).unref();

globalThis.Date = class extends RealDate {
  constructor(...words) {
    if (words.length === 0) super(RealDate.now() + shift);
    else super(...words);
  }
  static now() {
    return RealDate.now() + shift;
  }
};
