import type { Memory, TryItEnvironment } from './environment.ts';
import { rememberedTexts } from './texts-in-memory.ts';

/** Whether requests may go to an origin: the user is asked once in a workspace. */
export async function mayAsk(
  origin: string,
  { workspaceMemory, allow }: Pick<TryItEnvironment, 'workspaceMemory' | 'allow'>,
): Promise<boolean> {
  if (allowedHosts(workspaceMemory).includes(origin)) return true;
  if (!(await allow(origin))) return false;
  await workspaceMemory.update(key, [...new Set([...allowedHosts(workspaceMemory), origin])]);
  return true;
}

/** The origins that the user has allowed in this workspace. */
export function allowedHosts(memory: Memory): readonly string[] {
  return rememberedTexts(memory, key);
}

/** From then on the user is asked again. */
export async function revokeHosts(memory: Memory, origins: readonly string[]): Promise<void> {
  await memory.update(
    key,
    allowedHosts(memory).filter((one) => !origins.includes(one)),
  );
}

const key = 'docwright.tryIt.hosts';
