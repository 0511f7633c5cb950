/** Lets the arrow keys turn to the next and the previous lesson (`[data-key="ArrowRight"]`). */
export function enableLessonKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    if (event.target instanceof Element && usesArrows(event.target)) return;
    document.querySelector<HTMLElement>(`[data-key="${event.key}"]`)?.click();
  });
}

/** Things the arrow keys already mean something in. */
function usesArrows(element: Element): boolean {
  return (
    element.closest('input, textarea, select, video, audio, iframe, pre, table, [contenteditable]') !== null
  );
}
