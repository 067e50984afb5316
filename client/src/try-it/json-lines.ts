/** JSON laid out in lines; its texts and numbers stay as they are written, since large numbers would be others once they are read. */
export function jsonInLines(json: string): string {
  const pieces: string[] = [];
  let depth = 0;
  let last = '';
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s[\]{}:,"]+/g)) {
    const isEnd = token === '}' || token === ']';
    if (isEnd) depth -= 1;
    const isBehindOpening = last === '{' || last === '[';
    // An empty list or object stays in its line.
    if (isBehindOpening !== isEnd) pieces.push(`\n${'  '.repeat(depth)}`);
    if (token === '{' || token === '[') depth += 1;
    pieces.push(token);
    if (token === ':') pieces.push(' ');
    else if (token === ',') pieces.push(`\n${'  '.repeat(depth)}`);
    last = token;
  }
  return pieces.join('');
}
