import type { PreviewFinding } from '#shared/protocol.ts';
import type { PlacedBlock } from './blocks.ts';
import { createElement, sentenceText } from './element.ts';

/** The findings of one source line, and the button in the gutter that stands for them. */
interface Mark {
  readonly element: HTMLButtonElement;
  /** The button that mends them, at the other side; undefined where nothing does. */
  readonly fix: HTMLButtonElement | undefined;
  readonly findings: readonly PreviewFinding[];
}

/** Findings beside the blocks that they are about: a mark in the gutter for each source line. */
export class Marks {
  readonly #marks = new Map<string, Mark>();

  /** What a mark stands for; undefined for any other element. */
  findingsOf(element: Element): readonly PreviewFinding[] | undefined {
    for (const mark of this.#marks.values()) if (mark.element === element) return mark.findings;
    return undefined;
  }

  /** The findings that a button mends; undefined for any other element. */
  fixedBy(element: Element): readonly PreviewFinding[] | undefined {
    for (const mark of this.#marks.values()) if (mark.fix === element) return mark.findings;
    return undefined;
  }

  /** Places the marks anew. A mark that stays keeps its element, and so its focus. */
  show(findings: readonly PreviewFinding[], inSource: (file: number | undefined) => readonly PlacedBlock[]): void {
    const kept = new Set<string>();
    for (const [file, own] of Map.groupBy(findings, (finding) => finding.file)) this.#showIn(own, inSource(file), kept);
    for (const [key, mark] of this.#marks) {
      if (kept.has(key)) continue;
      mark.element.remove();
      mark.fix?.remove();
      this.#marks.delete(key);
    }
  }

  /** Those of one file, whose blocks stand in the order of their lines. */
  #showIn(findings: readonly PreviewFinding[], blocks: readonly PlacedBlock[], kept: Set<string>): void {
    const lines = Map.groupBy(findings, (finding) => finding.startLine);
    let at = 0;
    for (const line of [...lines.keys()].sort((a, b) => a - b)) {
      while (at + 1 < blocks.length && (blocks[at + 1]?.startLine ?? 0) <= line) at += 1;
      const block = blocks[at];
      const group = lines.get(line);
      if (!block || !group) continue;
      // What a description says between its sections stands nowhere on its page.
      if (block.file !== undefined && (line < block.startLine || line >= block.endLine)) continue;
      const key = JSON.stringify([
        block.element.dataset.block,
        line - block.startLine,
        group.map(({ severity, message, fix }) => [severity, message, fix]),
      ]);
      kept.add(key);
      const { element, fix } = this.#marks.get(key) ?? { element: createMark(group), fix: createFix(group) };
      this.#marks.set(key, { element, fix, findings: group });
      if (block.element.contains(element)) continue;
      placeMark(element, block, line - block.startLine);
      placeFix(fix, element);
    }
  }
}

function createMark(group: readonly PreviewFinding[]): HTMLButtonElement {
  const gravest = severities.find((severity) => group.some((finding) => finding.severity === severity)) ?? 'hint';
  const mark = createElement('button', {
    class: `mark mark-${gravest}`,
    type: 'button',
    'aria-label': group
      .map((finding) => `${severityNames[finding.severity]}: ${sentenceText(finding.message)}`)
      .join(' '),
  });
  if (group.length > 1) mark.dataset.count = String(group.length);
  return mark;
}

function createFix(group: readonly PreviewFinding[]): HTMLButtonElement | undefined {
  const titles = group.flatMap(({ fix }) => fix ?? []);
  if (titles.length === 0) return undefined;
  const label = `Fix: ${titles.map(sentenceText).join('; ')}`;
  return createElement('button', { class: 'mark mark-fix', type: 'button', title: label, 'aria-label': label }, 'Fix');
}

function placeFix(fix: HTMLElement | undefined, mark: HTMLElement): void {
  if (!fix) return;
  fix.style.setProperty('--line-number', mark.style.getPropertyValue('--line-number'));
  mark.after(fix);
}

/**
 * A mark is positioned without a measurement: it has no `top`, so that it stands at the height of the text it was put
 * into, and `left` counts from the block.
 */
function placeMark(mark: HTMLElement, { element }: PlacedBlock, line: number): void {
  const target = [...element.querySelectorAll('[data-line]')].findLast(
    (marked) =>
      Number(marked.getAttribute('data-line')) <= line && marked.closest('details:not([open]), [hidden]') === null,
  );
  mark.style.removeProperty('--line-number');
  const host = target ?? element.firstElementChild;
  const row = host?.querySelector('tr') ?? host?.closest('tr');
  const code = host?.closest('.code');
  if (!host) element.prepend(mark);
  else if (code) {
    const first = Number(code.querySelector('pre')?.getAttribute('data-line') ?? 0);
    mark.style.setProperty('--line-number', String(Math.max(0, line - first)));
    code.prepend(mark);
  } else if (row) (row.firstElementChild ?? row).prepend(mark);
  else if (host.matches('ul, ol')) (host.firstElementChild ?? host).prepend(mark);
  else if (host.matches('hr, img')) host.before(mark);
  else host.prepend(mark);
}

/** What a reader calls a severity. */
export const severityNames = { error: 'Error', warning: 'Warning', info: 'Info', hint: 'Hint' } as const;

const severities = ['error', 'warning', 'info', 'hint'] as const;
