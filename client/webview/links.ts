/** Links that the page keeps: within it, to the web, to a mail address, or to a file by a relative path. The extension decides again. */
export function isSafeLink(href: string): boolean {
  const plain = withoutControls(href);
  if (/^https?:\/\/[^/]|^mailto:[^@?]+@[^@?]/i.test(plain)) return true;
  return plain !== '' && !/^[a-z][a-z0-9+.-]*:/i.test(plain) && !/^[\\/]{2}/.test(plain);
}

/** Browsers ignore these characters when they read a scheme: `java\nscript:` runs. */
function withoutControls(href: string): string {
  return [...href].filter((character) => character > ' ' && character !== '\u007f').join('');
}

/** The element that a `#fragment` leads to: by its id as it is, decoded, or in lower case as GitHub has it. */
export function findAnchor(root: ParentNode, fragment: string): Element | undefined {
  for (const id of [fragment, decoded(fragment), decoded(fragment).toLowerCase()]) {
    const found = root.querySelector(`[id="${CSS.escape(id)}"]`);
    if (found) return found;
  }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
