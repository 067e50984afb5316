/**
 * May what is typed become the label? All its characters must stand in the label in their order, in any case: the loosest
 * comparison that editors make. What is offered elsewhere would only flicker.
 */
export function mayBecome(typed: string, label: string): boolean {
  const wanted = label.toLowerCase();
  let at = 0;
  for (const character of typed.toLowerCase()) {
    at = wanted.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
