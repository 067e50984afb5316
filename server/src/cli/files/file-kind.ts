import { basename, extname } from 'node:path';

/**
 * What a file is, by its name. A contract is known by the configuration that names it, not by its own name; whatever
 * else somebody names is read as Markdown.
 */
export function kindOf(path: string): 'markdown' | 'configuration' | 'data' {
  if (/^docwright\.ya?ml$/.test(basename(path))) return 'configuration';
  return ['.yaml', '.yml', '.json'].includes(extname(path).toLowerCase()) ? 'data' : 'markdown';
}

/** The files of a folder that are checked without being named. */
export function isCheckable(name: string): boolean {
  return kindOf(name) !== 'markdown' || /\.mdx?$/i.test(name);
}
