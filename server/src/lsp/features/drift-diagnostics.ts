import type { Diagnostic } from 'vscode-languageserver';
import { type ClosedDocument, ClosedDrift } from '#workspace/apis/closed-drift.ts';
import { uriKey } from '#workspace/uris.ts';
import { inBackground } from '../guard.ts';
import { type Locate, locateBy } from '../locations.ts';
import type { Feature } from '../services.ts';
import { toDiagnostics } from '../to-diagnostics.ts';
import { untilQuiet } from '../until-quiet.ts';

/** Long enough for what the author waits for to be done. In milliseconds. */
const pause = 300;
/** So long may other questions wait while documents are checked. In milliseconds. */
const slice = 4;
/** Who has asked nothing for so long asks for nothing else that the editor shows. In milliseconds. */
const quiet = 3;
/** The same while what is said of a large description is being read. In milliseconds. */
const patience = 15;
/** As many documents are looked at without a pause: most edits concern fewer. */
const mostAtOnce = 24;

/**
 * Sends where documents that no editor shows disagree with the descriptions that one has open: who changes a description sees which lines of its documents that makes
 * false.
 */
export const driftDiagnostics: Feature = ({
  connection,
  host,
  client,
  documents,
  shown,
  projects,
  specs,
  docs,
  analyses,
  resources,
  log,
}) => {
  const closed = new ClosedDrift(docs.apis);
  const sent = new Map<string, string>();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let run = 0;

  const openRoots = () =>
    new Set(documents.all().flatMap((document) => (document.spec ? specs.rootsOf(document.uri).map(uriKey) : [])));

  const send = async ({ facts }: ClosedDocument, locate: Locate): Promise<void> => {
    const key = uriKey(facts.uri);
    const findings = shown.has(facts.uri) ? [] : (closed.findingsIn(key) ?? []);
    const diagnostics: Diagnostic[] = toDiagnostics(findings, { lines: facts.lines, locate, resources, client });
    const content = JSON.stringify(diagnostics);
    if (content === (sent.get(key) ?? '[]')) return;
    if (diagnostics.length > 0) sent.set(key, content);
    else sent.delete(key);
    await connection.sendDiagnostics({ uri: facts.uri, diagnostics });
  };

  /** The editor asks for one document after the other that it shows; what it doesn't show may wait for these. */
  const untilAsked = (milliseconds: number): Promise<void> => untilQuiet(() => analyses.asked, milliseconds);

  /** Checks the few documents that are looked at first. */
  function* checkedFirst(roots: ReadonlySet<string>): Generator<ClosedDocument> {
    for (const document of closed.concerned(roots)) {
      const { facts } = document;
      if (shown.has(facts.uri) || docs.workspace.facts(facts.uri) !== facts) continue;
      closed.check(document);
      yield document;
    }
  }

  /** Sends what is said of documents, which are checked one after the other. Others have begun to do so, where it is false in the end. */
  const sendAll = async (checked: Iterable<ClosedDocument>, locate: Locate, own: number): Promise<boolean> => {
    let began = performance.now();
    let { asked } = analyses;
    let count = 0;
    for (const document of checked) {
      await send(document, locate);
      count += 1;
      // What many documents depend on is left alone while its author types.
      const wait = count === mostAtOnce ? pause : 0;
      if (wait > 0) host.garbage?.collectYoung();
      if (wait === 0 && performance.now() - began < slice) continue;
      await new Promise((resolve) => setTimeout(resolve, wait));
      if (analyses.asked !== asked) await untilAsked(quiet);
      // Something else may be true by now.
      if (run !== own) return false;
      began = performance.now();
      asked = analyses.asked;
    }
    if (count > 0) host.garbage?.collectYoung();
    return run === own;
  };

  const update = async (): Promise<void> => {
    run += 1;
    const own = run;
    await untilAsked(quiet);
    const roots = openRoots();
    if (run !== own || (roots.size === 0 && sent.size === 0)) return;
    const all = docs.workspace.known();
    if (!all || (all.length === 0 && sent.size === 0)) return;
    await docs.apis.prepareAll(all);
    if (run !== own) return;
    const locate = locateBy(
      (uri) => specs.file(uri) ?? docs.workspace.facts(uri)?.lines,
      (uri) => resources.show(documents.get(uri)?.uri ?? uri),
    );
    if (!(await sendAll(checkedFirst(roots), locate, own))) return;
    await untilAsked(patience);
    if (run !== own) return;
    const others = all.filter(({ facts }) => !shown.has(facts.uri));
    if (!(await sendAll(closed.renewed(closed.outdated(others, roots)), locate, own))) return;
    await takeBack();
  };

  /** What was said of documents that nothing is said of any more. */
  const takeBack = async (): Promise<void> => {
    for (const key of [...sent.keys()]) {
      if (closed.findingsIn(key)) continue;
      sent.delete(key);
      // Those of an open document are sent elsewhere to a client that doesn't pull them.
      if (client.pullsDiagnostics || !documents.get(key))
        await connection.sendDiagnostics({ uri: key, diagnostics: [] });
    }
  };

  const schedule = (delay: number) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => inBackground(log, 'textDocument/publishDiagnostics of documents', update()), delay);
  };
  analyses.onDidAnalyse(({ spec }) => {
    if (spec) schedule(0);
  });
  docs.onDidChange(() => schedule(pause));
  documents.onDidClose(() => schedule(pause));
  shown.onDidShow((uri) => {
    if (sent.has(uriKey(uri))) schedule(0);
  });
  projects.onDidChange(() => schedule(pause));
};
