/** The specs that are measured, each in a folder of its own: those of a corpus, and made-up ones. */
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { asJson, asYaml, syntheticSizes, syntheticSpec } from './synthetic-spec.mjs';

/** Well-known specs of a corpus, packed by gzip. `isEdited` ones are opened in an editor, too. */
const largeSpecs = [
  { id: 'stripe', title: 'Stripe', file: 'stripe-bench.yaml', isEdited: true },
  { id: 'github-yaml', title: 'GitHub', file: 'github-bench.yaml', isEdited: true },
  { id: 'github-json', title: 'GitHub', file: 'octokit-api.github.com.json', isEdited: true },
  { id: 'graph', title: 'Microsoft Graph', file: 'DERIVED-msgraph-v1.0.yaml', isEdited: false },
];

/** Sizes of specs that are not large, in bytes. */
const smallSize = 7_000;
const mediumSize = 230_000;

/**
 * What there is to measure: with a corpus, its specs and a made-up large one; without, made-up ones only. `write()` puts the
 * file into its folder below `folder` and answers with its path.
 */
export async function specsToMeasure(corpus, folder) {
  const synthetic = syntheticSpecs();
  const all = corpus === undefined ? synthetic : [...(await corpusSpecs(corpus)), ...synthetic.filter(isLargeYaml)];
  return all.map(({ writeTo, ...spec }) => ({
    ...spec,
    language: spec.file.endsWith('.json') ? 'json' : 'yaml',
    async write() {
      const path = join(folder, spec.id, spec.file);
      await mkdir(join(folder, spec.id), { recursive: true });
      await writeTo(path);
      const { size } = await stat(path);
      return { path, title: `${spec.title}, ${formatSize(size)} ${spec.file.endsWith('.json') ? 'JSON' : 'YAML'}` };
    },
  }));
}

function syntheticSpecs() {
  const spec = (id, size, file) => ({
    id,
    title: 'made-up',
    file,
    isEdited: size === syntheticSizes.large,
    writeTo: (path) => {
      const value = syntheticSpec(size);
      return writeFile(path, file.endsWith('.json') ? asJson(value) : asYaml(value));
    },
  });
  const { small, medium, large } = syntheticSizes;
  return [
    spec('made-up-small', small, 'openapi.yaml'),
    spec('made-up-medium', medium, 'openapi.yaml'),
    spec('made-up-yaml', large, 'openapi.yaml'),
    spec('made-up-json', large, 'openapi.json'),
  ];
}

function isLargeYaml({ id }) {
  return id === 'made-up-yaml';
}

async function corpusSpecs(corpus) {
  const specs = join(corpus, 'specs');
  const candidates = await sizesBelow(specs);
  const small = await nearest(candidates, smallSize);
  const medium = await nearest(candidates, mediumSize);
  const chosen = (id, path) => ({
    id,
    title: id,
    file: 'openapi.yaml',
    isEdited: false,
    writeTo: (to) => copyFile(path, to),
  });
  return [
    ...(small ? [chosen('small', small)] : []),
    ...(medium ? [chosen('medium', medium)] : []),
    ...largeSpecs.map((spec) => ({
      ...spec,
      writeTo: (path) =>
        pipeline(createReadStream(join(specs, 'large', `${spec.file}.gz`)), createGunzip(), createWriteStream(path)),
    })),
  ];
}

/** All YAML files below a folder with their sizes, in the order of their paths. */
async function sizesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(paths.map(async (path) => ({ path, size: (await stat(path)).size })));
}

/** The spec whose size is nearest to a size. */
async function nearest(candidates, size) {
  const distance = (one) => Math.abs(one.size - size);
  for (const { path } of candidates.toSorted((a, b) => distance(a) - distance(b))) {
    if (/^(openapi|swagger): /m.test(await readFile(path, 'utf8'))) return path;
  }
  return undefined;
}

function formatSize(bytes) {
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
