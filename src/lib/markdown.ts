import { Lexer, Marked } from 'marked';
import type { OwnPictures } from './markdown/pictures.ts';
import { safeHtml } from './markdown/safe-html.ts';
import { pastedSyntax } from './markdown/syntax.ts';
import { firstCharacters } from './typed-text.ts';

const marked = new Marked({ gfm: true, async: false }, pastedSyntax());

/** Longest text rendered, in characters; the rest is not shown. */
const MAX_LENGTH = 60_000;

/** Emphasis marks in one paragraph; with many more the parser takes minutes, and they are shown as written. */
const MAX_MARKS = 1_000;
/** Code between backticks, or one mark outside of it. */
const CODE_OR_MARK = /(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)|[*_~]/g;
/** A line that begins with ten nested quotes or lists; deeper ones overflow the parser's stack. */
const DEEP_NESTING = /^(?:[ \t]{0,3}(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){10,}/gm;

const NONE: OwnPictures = new Map();

/**
 * Markdown to HTML that is safe in a page: no script, style, event handler or foreign frame.
 * @param own pictures of the library that the text names, `![Bread](media:<id>)`.
 */
export function renderMarkdown(text: string, own = NONE): string {
  const lexer = new Lexer(marked.defaults);
  const source = withoutDeepNesting(firstCharacters(text, MAX_LENGTH)).replace(/\r\n?/g, '\n');
  lexer.blockTokens(source, lexer.tokens);
  // What stands in paragraphs, headings and cells; blocks of code have nothing here.
  for (const { src, tokens } of lexer.inlineQueue) lexer.inlineTokens(withoutManyMarks(src), tokens);
  return safeHtml(marked.parser(lexer.tokens), own);
}

function withoutDeepNesting(text: string): string {
  return text.replace(DEEP_NESTING, (marks) => (marks.includes('>') ? '> ' : marks.slice(0, 20)));
}

function withoutManyMarks(text: string): string {
  if ((text.match(/[*_~]/g)?.length ?? 0) <= MAX_MARKS) return text;
  return text.replace(CODE_OR_MARK, (found) => (found.length === 1 ? `\\${found}` : found));
}
