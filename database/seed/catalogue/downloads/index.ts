import type { DemoDownload } from './download.ts';
import { paperThings } from './paper-things.ts';
import { sheets } from './sheets.ts';
import { soundsAndPacks } from './sounds-and-packs.ts';

/** The downloads of the demo shop. */
export const downloads: readonly DemoDownload[] = [...paperThings, ...sheets, ...soundsAndPacks];
