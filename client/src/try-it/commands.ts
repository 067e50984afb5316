import * as vscode from 'vscode';
import { allowedHosts, revokeHosts } from './allowed-hosts.ts';
import { forgetSecrets, storedCredentials } from './credentials.ts';
import type { TryItEnvironment } from './environment.ts';

/** The commands with which a user takes back what requests from previews may do. */
export function registerTryItCommands(environment: TryItEnvironment): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('docwright.forgetCredentials', () => forgetCredentials(environment)),
    vscode.commands.registerCommand('docwright.revokeAllowedHosts', () => revokeAllowedHosts(environment)),
  );
}

async function forgetCredentials(environment: TryItEnvironment): Promise<void> {
  const items = storedCredentials(environment).map((name) => ({ label: name.scheme, description: name.origin, name }));
  if (items.length === 0) {
    await vscode.window.showInformationMessage('No credentials are stored.');
    return;
  }
  const options = { title: 'Forget Credentials', canPickMany: true } as const;
  const chosen = await vscode.window.showQuickPick(items, options);
  if (chosen)
    await forgetSecrets(
      chosen.map(({ name }) => name),
      environment,
    );
}

async function revokeAllowedHosts({ workspaceMemory }: TryItEnvironment): Promise<void> {
  const hosts = allowedHosts(workspaceMemory);
  if (hosts.length === 0) {
    await vscode.window.showInformationMessage('No host is allowed in this workspace.');
    return;
  }
  const options = { title: 'Revoke Allowed Hosts', canPickMany: true } as const;
  const chosen = await vscode.window.showQuickPick([...hosts], options);
  if (chosen) await revokeHosts(workspaceMemory, chosen);
}
