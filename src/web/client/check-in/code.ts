const SIGNS = /^[0-9A-HJKMNP-TV-Z]{12}$/;
/** Characters of a ticket's address: the code and its signature. */
const TOKEN = 34;

/** The code in a text that was typed, or in an address that the camera has read; null if there is none. */
export function readCode(typed: string): string | null {
  const last = typed.trim().split('/').at(-1) ?? '';
  const code = (last.length === TOKEN ? last.slice(0, 12) : last)
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return SIGNS.test(code) ? code : null;
}

/** The print of a code in the list of this device: as the server makes it. */
export async function codePrint(salt: string, code: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${salt}:${code}`));
  return base64url(new Uint8Array(hash)).slice(0, 16);
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '');
}

/** The bytes of a base64url text. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
