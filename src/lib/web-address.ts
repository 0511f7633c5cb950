const WEB_ADDRESS = /^(?:https?:\/\/[^\s"<>\\\p{Cc}]+|\/(?:[^/\s"<>\\\p{Cc}][^\s"<>\\\p{Cc}]*)?)$/u;
const MAX_LENGTH = 2000;

/**
 * A stored address that may stand in a link or be loaded by a page: http, https, or a path of this shop. The database
 * checks the same (`is_web_address`); it is asked again where the address is printed.
 * @returns undefined for anything else, `javascript:` and `//elsewhere` among it.
 */
export function webAddress(text: string | null | undefined): string | undefined {
  return text && text.length <= MAX_LENGTH && WEB_ADDRESS.test(text) ? text : undefined;
}
