/** Makes an element of the page's own, with a class, attributes and children. */
export function createElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** The nodes of a sentence in which backticks mark code. */
export function sentenceNodes(sentence: string): Node[] {
  return sentence
    .split(/`([^`]+)`/)
    .map((words, index) => (index % 2 === 0 ? document.createTextNode(words) : createElement('code', {}, words)));
}

/** The same sentence for a place that holds text only. */
export function sentenceText(sentence: string): string {
  return sentence.replace(/`([^`]+)`/g, '$1');
}
