/** Names as a sentence has them: `a`, `b` and `c`; only the first few of many. */
export function listed(names: readonly string[], most = 3): string {
  const written = names.slice(0, most).map((name) => `\`${name}\``);
  const rest = names.length - written.length;
  const last = rest > 0 ? `${rest} more` : (written.pop() ?? '');
  return written.length > 0 ? `${written.join(', ')} and ${last}` : last;
}
