import { randomBytes } from 'node:crypto';

/** 24 random bytes in letters that are at home in a URL, a shell and a file name. */
export const randomSecret = () => randomBytes(24).toString('hex');
