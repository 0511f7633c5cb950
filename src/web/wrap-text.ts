/** Breaks words into lines; a word that is too long for a line gets one of its own. */
export function wrapWords(words: readonly string[], fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const longer = `${last} ${word}`;
    if (last !== undefined && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Shortens a line until it fits, with an ellipsis at the end. */
export function truncateLine(line: string, fits: (line: string) => boolean): string {
  let shorter = line;
  while (shorter.length > 1 && !fits(shorter)) shorter = `${shorter.replace(/.…?$/u, '')}…`;
  return shorter;
}
