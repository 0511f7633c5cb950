/** Whether a path segment is a valid slug; anything else is not looked up in the database. */
export function isSlug(text: string | undefined): text is string {
  return text !== undefined && text.length <= 120 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}
