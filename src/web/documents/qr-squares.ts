import QRCode from 'qrcode';

interface QrSquares {
  /** Squares per side. */
  readonly size: number;
  /** The dark ones, counted from the left and from the top. */
  readonly squares: readonly { readonly x: number; readonly y: number }[];
}

/** The QR code of a URL, readable with 15 % of it damaged. */
export function qrSquares(url: string): QrSquares {
  const { size, data } = QRCode.create(url, { errorCorrectionLevel: 'M' }).modules;
  const squares = [...data.entries()]
    .filter(([, isDark]) => isDark)
    .map(([index]) => ({ x: index % size, y: Math.floor(index / size) }));
  return { size, squares };
}
