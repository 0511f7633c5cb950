const RATE = 8_000;
const HEADER = 44;

export interface Tone {
  /** Seconds from the beginning. */
  readonly at: number;
  /** Hertz. */
  readonly pitch: number;
  /** Seconds in which it fades to a third. */
  readonly fade: number;
}

/** A WAV of struck tones, mono. @param seconds its length */
export function sound(seconds: number, tones: readonly Tone[]): Buffer {
  const samples = new Int16Array(seconds * RATE);
  for (const { at, pitch, fade } of tones)
    for (let index = Math.round(at * RATE); index < samples.length; index++) {
      const time = index / RATE - at;
      const volume = 6_000 * Math.exp(-time / fade);
      if (volume < 1) break;
      const wave = Math.sin(2 * Math.PI * pitch * time) + 0.4 * Math.sin(2 * Math.PI * pitch * 2.76 * time);
      samples[index] = (samples[index] ?? 0) + volume * wave;
    }
  const data = Buffer.from(samples.buffer);
  return Buffer.concat([headerOf(data.length), data]);
}

function headerOf(length: number): Buffer {
  const header = Buffer.alloc(HEADER);
  header.write('RIFF', 0);
  header.writeUInt32LE(HEADER - 8 + length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(length, 40);
  return header;
}
