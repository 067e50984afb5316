/** The smallest range of the old text that was replaced. Whole stretches are compared first, which the platform does fast. */
export function changedRange(before: string, after: string): { start: number; oldEnd: number } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start + stretch <= shorter && before.slice(start, start + stretch) === after.slice(start, start + stretch))
    start += stretch;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  const most = shorter - start;
  const tail = (text: string): string => text.slice(text.length - end - stretch, text.length - end);
  while (end + stretch <= most && tail(before) === tail(after)) end += stretch;
  while (end < most && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end++;
  return { start, oldEnd: before.length - end };
}

const stretch = 1024;
