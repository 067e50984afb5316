import { type Configuration, defaultConfiguration } from './configuration.ts';
import type { DeclaredConfiguration } from './declared.ts';

/** The configuration of a folder from its files, the farthest base first and the folder's own file last. */
export function mergeConfigurations(
  folder: string,
  uri: string | undefined,
  files: readonly DeclaredConfiguration[],
): Configuration {
  const settings: Partial<Configuration> = Object.assign({}, ...files.map((file) => file.settings));
  return {
    ...defaultConfiguration(folder),
    ...settings,
    uri,
    // Every file's contracts are loaded from that file's own folder; see the workspace layer.
    contracts: [...new Set(files.flatMap((file) => file.settings.contracts ?? []))],
    rules: Object.assign({}, ...files.map((file) => file.settings.rules)),
    origins: Object.assign({}, ...files.map((file) => file.origins)),
  };
}
