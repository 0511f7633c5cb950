declare module '@zxcvbn-ts/language-*' {
  const words: readonly string[];
  export = words;
}
