/**
 * The shop's colours and type (src/styles/tokens.css) as mail programs take them: inline for light, since many read nothing
 * else, and by classes for dark.
 */
const LIGHT = {
  ...{ paper: '#fbf8f1', sunk: '#f4efe3', ink: '#1e1b16', quiet: '#544e43', line: '#ded6c5' },
  ...{ accent: '#1f4563', onAccent: '#fffdf8' },
} as const;
const DARK: Record<keyof typeof LIGHT, string> = {
  ...{ paper: '#181613', sunk: '#211e1a', ink: '#ede7db', quiet: '#bcb4a4', line: '#3a352d' },
  ...{ accent: '#a3c8e8', onAccent: '#0e2233' },
};

const SERIF = "Newsreader,Georgia,'Times New Roman',serif";
const SANS = "'Source Sans 3','Source Sans Pro','Segoe UI',Helvetica,Arial,sans-serif";

/** One long word must not make an email wider than the phone. */
const WRAP = 'overflow-wrap:anywhere;word-break:break-word';
const BODY = `font-family:${SANS};font-size:17px;line-height:1.55;${WRAP}`;
const SMALL = `font-family:${SANS};font-size:14px;line-height:1.45;${WRAP}`;
const title = (size: number) =>
  `font-family:${SERIF};font-weight:500;font-size:${size}px;line-height:1.2;${WRAP}`;

/** A class and an inline style for each use, as attributes. */
const LOOKS = {
  paper: `background-color:${LIGHT.paper}`,
  name: `color:${LIGHT.ink};${title(22)}`,
  h1: `margin:0 0 20px;color:${LIGHT.ink};${title(28)}`,
  h2: `margin:32px 0 12px;color:${LIGHT.ink};${title(21)}`,
  p: `margin:0 0 16px;color:${LIGHT.ink};${BODY}`,
  small: `margin:0;color:${LIGHT.quiet};${SMALL}`,
  link: `color:${LIGHT.accent};font-weight:600`,
  quietLink: `color:${LIGHT.quiet}`,
  button: `background-color:${LIGHT.accent};border-radius:6px`,
  buttonText: `display:inline-block;padding:11px 20px;color:${LIGHT.onAccent};font-family:${SANS};font-size:17px;line-height:22px;font-weight:600;text-decoration:none`,
  rule: `border-top:1px solid ${LIGHT.line}`,
  notice: `margin:0;padding:14px 18px;background-color:${LIGHT.sunk};border-left:3px solid ${LIGHT.accent};color:${LIGHT.ink};${BODY}`,
  quote: `margin:0 0 16px;padding:2px 0 2px 16px;border-left:3px solid ${LIGHT.line};color:${LIGHT.ink};${BODY}`,
  column: `padding:0 0 8px;color:${LIGHT.quiet};text-align:left;font-weight:400;${SMALL}`,
  picture: `display:block;width:56px;height:70px;border:0;border-radius:4px;background-color:${LIGHT.sunk}`,
  itemTitle: `margin:2px 0 0;color:${LIGHT.ink};font-weight:500;font-family:${SERIF};font-size:19px;line-height:1.25;${WRAP}`,
  amount: `color:${LIGHT.ink};font-variant-numeric:tabular-nums;${BODY};white-space:nowrap;word-break:normal;overflow-wrap:normal`,
  cell: `color:${LIGHT.ink};${BODY}`,
  sum: `color:${LIGHT.ink};font-weight:600;font-variant-numeric:tabular-nums;${BODY}`,
  fineTitle: `margin:20px 0 6px;color:${LIGHT.quiet};font-family:${SANS};font-size:14px;line-height:1.4;font-weight:600`,
  fine: `margin:0 0 10px;color:${LIGHT.quiet};font-family:${SANS};font-size:14px;line-height:1.5`,
} as const;
export type Look = keyof typeof LOOKS;

/** ` class="…" style="…"` of a look, with more of a style behind it. */
export function look(name: Look, more = ''): string {
  return ` class="${name}" style="${LOOKS[name]}${more && `;${more}`}"`;
}

const classes = (...names: Look[]) => names.map((name) => `.${name}`).join(',');

/** What cannot stand inline: the dark scheme, and less room at the edges of a phone. */
export const STYLE_SHEET = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{-webkit-text-size-adjust:100%;text-size-adjust:100%}
a:hover{text-decoration-thickness:2px}
@media (max-width:480px){.edge{padding:20px 16px !important}}
@media (prefers-color-scheme:dark){
${classes('paper')}{background-color:${DARK.paper} !important}
${classes('name', 'h1', 'h2', 'p', 'quote', 'itemTitle', 'amount', 'cell', 'sum', 'notice')}{color:${DARK.ink} !important}
${classes('small', 'quietLink', 'column', 'fineTitle', 'fine')}{color:${DARK.quiet} !important}
${classes('link')}{color:${DARK.accent} !important}
${classes('button')}{background-color:${DARK.accent} !important}
${classes('buttonText')}{color:${DARK.onAccent} !important}
${classes('rule', 'quote')}{border-color:${DARK.line} !important}
${classes('notice')}{background-color:${DARK.sunk} !important;border-color:${DARK.accent} !important}
${classes('picture')}{background-color:${DARK.sunk} !important}
}`;

/** The attributes of a table that only places what stands in it. */
export const TABLE = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"';
