import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type CoverageChanged,
  type CoverageNode,
  type CoverageResult,
  coverageChangedNotification,
  coverageRequest,
} from '#shared/protocol.ts';

/** The view in the explorer that shows what documents say of their OpenAPI descriptions. It is there only where a document is about one. */
export class CoverageView implements vscode.TreeDataProvider<CoverageNode>, vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #didChange = new vscode.EventEmitter<void>();
  readonly #disposable: vscode.Disposable;

  readonly onDidChangeTreeData: vscode.Event<void> = this.#didChange.event;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#disposable = vscode.Disposable.from(
      this.#didChange,
      vscode.window.createTreeView('docwright.coverage', { treeDataProvider: this, showCollapseAll: true }),
      client.onNotification(coverageChangedNotification, ({ hasCoverage }: CoverageChanged) => {
        void vscode.commands.executeCommand('setContext', 'docwright.hasCoverage', hasCoverage);
        // A view that nobody sees asks for nothing.
        this.#didChange.fire();
      }),
    );
  }

  async getChildren(node?: CoverageNode): Promise<CoverageNode[]> {
    if (node) return [...node.children];
    return this.#client.isRunning() ? [...(await this.#client.sendRequest<CoverageResult>(coverageRequest))] : [];
  }

  getTreeItem({ label, description, state, target, children }: CoverageNode): vscode.TreeItem {
    const item = new vscode.TreeItem(label, children.length > 0 ? collapsed : none);
    item.description = description;
    item.tooltip = `${label}: ${description}`;
    item.iconPath = icons[state];
    if (target) item.command = this.#open(target);
    return item;
  }

  dispose(): void {
    this.#disposable.dispose();
  }

  #open({ uri, line, character }: NonNullable<CoverageNode['target']>): vscode.Command {
    const selection = new vscode.Range(line, character, line, character);
    const document = this.#client.protocol2CodeConverter.asUri(uri);
    return { command: 'vscode.open', title: 'Open', arguments: [document, { selection }] };
  }
}

const { Collapsed: collapsed, None: none } = vscode.TreeItemCollapsibleState;

const icons: Readonly<Record<CoverageNode['state'], vscode.ThemeIcon>> = {
  covered: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  partly: new vscode.ThemeIcon('circle-large-outline', new vscode.ThemeColor('list.warningForeground')),
  missing: new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('list.errorForeground')),
};
