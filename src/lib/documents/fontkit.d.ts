/** What we use of it; it comes without types. */
declare module 'fontkit' {
  export function create(buffer: Uint8Array): unknown;
}
