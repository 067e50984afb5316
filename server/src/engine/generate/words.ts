/** A text as code, with as many backticks around it as it needs; `""` for an empty one. */
export function code(text: string): string {
  const line = text.replace(/\s*[\r\n]+\s*/g, ' ');
  if (line.trim() === '') return '`""`';
  const runs = [...line.matchAll(/`+/g)].map(([run]) => run.length);
  if (runs.length === 0) return `\`${line}\``;
  const fence = '`'.repeat(Math.max(...runs) + 1);
  return `${fence} ${line} ${fence}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], joint = 'and'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${joint} ${last}`;
}

/** `1 operation`, `2 operations`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** With a full stop, unless it ends like a sentence. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?:…。！？](?:["'”’)`*_]*)$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** The first sentence of a text without marks of blocks, at most so many characters, cut at a word. */
export function firstSentence(text: string, most = 300): string {
  const [first = ''] = text.trim().split(/\n\s*\n|(?<=[a-z0-9)`"”][.!?])\s+(?=["“]?[A-Z])/);
  const line = first.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most).replace(/\s+\S*$/, '');
  // What is cut off may be the end of code or of a link.
  const isOpen = (cut.match(/`/g)?.length ?? 0) % 2 === 1 || cut.lastIndexOf('[') > cut.lastIndexOf(')');
  return isOpen ? `${cut.replace(/[`[][^`[]*$/, '').trim()}…` : `${cut}…`;
}

/** A text as words: no mark of Markdown's counts in it. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>~]/g, (mark, at: number, all: string) =>
      mark === '_' && /\w/.test(all.charAt(at - 1)) && /\w/.test(all.charAt(at + 1)) ? mark : `\\${mark}`,
    )
    .replace(/^(#{1,6}|[-+]|\d+[.)])(?=\s)/, '\\$1');
}
