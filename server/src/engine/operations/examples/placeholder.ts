/** Whether a text stands for another one, or leaves something out: `<id>`, `eyJhbGciOi...`, `YOUR_API_KEY`, `string`. */
export function isPlaceholderText(text: string): boolean {
  return parts.test(text) || kinds.test(text.trim());
}

const parts =
  /<[^<>]+>|\{\{|\$\{|^\$\w+$|\{[A-Za-z_][\w .-]*\}|^\[[A-Za-z][\w .-]*\]$|^:[A-Za-z_]\w*$|%[A-Za-z_]+%|\.{3}|…|\*{3}|x{4}|X{3}|\b(?:YOUR|MY|REPLACE|INSERT)[_ -]|\byour[_-]|[_ -]HERE\b|REDACTED|\bTODO\b|^\S+(?:\s*\|\s*\S+)+$/;

const kinds =
  /^(?:an? )?(?:string|str|text|integer|int\d*|number|float|double|long|bool|boolean|object|array|uuid|guid|date|date-?time|timestamp|iso8601|ur[li]|email|binary|base64|bytes?|password|hex|any|value|null)(?:\[\])?$/i;
