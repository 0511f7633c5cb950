/**
 * What one page leaves for the next in this tab. A browser that blocks cookies refuses the store itself: then nothing is
 * kept, and the rest of the page's script goes on.
 */
export function leaveForNextPage(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {}
}

/** What the page before left, once; null for nothing. */
export function takeFromLastPage(key: string): string | null {
  try {
    const text = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return text;
  } catch {
    return null;
  }
}
