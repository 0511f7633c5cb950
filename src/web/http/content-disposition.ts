/** Control characters, those that turn or hide text, and what separates folders. */
const NEVER = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}/\\]/gu;

/**
 * The header that saves a file under its name, in every script: RFC 6266 with RFC 8187, and a name in ASCII for old programs.
 */
export function attachment(name: string): string {
  const clean = name.replace(NEVER, '').trim() || 'download';
  const ascii = clean
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["%]/g, '_');
  const encoded = encodeURIComponent(clean).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
