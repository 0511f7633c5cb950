import { randomBytes } from 'node:crypto';

/** 24 random bytes as hexadecimal digits, which are safe in a URL, a shell and a file name. */
export const randomSecret = () => randomBytes(24).toString('hex');
