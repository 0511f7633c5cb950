import { ISOLATE_END, ISOLATE_START } from '#lib/isolate.ts';

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

const ORDER_NUMBER = /\bORD-\d+-\d+\b/g;

/**
 * A sentence of ours: a person's text in it keeps its own direction (some mail programs draw the characters for that as
 * boxes), and an order's number stays on one line.
 */
export function inline(text: string): string {
  return escapeHtml(text)
    .replace(ORDER_NUMBER, '<span style="white-space:nowrap">$&</span>')
    .replaceAll(ISOLATE_START, '<bdi>')
    .replaceAll(ISOLATE_END, '</bdi>')
    .replaceAll('\n', '<br>');
}
