/**
 * The formats that the official schemas name, no stricter than what tools accept: a URL may have characters beyond ASCII, and
 * variables in braces.
 */
export const formats = {
  uri: { validate: isAbsoluteUrl },
  iri: { validate: isAbsoluteUrl },
  'uri-reference': { validate: isUrl },
  'iri-reference': { validate: isUrl },
  email: { validate: isEmail },
  regex: { validate: isPattern },
  'media-range': { validate: isMediaRange },
};

const notInUrls = /[\s<>"\\^`]/;

function isUrl(text: string): boolean {
  return !notInUrls.test(text);
}

function isAbsoluteUrl(text: string): boolean {
  return isUrl(text) && /^(?:[a-z][a-z0-9+.-]*:|\{)/i.test(text);
}

function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text);
}

/** "application/json; charset=utf-8", "text/*". */
function isMediaRange(text: string): boolean {
  return /^[^\s/;]+\/[^\s/;]+\s*(?:;.*)?$/.test(text);
}

const checkedPatterns = new Map<string, boolean>();

/** With or without the `u` flag: JSON Schema recommends it, and many patterns are written for engines without it. */
function isPattern(text: string): boolean {
  const known = checkedPatterns.get(text);
  if (known !== undefined) return known;
  if (checkedPatterns.size > 10_000) checkedPatterns.clear();
  const isValid = compiles(text, 'u') || compiles(text, '');
  checkedPatterns.set(text, isValid);
  return isValid;
}

function compiles(text: string, flags: string): boolean {
  try {
    new RegExp(text, flags);
    return true;
  } catch {
    return false;
  }
}
