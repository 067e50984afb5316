import type { TryItEnvironment } from './environment.ts';
import { rememberedTexts } from './texts-in-memory.ts';

/** Where a secret belongs: to a scheme of an API at an origin, and to no other origin. */
export interface CredentialName {
  readonly origin: string;
  readonly scheme: string;
}

type Stores = Pick<TryItEnvironment, 'secrets' | 'userMemory'>;

export async function secretOf(name: CredentialName, { secrets }: Stores): Promise<string | undefined> {
  return secrets.get(keyOf(name));
}

export async function storeSecret(
  name: CredentialName,
  secret: string,
  { secrets, userMemory }: Stores,
): Promise<void> {
  await secrets.store(keyOf(name), secret);
  await userMemory.update(listKey, [...new Set([...keys(userMemory), keyOf(name)])]);
}

/** The names of all that is stored, without the secrets: VS Code's storage can't be asked. */
export function storedCredentials({ userMemory }: Pick<Stores, 'userMemory'>): readonly CredentialName[] {
  return keys(userMemory).flatMap((key) => {
    const [, origin, scheme] = /^docwright\.tryIt (\S+) (.+)$/.exec(key) ?? [];
    return origin === undefined || scheme === undefined ? [] : [{ origin, scheme }];
  });
}

export async function forgetSecrets(names: readonly CredentialName[], { secrets, userMemory }: Stores): Promise<void> {
  const gone = new Set(names.map(keyOf));
  for (const key of gone) await secrets.delete(key);
  await userMemory.update(
    listKey,
    keys(userMemory).filter((key) => !gone.has(key)),
  );
}

function keys(memory: Stores['userMemory']): readonly string[] {
  return rememberedTexts(memory, listKey);
}

function keyOf({ origin, scheme }: CredentialName): string {
  return `docwright.tryIt ${origin} ${scheme}`;
}

const listKey = 'docwright.tryIt.credentials';
