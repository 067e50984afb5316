import type { DocumentedParameter } from '../operations/operation.ts';
import { type Node, textAt } from '../spec/tree/node.ts';

/** A cell says that there is no default. */
export function saysNone(text: string): boolean {
  return /^(?:[-–—/]*|none|n\/?a|null|nil|undefined|no default|not set|unset|empty|无|なし)$/i.test(plainValue(text));
}

/** Without marks and quotes. */
export function plainValue(text: string): string {
  return text
    .replace(/^[`*_\s]+|[`*_\s]+$/g, '')
    .replace(/^(["'“‘])(.*)["'”’]$/, '$2')
    .trim();
}

/** A value of a description as a document writes it: `10`, `asc`, `["a"]`. */
export function writtenValue(node: Node): string {
  return node.kind === 'scalar' ? String(node.value) : textAt(node).replace(/\s+/g, ' ');
}

/** Whether both mean the same; undefined where the document's words may mean anything. */
export function isSameValue(text: string, node: Node): boolean | undefined {
  const own = plainValue(text);
  const other = writtenValue(node);
  // A value's own marks are none of the document's: `_work`.
  if (own === other || text.replace(/^[`\s]+|[`\s]+$/g, '') === other) return true;
  if (node.kind !== 'scalar') return sameJson(own, other);
  const { value } = node;
  if (value === null) return undefined;
  if (typeof value === 'boolean') return booleanOf(own) === undefined ? undefined : booleanOf(own) === value;
  const number = numberOf(own);
  if (typeof value === 'number') return number === undefined ? undefined : number === value;
  if (other === '') return own === '' || /^empty/i.test(own);
  if (number !== undefined && numberOf(other) !== undefined) return number === numberOf(other);
  // Words in a sentence, not a value: what is in several of them.
  return /\s/.test(own) || own.toLowerCase() === other.toLowerCase() ? undefined : false;
}

function numberOf(text: string): number | undefined {
  const plain = text.replace(/(?<=\d)[,_](?=\d{3}\b)/g, '');
  return /^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(plain) ? Number(plain) : undefined;
}

function booleanOf(text: string): boolean | undefined {
  if (/^(?:true|yes|on|1|enabled)$/i.test(text)) return true;
  return /^(?:false|no|off|0|disabled)$/i.test(text) ? false : undefined;
}

function sameJson(own: string, other: string): boolean | undefined {
  return own.replace(/[\s"']/g, '') === other.replace(/[\s"']/g, '') ? true : undefined;
}

/** Whether the values of a parameter are all that are allowed: no examples of them. */
export function areAllValues({ values, description }: DocumentedParameter): boolean {
  if (values.length < 2 || !values.every(({ text }) => /^[^\s<>{}…]+$/.test(plainValue(text)))) return false;
  return !/\b(?:e\.?g\.?|such as|for example|for instance|etc\.?|including|includes?|among others|and more|like|not limited)\b|\.\.\.|…/i.test(
    description?.text ?? '',
  );
}
