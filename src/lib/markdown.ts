import { Marked } from 'marked';
import sanitizeHtml from 'sanitize-html';
import { firstCharacters } from './typed-text.ts';

const marked = new Marked({ gfm: true, async: false });

const RULES: sanitizeHtml.IOptions = {
  allowedTags: [
    ...[
      'h2',
      'h3',
      'h4',
      'p',
      'ul',
      'ol',
      'li',
      'blockquote',
      'pre',
      'code',
      'em',
      'strong',
      'del',
      'a',
      'hr',
      'br',
    ],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'img'],
  ],
  allowedAttributes: { a: ['href', 'rel'], img: ['src', 'alt'], code: ['class'], ol: ['start'] },
  allowedClasses: { code: ['language-*'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['https'] },
  transformTags: {
    // The page has its own h1.
    h1: 'h2',
    a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, rel: 'nofollow noopener' } }),
  },
};

/** Longest text rendered, in characters; the rest is not shown. */
const MAX_LENGTH = 60_000;

/** Emphasis marks in one paragraph; with many more the parser takes minutes. */
const MAX_MARKS = 1_000;
/** A line that begins with ten nested quotes or lists; deeper ones overflow the parser's stack. */
const DEEP_NESTING = /^(?:[ \t]{0,3}(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){10,}/gm;

/** Markdown to HTML that is safe in a page: no script, style, event handler or foreign frame. */
export function renderMarkdown(text: string): string {
  return sanitizeHtml(marked.parse(limitComplexity(firstCharacters(text, MAX_LENGTH))) as string, RULES);
}

/** The text without what makes the parser take minutes or overflow its stack. */
function limitComplexity(text: string): string {
  const paragraphs = text
    .replace(DEEP_NESTING, (marks) => (marks.includes('>') ? '> ' : marks.slice(0, 20)))
    .split(/\n(?=[ \t]*\n)/);
  return paragraphs
    .map((part) => (marksIn(part) > MAX_MARKS ? part.replace(/[*_~]/g, '\\$&') : part))
    .join('\n');
}

function marksIn(text: string): number {
  let marks = 0;
  for (const char of text) if (char === '_' || char === '*' || char === '~') marks++;
  return marks;
}
