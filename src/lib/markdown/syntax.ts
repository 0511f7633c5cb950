import type { MarkedExtension, Tokens } from 'marked';

/** Markdown as people paste it from GitHub, Notion, Word and chats: what differs from marked's own reading. */
export function pastedSyntax(): MarkedExtension {
  return {
    tokenizer: {
      emStrong(src, _, before = '') {
        const found = besideCjk(src, before);
        if (!found) return false;
        return { ...found, tokens: this.lexer.inlineTokens(found.text) } as Tokens.Strong;
      },
      // A single ~ is written in H~2~O and ~100, and is shown.
      del: (src) => (/^~~(?!~)/.test(src) ? false : undefined),
      // `[^1]: text` is a footnote: shown as text.
      def: (src) => (/^ {0,3}\[\^/.test(src) ? undefined : false),
    },
    renderer: {
      checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
      listitem(item) {
        return item.task ? `<li class="task">${this.parser.parse(item.tokens)}</li>\n` : false;
      },
    },
  };
}

const CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u;
const PUNCTUATION = /[\p{P}\p{S}]/u;
/** Between its marks there is no blank at an end; the inside of `**` may have single stars. */
const STRONG = /^\*\*(?=[^\s*])((?:[^*\n]|\*(?!\*)){0,2000}?[^\s*])\*\*(?!\*)/;
const EMPHASIS = /^\*(?=[^\s*])([^*\n]{0,2000}?[^\s*])\*(?!\*)/;

/**
 * Emphasis that CommonMark does not see, because its inside begins or ends with a bracket or a full stop and Chinese,
 * Japanese or Korean goes on beside it without a blank: `**「書道」**です`.
 */
function besideCjk(src: string, before: string): { type: string; raw: string; text: string } | null {
  const isStrong = src.startsWith('**');
  const [raw, text] = (isStrong ? STRONG : EMPHASIS).exec(src) ?? [];
  if (raw === undefined || text === undefined) return null;
  const characters = [...text];
  const after = src.slice(raw.length, raw.length + 2);
  const first = characters[0] ?? '';
  const last = characters.at(-1) ?? '';
  const isHidden =
    (PUNCTUATION.test(last) && CJK.test([...after][0] ?? '')) ||
    (PUNCTUATION.test(first) && CJK.test(before));
  return isHidden ? { type: isStrong ? 'strong' : 'em', raw, text } : null;
}
