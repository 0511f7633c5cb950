import { Marked } from 'marked';
import sanitizeHtml from 'sanitize-html';

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

/** Longest text rendered, in characters; what is beyond is not shown. */
const MAX_LENGTH = 60_000;

/** Marks of emphasis in one paragraph that nobody writes who writes for readers. */
const MOST_MARKS = 1_000;
/** Neither does anybody begin a line with ten quotes and lists in one another. */
const DEEP = /^(?:[ \t]{0,3}(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){10,}/gm;

/** Markdown to HTML that is safe to put into a page: no script, no style, no event, no foreign frame. */
export function renderMarkdown(text: string): string {
  return sanitizeHtml(marked.parse(tame(text.slice(0, MAX_LENGTH))) as string, RULES);
}

/** The same text without what would keep the parser busy for a minute, or too deep in itself to come back. */
function tame(text: string): string {
  const paragraphs = text
    .replace(DEEP, (marks) => (marks.includes('>') ? '> ' : marks.slice(0, 20)))
    .split(/\n(?=[ \t]*\n)/);
  return paragraphs
    .map((part) => (marksIn(part) > MOST_MARKS ? part.replace(/[*_~]/g, '\\$&') : part))
    .join('\n');
}

function marksIn(text: string): number {
  let marks = 0;
  for (const letter of text) if (letter === '_' || letter === '*' || letter === '~') marks++;
  return marks;
}
