import * as vscode from 'vscode';
import type { BaseLanguageClient, WorkspaceEdit } from 'vscode-languageclient';
import {
  type AnswerTryParams,
  type BuildTryParams,
  type BuildTryResult,
  buildTryRequest,
  type CheckTryResult,
  checkTryRequest,
  type InsertTryResult,
  insertTryRequest,
  type PlanTryResult,
  planTryRequest,
  type TriedParams,
} from '#shared/try-it.ts';
import { applyEdit } from '../commands/apply-edit.ts';
import type { SecretQuestion, TryItEnvironment, TryItServer } from './environment.ts';

/** VS Code, for what sends requests. */
export function tryItEnvironment(extension: vscode.ExtensionContext, client: BaseLanguageClient): TryItEnvironment {
  return {
    isOn: canTry,
    server: connect(client),
    secrets: extension.secrets,
    workspaceMemory: extension.workspaceState,
    userMemory: extension.globalState,
    allow,
    askSecret,
    fetch: (...parameters) => fetch(...parameters),
    now: () => performance.now(),
    patience: 30_000,
  };
}

/** Whether requests can be sent from previews: only where the user has turned that on, and trusts the workspace. */
export function canTry(): boolean {
  return vscode.workspace.isTrusted && vscode.workspace.getConfiguration('docwright.preview').get('tryIt', false);
}

async function allow(origin: string): Promise<boolean> {
  const yes = 'Allow';
  const detail =
    'Docwright sends the requests that you start in a preview of this workspace there. "Docwright: Revoke Allowed Hosts" takes it back.';
  const options = { modal: true, detail };
  return (await vscode.window.showWarningMessage(`Allow requests to ${origin}?`, options, yes)) === yes;
}

function askSecret({ scheme, origin, isNameAndPassword }: SecretQuestion): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: `${scheme} for ${origin}`,
    prompt: isNameAndPassword ? 'The name and the password, with a colon between.' : 'The key or the token.',
    placeHolder: isNameAndPassword ? 'name:password' : '',
    password: true,
    ignoreFocusOut: true,
  });
}

function connect(client: BaseLanguageClient): TryItServer {
  return {
    plan: (uri, endpoint) => client.sendRequest<PlanTryResult>(planTryRequest, { uri, endpoint } satisfies TriedParams),
    build: async (uri, endpoint, input) => {
      const params: BuildTryParams = { uri, endpoint, ...input };
      const result = await client.sendRequest<BuildTryResult>(buildTryRequest, params);
      if (!result) return { problem: 'The endpoint is not there any more' };
      return 'request' in result ? result.request : result;
    },
    check: (uri, endpoint, answer) =>
      client.sendRequest<CheckTryResult>(checkTryRequest, { uri, endpoint, answer } satisfies AnswerTryParams),
    insert: async (uri, endpoint, answer) => {
      const params: AnswerTryParams = { uri, endpoint, answer };
      const result = await client.sendRequest<InsertTryResult>(insertTryRequest, params);
      if (!result) return 'The endpoint is not there any more.';
      if ('refusal' in result) return `${result.refusal}.`;
      // Made by the server as one of the protocol's.
      const isApplied = await applyEdit(client, result.edit as WorkspaceEdit);
      if (!isApplied) return 'The file has changed meanwhile; nothing was inserted.';
      const { secrets } = result;
      const words =
        secrets === 1
          ? ' A secret was replaced by a placeholder.'
          : ` ${secrets} secrets were replaced by placeholders.`;
      return `The answer is the example now.${secrets === 0 ? '' : words}`;
    },
  };
}
