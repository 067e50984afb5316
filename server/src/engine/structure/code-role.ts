import type { CodeBlock } from '../markdown/facts.ts';

/** A code block with the nearest heading and the words above it, since the code block before. */
interface CodeInContext {
  readonly code: CodeBlock;
  readonly caption: string;
}

/** What a code block shows: a call, an answer, a call with its answer, or something that the text doesn't tell. */
export type CodeRole = 'request' | 'response' | 'exchange' | undefined;

/** Is a block that shows one thing what is asked for? */
export function plays(role: CodeRole, wanted: 'request' | 'response'): boolean {
  return role === wanted || role === 'exchange';
}

/**
 * Tells requests and responses apart, by what stands in the block, by its language and by the words above it. A block of
 * data that follows a request with nothing said in between is its response.
 */
export function codeRoles(blocks: readonly CodeInContext[]): CodeRole[] {
  let previous: CodeRole;
  return blocks.map((block) => {
    previous = roleOf(block, previous);
    return previous;
  });
}

function roleOf({ code, caption }: CodeInContext, previous: CodeRole): CodeRole {
  const content = code.content.trimStart();
  if (/^HTTP\/\d/.test(content)) return 'response';
  if (requestLine.test(content) || commandLine.test(content) || callInCode.test(content)) {
    return /^<?\s*HTTP\/\d/m.test(content) ? 'exchange' : 'request';
  }
  const lastWords =
    caption
      .split('\n')
      .reverse()
      .find((line) => requestWords.test(line) || responseWords.test(line)) ?? '';
  const saysRequest = requestWords.test(lastWords);
  const saysResponse = responseWords.test(lastWords);
  if (saysResponse && !saysRequest) return 'response';
  if (saysRequest && !saysResponse) return 'request';
  if (shellLanguages.has(code.language)) return 'request';
  if (saysResponse && saysRequest) return previous === 'request' ? 'response' : 'request';
  return previous === 'request' && dataLanguages.has(code.language) ? 'response' : undefined;
}

const requestLine = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|CONNECT)\s+\S/;
const commandLine = /^(?:\$\s*)?(?:curl|wget|http|https|xh)\s/m;
const callInCode = /\b(?:fetch|axios(?:\.\w+)?|requests\.\w+|http\.\w+|client\.\w+)\s*\(/;
const requestWords = /\b(?:requests?|calls?|sends?|sending|payload|body|input|invoke|curl)\b/i;
const responseWords = /\b(?:responses?|returns?|returned|replies|reply|answers?|output|results?)\b/i;
const shellLanguages = new Set(['bash', 'sh', 'shell', 'console', 'curl', 'zsh', 'powershell', 'http']);
const dataLanguages = new Set(['json', 'jsonc', 'json5', 'xml', 'yaml', 'text', 'javascript', 'js', '']);
