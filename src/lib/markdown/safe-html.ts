import sanitizeHtml from 'sanitize-html';
import { t } from '#messages/t.ts';
import { type OwnPictures, ownPictureId } from './pictures.ts';

const BLOCKS = 'h2 h3 h4 h5 h6 p ul ol li blockquote pre hr table thead tbody tr th td details summary'.split(
  ' ',
);
const INLINE = 'code em strong del a br img span sub sup kbd'.split(' ');

const RULES: sanitizeHtml.IOptions = {
  allowedTags: [...BLOCKS, ...INLINE],
  allowedAttributes: {
    a: ['href', 'rel'],
    img: ['src', 'srcset', 'sizes', 'alt', 'lang', 'width', 'height', 'loading'],
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
  },
};

/** HTML without script, style, event handlers and foreign frames. @param own pictures of the library that may stand in it */
export function safeHtml(html: string, own: OwnPictures): string {
  const img = (tagName: string, attribs: sanitizeHtml.Attributes) => shownPicture(tagName, attribs, own);
  return sanitizeHtml(html, { ...RULES, transformTags: { ...RULES.transformTags, img } });
}

function aligned(tagName: string, { align }: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const isKnown = align === 'center' || align === 'right';
  return { tagName, attribs: isKnown ? { class: `at-${align}` } : {} };
}

/** As wide as the text it stands in. */
const SIZES = '(width >= 48rem) 40rem, 92vw';

/** A picture that no browser would show becomes a line that says why. */
function shownPicture(tagName: string, attribs: sanitizeHtml.Attributes, own: OwnPictures): sanitizeHtml.Tag {
  const { src = '', alt = '' } = attribs;
  const picture = own.get(ownPictureId(src) ?? '');
  if (picture) {
    const { lang, width, height, ...rest } = picture;
    const said = alt === '' && lang !== null ? { lang } : {};
    const size = { width: String(width), height: String(height), sizes: SIZES, loading: 'lazy' };
    return { tagName, attribs: { ...rest, ...size, ...said, alt: alt || picture.alt } };
  }
  const why = whyNotShown(src);
  if (!why) return { tagName, attribs: { src, alt } };
  const name = attribs['alt'] ? `${attribs['alt']}: ` : '';
  return { tagName: 'span', attribs: { class: 'no-picture' }, text: `[${name}${why}]` };
}

function whyNotShown(src: string): string | null {
  if (/^media:/i.test(src)) return t('Picture not shown. It is not in the media library, or no longer.');
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
