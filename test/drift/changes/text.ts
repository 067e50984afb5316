/** Where a text stands in another one, not as the beginning of a longer word. */
export function findAll(text: string, wanted: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length))
    if (!/[\w-]/.test(text.charAt(at + wanted.length))) found.push(at);
  return found;
}
