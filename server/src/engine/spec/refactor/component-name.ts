import { findStatus } from '../../http/statuses.ts';
import type { MapNode } from '../tree/node.ts';
import { around } from '../walk/names.ts';
import type { SpecObject } from '../walk/spec-object.ts';

/** A name for what is to become a component, from what it says and where it stands: none of the keys of `taken`, and in their case. */
export function componentName(object: SpecObject, taken: MapNode | undefined): string {
  const keys = taken?.entries.map(({ key }) => key) ?? [];
  const words = wordsOf(object);
  const name = inCaseOf(keys, words.length > 0 ? words : [object.type]);
  let free = name;
  for (let count = 2; keys.includes(free); count++) free = `${name}${count}`;
  return free;
}

function wordsOf(object: SpecObject): readonly string[] {
  const { type, node, key } = object;
  if (type === 'schema') return schemaWords(object);
  if (type === 'parameter') return split(node.text('name'));
  if (type === 'response') return responseWords(object);
  if (type === 'requestBody') return [...operationWords(object), 'request'];
  return typeof key === 'string' ? split(key) : [];
}

function schemaWords({ node, field, key, parent }: SpecObject): readonly string[] {
  const title = split(node.text('title'));
  if (title.length > 0) return title;
  if (!parent) return typeof key === 'string' ? split(key) : [];
  if (field === 'properties' || field === '$defs' || field === 'definitions') return split(String(key));
  if (parent.type === 'schema') {
    const around = schemaWords(parent);
    if (field === 'items') return singular(around);
    if (typeof key === 'number') return [...around, String(key + 1)];
    return field === 'additionalProperties' ? [...around, 'value'] : [...around, ...split(field)];
  }
  return holderWords(parent);
}

/** Of what has a schema: a body, a parameter, a header. */
function holderWords(holder: SpecObject): readonly string[] {
  if (holder.type === 'mediaType' && holder.parent) return holderWords(holder.parent);
  if (holder.type !== 'response') return wordsOf(holder);
  const isSuccess = /^(?:2..|default)$/i.test(String(holder.key));
  return isSuccess && around(holder, 'operation') ? [...operationWords(holder), 'response'] : responseWords(holder);
}

function responseWords(response: SpecObject): readonly string[] {
  const key = String(response.key ?? '');
  if (response.parent === undefined) return split(key);
  if (key === 'default') return ['error'];
  const phrase = /^[45]\d\d$/.test(key) ? findStatus(Number(key))?.phrase : undefined;
  return phrase === undefined ? [...operationWords(response), 'response'] : split(phrase);
}

/** Its id, or method and path. */
function operationWords(object: SpecObject): readonly string[] {
  const operation = around(object, 'operation');
  if (!operation) return [];
  const id = split(operation.node.text('operationId'));
  if (id.length > 0) return id;
  const path = operation.parent?.key;
  return [...split(String(operation.key)), ...split(typeof path === 'string' ? path : '')];
}

function singular(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? '';
  const one = last.endsWith('ies') ? `${last.slice(0, -3)}y` : last.replace(/(?<=[^s])s$/, '');
  return one === last ? [...words, 'item'] : [...words.slice(0, -1), one];
}

/** Words in small letters. */
function split(text: string | undefined): readonly string[] {
  const words = (text ?? '')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .match(/[A-Za-z\d]+/g);
  return (words ?? []).map((word) => word.toLowerCase()).slice(0, mostWords);
}

/** A title can be a sentence. */
const mostWords = 6;

/** As most of the other names are written: `pet-owner`, `pet_owner`, `petOwner`; `PetOwner` where there are none. */
function inCaseOf(keys: readonly string[], words: readonly string[]): string {
  const most = (pattern: RegExp) => keys.filter((key) => pattern.test(key)).length > keys.length / 2;
  if (most(/^[a-z\d]+(?:-[a-z\d]+)*$/) && keys.some((key) => key.includes('-'))) return words.join('-');
  if (most(/^[a-z\d]+(?:_[a-z\d]+)*$/) && keys.some((key) => key.includes('_'))) return words.join('_');
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return most(/^[a-z][A-Za-z\d]*$/) ? pascal.charAt(0).toLowerCase() + pascal.slice(1) : pascal;
}
