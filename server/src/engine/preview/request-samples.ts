/** A request as a sample of code makes it. */
export interface SampleRequest {
  /** In upper case. */
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Undefined for a request without one. */
  readonly body: string | undefined;
}

/** A sample of code that makes a request. */
export interface RequestSample {
  /** What a reader calls it: as the label of a code block in this language. */
  readonly label: string;
  /** As in an info string. */
  readonly language: string;
  readonly code: string;
}

/** A request in cURL, JavaScript and Python, in this order. */
export function requestSamples(request: SampleRequest): RequestSample[] {
  return [
    { label: 'cURL', language: 'bash', code: curl(request) },
    { label: 'JavaScript', language: 'javascript', code: javascript(request) },
    { label: 'Python', language: 'python', code: python(request) },
  ];
}

function curl({ method, url, headers, body }: SampleRequest): string {
  const verb = method === (body === undefined ? 'GET' : 'POST') ? '' : `-X ${method} `;
  const options = [
    ...headers.map(([name, value]) => `-H ${shellWord(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${shellWord(body)}`]),
  ];
  return [`curl ${verb}${shellWord(url)}`, ...options].join(' \\\n  ');
}

function shellWord(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function javascript({ method, url, headers, body }: SampleRequest): string {
  const value = jsonOf(body);
  const options = [
    ...(method === 'GET' ? [] : [`  method: ${JSON.stringify(method)},`]),
    ...(headers.length === 0
      ? []
      : [`  headers: ${indented(JSON.stringify(Object.fromEntries(headers), undefined, 2), 2)},`]),
    ...(body === undefined
      ? []
      : [
          `  body: ${value ? `JSON.stringify(${indented(JSON.stringify(value.json, undefined, 2), 2)})` : JSON.stringify(body)},`,
        ]),
  ];
  const rest = options.length === 0 ? '' : `, {\n${options.join('\n')}\n}`;
  return `const response = await fetch(${JSON.stringify(url)}${rest});\nconst data = await response.json();`;
}

function python({ method, url, headers, body }: SampleRequest): string {
  const value = jsonOf(body);
  // The library says by itself what a body in JSON is.
  const own = value ? headers.filter(([name]) => name.toLowerCase() !== 'content-type') : headers;
  const verb = method.toLowerCase();
  const isOwnVerb = /^(?:get|post|put|patch|delete|head|options)$/.test(verb);
  const parameters = [
    ...(isOwnVerb ? [] : [JSON.stringify(method)]),
    JSON.stringify(url),
    ...(own.length === 0 ? [] : [`headers=${pythonLiteral(Object.fromEntries(own), 4)}`]),
    ...(body === undefined ? [] : [value ? `json=${pythonLiteral(value.json, 4)}` : `data=${JSON.stringify(body)}`]),
  ];
  const list = parameters.length === 1 ? parameters[0] : `\n    ${parameters.join(',\n    ')},\n`;
  return `import requests\n\nresponse = requests.${isOwnVerb ? verb : 'request'}(${list})\nprint(response.json())`;
}

function pythonLiteral(value: unknown, indent: number): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const items = Array.isArray(value)
    ? value.map((item) => pythonLiteral(item, indent + 4))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${pythonLiteral(item, indent + 4)}`);
  if (items.length === 0) return open + close;
  const gap = ' '.repeat(indent);
  return `${open}\n${items.map((item) => `${gap}    ${item},\n`).join('')}${gap}${close}`;
}

function indented(text: string, by: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(by)}`);
}

/** Undefined where the body isn't JSON. */
function jsonOf(body: string | undefined): { readonly json: unknown } | undefined {
  if (body === undefined || !/^\s*[[{]/.test(body)) return undefined;
  try {
    return { json: JSON.parse(body) };
  } catch {
    return undefined;
  }
}
