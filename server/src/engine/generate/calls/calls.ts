import { insecureCalls } from '../../facts/insecure-calls.ts';
import type { ExampleRequest } from '../request.ts';
import { fenced } from '../response.ts';
import { curlCall } from './curl.ts';
import { javascriptCall } from './javascript.ts';
import { pythonCall } from './python.ts';

/** A call in blocks of code, one for each language. */
export function callBlocks(request: ExampleRequest): readonly string[] {
  const calls = languages.map(({ name, write }) => ({ name, call: write(request) }));
  // Nobody is shown how to send a password without encryption: which URL to take is left to the reader.
  const isInsecure = calls.some(({ name, call }) => insecureCalls(call, name).length > 0);
  return languages.map(({ name, withVariable }, index) => {
    const call = calls[index]?.call ?? '';
    return fenced(name, isInsecure ? withVariable(call.replace(/(?<![\w$])http(?=:\/\/)/g, insecure)) : call);
  });
}

const insecure = 'INSECURE';

interface Language {
  readonly name: string;
  readonly write: (request: ExampleRequest) => string;
  /** With the variable `BASE_URL` in the place of scheme and host. */
  readonly withVariable: (call: string) => string;
}

const languages: readonly Language[] = [
  {
    name: 'bash',
    write: curlCall,
    withVariable: (call) => call.replace(/INSECURE:\/\/[^/?"'\s]*/, '$BASE_URL').replaceAll(insecure, 'https'),
  },
  {
    name: 'javascript',
    write: javascriptCall,
    withVariable: (call) =>
      call
        .replace(/["`]INSECURE:\/\/[^/?"`]*([^"`]*)["`]/, (_, rest: string) => `\`\${process.env.BASE_URL}${rest}\``)
        .replaceAll(insecure, 'https'),
  },
  {
    name: 'python',
    write: pythonCall,
    withVariable: (call) => {
      const named = call.replace(
        /"INSECURE:\/\/[^/?"]*([^"]*)"/,
        (_, rest: string) => `f"{os.environ['BASE_URL']}${rest}"`,
      );
      const imported = /^import os$/m.test(named) ? named : `import os\n\n${named}`;
      return imported.replaceAll(insecure, 'https');
    },
  },
];
