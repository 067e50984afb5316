/** Percent-encodes all but the unreserved characters: https://www.rfc-editor.org/rfc/rfc3986#section-2.3 */
export function encoded(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(/[!'()*]/g, byteOf);
}

/**
 * Leaves reserved characters as they are, and what is percent-encoded already (https://www.rfc-editor.org/rfc/rfc6570#section-3.2.3); but not those that would
 * end the value or the query, or may not stand in one.
 */
export function encodedButReserved(text: string): string {
  return wellFormed(text).replace(/%[\dA-Fa-f]{2}|[^\w.~:/?@!$'()*,;=-]/gu, (piece: string) =>
    piece.length === 3 && piece.startsWith('%') ? piece : encoded(piece),
  );
}

/** As forms are sent (https://url.spec.whatwg.org/#concept-urlencoded-serializer): a blank is a plus. */
export function encodedForm(text: string): string {
  return encoded(text).replaceAll('%20', '+').replaceAll('%2A', '*').replaceAll('~', '%7E');
}

function byteOf(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Half of a pair stands for no character. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
