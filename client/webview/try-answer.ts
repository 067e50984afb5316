import type { AnswerCheck, ShownAnswer } from '#shared/try-it.ts';
import { decorate } from './decorate.ts';
import { createElement, sentenceNodes } from './element.ts';

/** An answer on the page. All that came from elsewhere is text, and never HTML. */
export function answerNodes(answer: ShownAnswer, { insert }: { readonly insert: () => void }): readonly HTMLElement[] {
  const { status, phrase, milliseconds, headers, body, language, notes, check, canInsert } = answer;
  const badge = createElement('span', { class: `status status-${Math.floor(status / 100)}xx` }, String(status));
  const lead = createElement(
    'p',
    { class: 'try-lead' },
    badge,
    ` ${phrase} `,
    createElement('span', { class: 'try-place' }, `${milliseconds} ms`),
  );
  const button = createElement('button', { class: 'try-insert', type: 'button' }, 'Insert as example');
  button.addEventListener('click', insert);
  const rows = headers.map(([name, value]) =>
    createElement('tr', {}, createElement('th', { scope: 'row' }, name), createElement('td', {}, value)),
  );
  const table = createElement('table', {}, createElement('tbody', {}, ...rows));
  const fields = createElement('details', {}, createElement('summary', {}, `Headers (${headers.length})`), table);
  return [
    lead,
    ...notes.map((note) => createElement('p', { class: 'try-note' }, note)),
    ...(check ? checkNodes(check) : []),
    ...(headers.length > 0 ? [fields] : []),
    ...(body === '' ? [] : [bodyBlock(body, language)]),
    ...(canInsert ? [button] : []),
  ];
}

function checkNodes({ spec, findings }: AnswerCheck): readonly HTMLElement[] {
  if (spec === undefined) return [createElement('p', { class: 'try-note' }, 'No description says what it should be.')];
  if (findings.length === 0) return [createElement('p', { class: 'try-fits' }, `As ${spec} describes it.`)];
  const shown = findings.slice(0, mostShown);
  const items = shown.map(({ severity, message, place }) =>
    createElement(
      'li',
      { class: `try-finding try-${severity}` },
      ...(place === undefined ? [] : [createElement('code', {}, place), ' ']),
      ...sentenceNodes(message),
    ),
  );
  const left = findings.length - shown.length;
  const rest = left === 0 ? [] : [createElement('li', { class: 'try-finding' }, `${left} more`)];
  const words = `${findings.length === 1 ? 'It differs' : `It differs in ${findings.length} places`} from ${spec}:`;
  return [
    createElement('p', { class: 'try-note' }, words),
    createElement('ul', { class: 'try-findings' }, ...items, ...rest),
  ];
}

const mostShown = 50;

function bodyBlock(body: string, language: ShownAnswer['language']): HTMLElement {
  const code = createElement('code', {});
  code.append(language === 'json' && body.length <= longestMarked ? jsonNodes(body) : body);
  const pre = createElement('pre', {}, code);
  const block = createElement('div', { class: 'code', 'data-language': language === 'json' ? 'JSON' : 'Text' }, pre);
  const holder = createElement('div', {}, block);
  decorate(holder);
  return holder;
}

/** In characters. */
const longestMarked = 100_000;

/** JSON as text, in which names, texts, numbers and words are marked. */
function jsonNodes(text: string): DocumentFragment {
  const nodes = document.createDocumentFragment();
  let at = 0;
  for (const match of text.matchAll(token)) {
    const [word] = match;
    const end = match.index + word.length;
    nodes.append(
      text.slice(at, match.index),
      createElement('span', { class: `hljs-${kindOf(word, text.charAt(end))}` }, word),
    );
    at = end;
  }
  nodes.append(text.slice(at));
  return nodes;
}

function kindOf(word: string, next: string): string {
  if (word.startsWith('"')) return next === ':' ? 'attr' : 'string';
  return /^[-\d]/.test(word) ? 'number' : 'literal';
}

const token = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b/g;
