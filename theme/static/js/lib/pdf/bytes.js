/** Bytes, texts of one character a byte, and the compression that browsers and PDF have in common. */

const CHUNK = 8192;

/** Bytes as a text of one character each. (TextDecoder's "latin1" is Windows-1252 and would change some of them.) */
export function latin(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return text;
}

/** The reverse of `latin`. */
export function bytesOf(text) {
  return Uint8Array.from(text, char => char.charCodeAt(0));
}

export const inflated = bytes => through(bytes, new DecompressionStream('deflate'));
export const deflated = bytes => through(bytes, new CompressionStream('deflate'));

async function through(bytes, transform) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(transform)).arrayBuffer());
}

/** Rows that say only how they differ from the one above (PNG's predictor "up", the one that PDF writers use). */
export function unpredicted(bytes, columns) {
  const rows = bytes.length / (columns + 1), plain = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const way = bytes[row * (columns + 1)];
    if (way !== 0 && way !== 2) return null;
    for (let column = 0; column < columns; column += 1) {
      const above = way && row ? plain[(row - 1) * columns + column] : 0;
      plain[row * columns + column] = bytes[row * (columns + 1) + 1 + column] + above;
    }
  }
  return plain;
}
