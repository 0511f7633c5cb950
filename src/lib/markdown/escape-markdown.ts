/** A text that is no Markdown, so that Markdown shows it as it is. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#+\-!|~&]/g, (sign) => `\\${sign}`);
}

/** The same text again, where Markdown is shown as it is written. */
export function unescapeMarkdown(text: string): string {
  return text.replace(/\\([\\`*_{}[\]()<>#+\-!|~&])/g, '$1');
}
