const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes of Base64, also of its form for URLs (RFC 4648, 4 and 5), as characters of one byte each; undefined for what is none. */
export function decodeBase64(text: string): string | undefined {
  const plain = text.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
  if (plain.length % 4 === 1) return undefined;
  let decoded = '';
  let bits = 0;
  let value = 0;
  for (const letter of plain) {
    const index = letters.indexOf(letter);
    if (index === -1) return undefined;
    value = ((value << 6) | index) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    decoded += String.fromCharCode((value >> bits) & 0xff);
  }
  return decoded;
}
