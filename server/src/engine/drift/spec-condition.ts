import type { DescribedApi } from '../api/api.ts';

/** Whether a contract's condition on the spec (`has operation GET`, `declares oauth2`) holds for some descriptions together; undefined for one that nobody knows. */
export function holdsIn(condition: string, apis: readonly DescribedApi[]): boolean | undefined {
  const method = /^has operation ([A-Z]+)$/i.exec(condition.trim())?.[1]?.toUpperCase();
  if (method !== undefined) return apis.some(({ operations }) => operations.some((one) => one.method === method));
  const type = /^declares (\w+)$/i.exec(condition.trim())?.[1]?.toLowerCase();
  if (type === undefined) return undefined;
  return apis.some(({ schemes }) => schemes.some((one) => [one.type.toLowerCase(), one.httpScheme].includes(type)));
}
