import sanitizeHtml from 'sanitize-html';
import { t } from '#messages/t.ts';

const BLOCKS = 'h2 h3 h4 h5 h6 p ul ol li blockquote pre hr table thead tbody tr th td details summary'.split(
  ' ',
);
const INLINE = 'code em strong del a br img span sub sup kbd'.split(' ');

const RULES: sanitizeHtml.IOptions = {
  allowedTags: [...BLOCKS, ...INLINE],
  allowedAttributes: {
    a: ['href', 'rel'],
    img: ['src', 'alt'],
    ol: ['start'],
    details: ['open'],
    ...Object.fromEntries(['code', 'li', 'th', 'td', 'span'].map((tag) => [tag, ['class']])),
  },
  allowedClasses: {
    code: ['language-*'],
    li: ['task'],
    th: ['at-center', 'at-right'],
    td: ['at-center', 'at-right'],
    span: ['no-picture'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['https'] },
  transformTags: {
    // The page has its own h1.
    h1: 'h2',
    a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, rel: 'nofollow noopener' } }),
    th: aligned,
    td: aligned,
    img: shownPicture,
  },
};

/** HTML without script, style, event handlers and foreign frames. */
export function safeHtml(html: string): string {
  return sanitizeHtml(html, RULES);
}

function aligned(tagName: string, { align }: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const isKnown = align === 'center' || align === 'right';
  return { tagName, attribs: isKnown ? { class: `at-${align}` } : {} };
}

/** A picture that no browser would show becomes a line that says why. */
function shownPicture(tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const why = whyNotShown(attribs['src'] ?? '');
  if (!why) return { tagName, attribs };
  const name = attribs['alt'] ? `${attribs['alt']}: ` : '';
  return { tagName: 'span', attribs: { class: 'no-picture' }, text: `[${name}${why}]` };
}

function whyNotShown(src: string): string | null {
  if (/^https:\/\/[^\s/]/i.test(src) || /^\/(?![/\\])/.test(src)) return null;
  if (/^http:/i.test(src))
    return t('Picture not shown. Its address begins with http://, but browsers load only https://.');
  if (/^data:/i.test(src))
    return t('Picture not shown. It was pasted as data: upload it, then use its https:// address.');
  if (src === '') return t('Picture not shown. It has no address.');
  return t(
    'Picture not shown. Its address is a file on someone’s computer: upload it, then use its https:// address.',
  );
}
