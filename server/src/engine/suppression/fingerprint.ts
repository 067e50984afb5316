/** What a finding is known by, wherever its line moves to. */
export interface FingerprintSource {
  readonly rule: string;
  readonly message: string;
  /** The line in which it begins. */
  readonly line: string;
  /** What the line stands in: the heading above it, or the keys that lead to it. */
  readonly context: readonly string[];
}

/** The same for findings of one rule about the same text in the same surroundings, and about the same name. */
export function fingerprintOf({ rule, message, line, context }: FingerprintSource): string {
  // The words of messages change from version to version; what they name doesn't.
  const named = /`([^`]*)`/.exec(message)?.[1] ?? '';
  return hash([rule, named, plain(line), ...context.map(plain)].join('\n'));
}

/** The line as the baseline shows it to people. */
export function excerptOf(line: string): string {
  const text = plain(line);
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text;
}

const mostCharacters = 80;

function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** 53 bits, as in the public domain function `cyrb53`: enough for the findings of a file. */
function hash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16).padStart(14, '0');
}
