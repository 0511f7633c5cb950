/** The arrow keys lead to the next and the previous lesson (`[data-key="ArrowRight"]`). */
export function enableLessonKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    if (event.target instanceof Element && usesArrows(event.target)) return;
    document.querySelector<HTMLElement>(`[data-key="${event.key}"]`)?.click();
  });
}

/** Whether the arrow keys already have a meaning in the element. */
function usesArrows(element: Element): boolean {
  return (
    element.closest('input, textarea, select, video, audio, iframe, pre, table, [contenteditable]') !== null
  );
}
