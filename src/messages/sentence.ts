import type { german } from './de/german.ts';

/**
 * A whole English sentence (or label) that people see, in ICU message syntax: the key of every catalogue. The German
 * catalogue has all of them, so one that is missing there is a type error where it is said.
 */
export type Sentence = keyof typeof german;
