import type { Memory } from './environment.ts';

/** A list of texts that is remembered; empty for anything else. */
export function rememberedTexts(memory: Memory, key: string): readonly string[] {
  const value = memory.get(key);
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
