/** A media type without its parameters, in small letters: `application/json` of `Application/JSON; charset=utf-8`. */
export function essenceOf(mediaType: string): string {
  const end = mediaType.indexOf(';');
  return (end === -1 ? mediaType : mediaType.slice(0, end)).trim().toLowerCase();
}

/** Whether a text is a media type or a range of them: two tokens (RFC 9110, 5.6.2, 8.3.1 and 12.5.1). */
export function isMediaType(text: string): boolean {
  return pattern.test(essenceOf(text));
}

const pattern = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;
