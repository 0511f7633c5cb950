/** An email before it is sent, as plain text and as HTML. */
export interface ComposedEmail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where replies go, if not to the shop. */
  readonly replyTo?: string;
}

export interface Paragraph {
  readonly text: string;
  /** A URL; `text` is its label. */
  readonly link?: string;
}

/** Renders the paragraphs as plain text and as HTML, in which every text is escaped. */
export function composeEmail(subject: string, paragraphs: readonly Paragraph[]): ComposedEmail {
  const text = paragraphs.map(({ text, link }) => (link ? `${text}:\n${link}` : text)).join('\n\n');
  const body = paragraphs
    .map(({ text, link }) => (link ? anchor(text, link) : `<p>${lines(text)}</p>`))
    .join('\n');
  return { subject: oneLine(subject), text: `${text}\n`, html: page(escapeHtml(oneLine(subject)), body) };
}

/** The shop's colours and type, as far as mail programs support them. */
const STYLE = `
:root{color-scheme:light dark}
body{margin:0;padding:32px 20px;background:#fbf8f1;color:#1e1b16;font:17px/1.55 Georgia,serif}
div{max-width:560px;margin:auto}
.head{margin:0 0 28px;padding:0 0 12px;border-bottom:1px solid #ded6c5;font-size:22px}
h1{margin:0 0 20px;font-size:26px;font-weight:500;line-height:1.2}
p{margin:0 0 16px}
a{color:#1f4563;font-weight:600}
.foot{margin:32px 0 0;padding:12px 0 0;border-top:1px solid #ded6c5;font-size:14px;color:#544e43}
@media (prefers-color-scheme:dark){
body{background:#181613;color:#ede7db}
a{color:#a3c8e8}
.head,.foot{border-color:#3a352d}
.foot{color:#bcb4a4}
}`;

function page(subject: string, body: string): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${subject}</title><style>${STYLE}</style></head>
<body><div><p class="head">Lectern</p>
<h1>${subject}</h1>
${body}
<p class="foot">Lectern, a small school for crafts of hand and mind.</p>
</div></body></html>`;
}

function anchor(text: string, link: string): string {
  return `<p><a href="${escapeHtml(link)}">${escapeHtml(text)}</a></p>`;
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A line break in a subject could inject a header. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
