import type { SpecObject } from './spec-object.ts';

/** An operation as people speak of it: `GET /parcels`; without a path, where its path item stands under none (a component, a fragment). */
export function operationName({ key, parent }: SpecObject): string {
  const method = String(key ?? 'operation').toUpperCase();
  const path = parent?.type === 'pathItem' ? parent.key : undefined;
  return typeof path === 'string' ? `${method} ${path}` : method;
}

/** The object of a type around another one, or itself. */
export function around(object: SpecObject, type: SpecObject['type']): SpecObject | undefined {
  for (let at: SpecObject | undefined = object; at; at = at.parent) if (at.type === type) return at;
  return undefined;
}

/** A type of object as people call it: `request body`. */
export function typeName(type: SpecObject['type']): string {
  return type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
