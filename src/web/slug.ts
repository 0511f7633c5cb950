/** Whether a word of an address has the shape of a slug; anything else never reaches the database. */
export function isSlug(text: string | undefined): text is string {
  return text !== undefined && text.length <= 120 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}
