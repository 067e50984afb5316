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
