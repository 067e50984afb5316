/** What people wait for who change a description, or one of a thousand documents that were written from it: what each says of the other then. */
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { documentEdits, insertion, lineIn, operationEdits, sharedEdits, sharedLines } from './drift-edits.mjs';
import { EditedText } from './edited-text.mjs';
import { startEditor } from './editor.mjs';
import { collectOwnGarbage } from './own-garbage.mjs';
import { outputOf, residentMemory, untilIdle } from './processes.mjs';
import { mulberry32 } from './random.mjs';
import { timesRow, valueRow } from './table.mjs';

const opened = 10;
/** So many of them are about the schema that is changed. */
const about = 3;
const rounds = 20;
const answerLimit = 30_000;
/** Between two edits, in milliseconds: an author looks at what one has led to. */
const rest = 150;

/** Components that as many others are referred to more often are not shared by many. */
const mostShared = 60;
/** Edits of an operation that make a document of it false. */
const findsDrift = new Set(['path', 'method', 'operation less', 'parameter', 'status']);

/** In milliseconds and MB, on the machine that all figures are from. */
const limits = { refreshed: { p95: 50 }, memory: { p50: 700 } };
const isLimited = new Set(['github-yaml', 'made-up-yaml']);

/** The measurements of drift, each with a name and `run(add)`. */
export function driftTasks(specs, own) {
  return specs
    .filter(({ isEdited, language }) => isEdited && language === 'yaml')
    .map((spec) => ({ name: `drift ${spec.id} docwright`, run: (add) => measureDrift(spec, own, add) }));
}

async function measureDrift(spec, own, add) {
  const { path: original, title } = await spec.write();
  const folder = join(dirname(original), 'drift');
  const path = join(folder, basename(original));
  await mkdir(folder);
  await copyFile(original, path);
  const { command, parameters } = own.generate(`generate-${spec.id}`, path, join(folder, 'docs'));
  const { code, stderr } = await outputOf(command, parameters, { cwd: folder });
  if (code !== 0) throw new Error(`The documents could not be written:\n${stderr}`);
  const session = await open(own.server(`drift-${spec.id}`), folder, path);
  const subject = `${title}, ${session.documents.length} documents`;
  const wanted = isLimited.has(spec.id) ? limits : {};
  try {
    for (const [name, measure] of Object.entries(scenarios)) {
      const times = [];
      for (let round = 0; round < rounds; round++) times.push(...(await measure(session, round)));
      if (times.length > 0) add(timesRow(`${name}: ${subject}`, times, { limits: wanted.refreshed }));
    }
    const memory = await residentMemory(session.editor.pid);
    add(valueRow(`memory of drift: ${subject}`, memory, 'MB', { limits: wanted.memory }));
  } finally {
    await session.editor.stop();
  }
}

/** Each makes an edit and takes it back, and answers with the milliseconds of both; with none where there is nothing to edit. */
const scenarios = {
  ...scenariosOf(operationEdits, (kind, edit) => ({
    [`${kind} in the spec → its diagnostics, and a document’s`]: (session, round) => {
      const document = openAt(session, round);
      return bothWays(session.spec, edit(operationOf(session, document)), () =>
        untilDiagnosed(session, session.spec, document),
      );
    },
  })),
  ...scenariosOf(operationEdits, (kind, edit) =>
    findsDrift.has(kind)
      ? {
          [`${kind} in the spec → a closed document`]: (session, round) => {
            const document = closedAt(session, round);
            return bothWays(session.spec, edit(operationOf(session, document)), () =>
              untilPublished(session, document),
            );
          },
        }
      : {},
  ),
  'path in the spec → an open document': (session, round) => {
    const { path } = operationEdits;
    return bothWays(session.spec, path(operationOf(session, openAt(session, round))), () => untilRefreshed(session));
  },
  'parameter in the spec → an open document': (session, round) => {
    const { parameter } = operationEdits;
    const edit = parameter(operationOf(session, openAt(session, round)));
    return bothWays(session.spec, edit, () => untilRefreshed(session));
  },
  'property of the schema that most is about → open documents': (session) =>
    bothWays(session.spec, insertion(session.shared, 'x'), () => untilRefreshed(session)),
  ...scenariosOf(sharedEdits, (kind, { edit, ...where }) => ({
    [`${kind} → the spec’s diagnostics, and open documents’`]: (session, round) => {
      const { text } = session.spec;
      const line = sharedLines(text, { ...where, most: mostShared, random: mulberry32(round) })[0];
      if (line === undefined) return [];
      return bothWays(session.spec, edit(text, line), () => untilDiagnosed(session, session.spec, ...session.shown));
    },
  })),
  'server in the spec → its diagnostics, and a document’s': (session, round) => {
    const { text } = session.spec;
    const line = lineIn(text, { start: 0, end: text.lineCount, pattern: /^ *- url: http/ });
    if (line === undefined) return [];
    const edit = insertion({ line, character: text.lineAt(line).length }, `/v${round + 1}`);
    return bothWays(session.spec, edit, () => untilDiagnosed(session, session.spec, openAt(session, round)));
  },
  ...scenariosOf(documentEdits, (kind, { pattern, edit }) => ({
    [`${kind} in a document → its diagnostics, and the spec’s`]: (session, round) => {
      const document = openAt(session, round);
      const line = lineIn(document.text, { start: 0, end: document.text.lineCount, pattern });
      if (line === undefined) return [];
      return bothWays(document, edit(document.text, line), () => untilDiagnosed(session, document, session.spec));
    },
  })),
};

/** The scenarios of all kinds of edits. */
function scenariosOf(edits, make) {
  return Object.assign({}, ...Object.entries(edits).map(([kind, edit]) => make(kind, edit)));
}

/** A server that knows a description and its documents, of which some are open, and has said what there is to say of the others. */
async function open(server, folder, path) {
  const waiting = [];
  const editor = await startEditor({
    ...server,
    folder,
    limit: answerLimit,
    answer: (connection) =>
      connection.onRequest('workspace/diagnostic/refresh', () => {
        for (const resolve of waiting.splice(0)) resolve();
        return null;
      }),
  });
  const uri = String(pathToFileURL(path));
  const spec = await shownIn(editor, { uri, language: 'yaml', text: await readFile(path, 'utf8') });
  const documents = await documentsIn(join(folder, 'docs'));
  const shared = sharedProperty(spec.text);
  const chosen = documentsToOpen(documents, (document) =>
    operationText({ spec }, document).includes(`/schemas/${shared.schema}`),
  );
  const shown = [];
  for (const document of chosen) shown.push(await shownIn(editor, document));
  const closed = documents.filter((document) => !chosen.includes(document));
  const refreshed = () =>
    Promise.race([
      new Promise((resolve) => waiting.push(resolve)),
      new Promise((_, reject) => setTimeout(() => reject(new Error('nothing was refreshed')), answerLimit).unref()),
    ]);
  const session = { editor, refreshed, documents, spec, shown, closed, shared: shared.position };
  // Until all closed documents have been checked.
  await untilIdle(editor.pid);
  return session;
}

/** Some from all over the description, and some that a schema is about. */
function documentsToOpen(documents, isAbout) {
  const apart = Math.ceil(documents.length / (opened - about));
  const spread = documents.filter((_, index) => index % apart === 0);
  const others = documents.filter((document) => !spread.includes(document) && isAbout(document));
  return [...spread, ...others.slice(0, about)];
}

async function shownIn(editor, { text, ...document }) {
  const opened = { ...document, editor, text: new EditedText(text), version: 1 };
  const { uri, language } = document;
  await editor.notify('textDocument/didOpen', { textDocument: { uri, languageId: language, version: 1, text } });
  await diagnose({ editor }, opened);
  return opened;
}

/** The documents that are about one operation each, which their first heading names. */
async function documentsIn(folder) {
  const files = (await readdir(folder)).sort();
  const documents = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file), 'utf8');
      const lines = text.split('\n');
      const heading = lines.findIndex((line) => line.startsWith('# '));
      const word = lines.findIndex((line, index) => index > heading && /^\w/.test(line));
      const [, method, template] = /^# (\w+) (\S+)$/.exec(lines[heading] ?? '') ?? [];
      return {
        uri: String(pathToFileURL(join(folder, file))),
        language: 'markdown',
        text,
        method: method?.toLowerCase(),
        template,
        heading: { line: heading, character: lines[heading]?.length ?? 0 },
        word: { line: word, character: 1 },
      };
    }),
  );
  return documents.filter(({ template, word }) => template !== undefined && word.line !== -1);
}

function openAt({ shown }, round) {
  return shown[round % shown.length];
}

function closedAt({ closed }, round) {
  return closed[Math.floor(((round + 0.5) / rounds) * closed.length)];
}

/** The end of a document's path in the description. */
function keyOf({ spec: { text } }, { template }) {
  for (let line = 0; line < text.lineCount; line++) {
    const key = /^ {2}(["']?)(\/.*)\1:\s*$/.exec(text.lineAt(line));
    if (key?.[2] === template) return { line, character: 2 + key[1].length + template.length };
  }
  throw new Error(`No path is ${template}`);
}

/** The lines of a document's operation in the description: that of its method, and that behind it; with the end of its path. */
function operationOf(session, document) {
  const { text } = session.spec;
  const key = keyOf(session, document);
  let start = key.line + 1;
  while (text.lineAt(start) !== `    ${document.method}:`) start++;
  let end = start + 1;
  while (/^ {5}|^$/.test(text.lineAt(end))) end++;
  return { text, key, start, end };
}

function operationText(session, document) {
  const { start, end } = operationOf(session, document);
  return Array.from({ length: end - start }, (_, index) => session.spec.text.lineAt(start + index)).join('\n');
}

/** The name of a property of the schema that most places refer to. */
function sharedProperty(text) {
  const counts = new Map();
  for (const [, name] of text.toString().matchAll(/#\/components\/schemas\/([\w.-]+)/g))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [name] of [...counts].sort(([, one], [, other]) => other - one)) {
    let line = 0;
    while (line < text.lineCount && text.lineAt(line) !== `    ${name}:`) line++;
    while (/^ {5}|^ {4}\S+:$/.test(text.lineAt(line)) && text.lineAt(line) !== '      properties:') line++;
    const property = /^ {8}\w+/.exec(text.lineAt(line + 1))?.[0];
    if (property) return { schema: name, position: { line: line + 1, character: property.length } };
  }
  throw new Error('No schema is referred to');
}

/** Makes an edit and takes it back; answers with the milliseconds that each takes until something is there. */
async function bothWays(document, edit, arrival) {
  if (!edit) return [];
  const undo = document.text.apply(edit);
  document.text.apply(undo);
  const times = [];
  for (const { start, end, text } of [edit, undo]) {
    document.text.apply({ start, end, text });
    document.version += 1;
    const { uri, version, editor } = document;
    const began = performance.now();
    const arrived = arrival();
    await editor.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start, end }, text }],
    });
    await arrived;
    times.push(performance.now() - began);
    collectOwnGarbage();
    await new Promise((resolve) => setTimeout(resolve, rest));
  }
  return times;
}

async function diagnose({ editor }, ...documents) {
  for (const { uri } of documents) await editor.request('textDocument/diagnostic', { textDocument: { uri } });
}

async function untilDiagnosed(session, ...documents) {
  await afterChange();
  await diagnose(session, ...documents);
}

/** Until the editor has been told to ask again, and has what is said of all documents that it shows. */
async function untilRefreshed(session) {
  const refreshed = session.refreshed();
  await afterChange();
  await diagnose(session, session.spec);
  await refreshed;
  await diagnose(session, ...session.shown);
}

async function untilPublished(session, { uri }) {
  const published = session.editor.next('textDocument/publishDiagnostics', (params) => params.uri === uri);
  await afterChange();
  await diagnose(session, session.spec);
  await published;
}

/** What is asked for is asked behind the change. */
function afterChange() {
  return new Promise((resolve) => setImmediate(resolve));
}
