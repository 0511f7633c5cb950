/** The rest of such an address is a secret that gives access. */
const SECRET =
  /^(\/(?:open|files|preparing|tickets|check-in|api\/check-in|waiting-list|stop-emails|back-in-stock\/email)\/).+/;

/** A path as logs may have it. */
export function loggedPath(path: string): string {
  return path.replace(SECRET, '$1…');
}
