/** The part of fontkit that is used here; the package has no types. */
declare module 'fontkit' {
  export function create(buffer: Uint8Array): unknown;
}
