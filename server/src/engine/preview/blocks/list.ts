import { escapeHtml } from '../escape.ts';
import { firstText, lineAttribute, type RenderRules } from '../rendering.ts';

/** Lists; `- [x] done` is a task (GFM, "Task list items"). */
export const listRules: RenderRules = {
  bullet_list_open: (token, environment) => `<ul${lineAttribute(token, environment)}>`,
  ordered_list_open: (token, environment) => {
    const start = token.attrGet('start');
    const attribute = start === null ? '' : ` start="${escapeHtml(String(start))}"`;
    return `<ol${attribute}${lineAttribute(token, environment)}>`;
  },
  list_item_open: (token, environment, tokens, index) => {
    const line = lineAttribute(token, environment);
    const first = firstText(tokens, index);
    const [mark, state] = /^\[([ xX])\]\s/.exec(first?.content ?? '') ?? [];
    if (!first || !mark) return `<li${line}>`;
    const box = state === ' ' ? { words: 'To do:', sign: '☐' } : { words: 'Done:', sign: '☑' };
    const html = `<span class="task-box" role="img" aria-label="${box.words}">${box.sign}</span> `;
    environment.marker = { token: first, length: mark.length, html };
    return `<li class="task"${line}>`;
  },
};
