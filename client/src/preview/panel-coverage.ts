import * as vscode from 'vscode';
import type { CoverageNode, CoverageResult, MessageFromPreview, MessageToPreview } from '#shared/protocol.ts';
import { sayBriefly } from './say-briefly.ts';

/** The coverage that a panel shows beside its page, as long as somebody looks at it. */
export class PanelCoverage {
  readonly #ask: () => Promise<CoverageResult>;
  readonly #post: (message: MessageToPreview) => void;
  #isWatched = false;
  #told: CoverageResult = [];

  constructor(ask: () => Promise<CoverageResult>, post: (message: MessageToPreview) => void) {
    this.#ask = ask;
    this.#post = post;
  }

  async watch(isWatched: boolean): Promise<void> {
    this.#isWatched = isWatched;
    await this.refresh();
  }

  async refresh(): Promise<void> {
    if (!this.#isWatched) return;
    this.#told = await this.#ask();
    this.#post({ kind: 'coverage', descriptions: this.#told });
  }

  /** Leads to an entry, or writes what is missing there, in one step that can be undone. */
  async act({ path, does }: Extract<MessageFromPreview, { kind: 'coverage' }>): Promise<void> {
    const node = nodeAt(this.#told, path);
    if (!node?.target) return;
    const { uri, line, character } = node.target;
    const document = vscode.Uri.parse(uri);
    const place = new vscode.Range(line, character, line, character);
    if (does === 'open') await vscode.window.showTextDocument(document, { selection: place });
    else if (node.mendedBy) await write(document, place, node.mendedBy);
  }
}

function nodeAt(nodes: readonly CoverageNode[], path: readonly number[]): CoverageNode | undefined {
  const [index, ...rest] = path;
  const node = index === undefined ? undefined : nodes[index];
  return rest.length === 0 ? node : node && nodeAt(node.children, rest);
}

/** Does the first of what the light bulb offers there. */
async function write(uri: vscode.Uri, place: vscode.Range, kinds: readonly string[]): Promise<void> {
  await vscode.workspace.openTextDocument(uri);
  for (const kind of kinds) {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      place,
      kind,
      mostResolved,
    );
    const edit = actions.find((action) => action.edit)?.edit;
    if (!edit) continue;
    await vscode.workspace.applyEdit(edit);
    return;
  }
  sayBriefly('Nothing is missing here any more.');
}

/** So many actions have their edits worked out. */
const mostResolved = 1;
