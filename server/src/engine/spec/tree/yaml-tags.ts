const corePrefix = 'tag:yaml.org,2002:';

/**
 * The name of a tag in the core schema: `str` of `!!str`, of `!<tag:yaml.org,2002:str>`, and of `!`, which says that a value is text.
 * Any other tag is the author's own: its name here is empty. `handles` are those of `%TAG` directives.
 */
export function coreTag(tag: string, handles: ReadonlyMap<string, string>): string {
  return coreName(tag === '!' ? tag : fullName(tag, handles));
}

/** The same of a tag's full name. */
export function coreName(name: string): string {
  if (name === '!') return 'str';
  return name.startsWith(corePrefix) ? name.slice(corePrefix.length) : '';
}

function fullName(tag: string, handles: ReadonlyMap<string, string>): string {
  if (tag.startsWith('!<')) return tag.slice(2, -1);
  const handle = tag.slice(0, tag.indexOf('!', 1) + 1) || '!';
  const prefix = handles.get(handle) ?? (handle === '!!' ? corePrefix : handle);
  return prefix + tag.slice(handle.length);
}
