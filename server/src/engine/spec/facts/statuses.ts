import type { Entry, MapNode } from '../tree/node.ts';

/** The responses of an operation by status: all its entries but extensions. */
export function responsesOf(operation: MapNode): readonly Entry[] {
  const responses = operation.map('responses');
  if (!responses || responses.has('$ref')) return [];
  return responses.entries.filter(({ key }) => !key.startsWith('x-'));
}

/** Whether a status is of a class, or its range: `404` and `4XX` are of class 4. */
export function isInClass(status: string, first: number): boolean {
  return status.length === 3 && status.startsWith(String(first)) && /^\d(?:\d\d|xx)$/i.test(status);
}

/** Whether a status matches one of a setting: `404`, `4XX` in any case, `default`. */
export function matchesStatus(status: string, wanted: string): boolean {
  const range = /^([1-5])xx$/i.exec(wanted)?.[1];
  return range === undefined ? status === wanted : isInClass(status, Number(range));
}
