type Options = Readonly<Record<string, unknown>>;

/** Where an option of ours has another name, since one rule of ours does what two of theirs do: ours by theirs. */
const otherNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'request-mime-type': { allowedValues: 'request' },
  'response-mime-type': { allowedValues: 'response' },
  'response-contains-header': { names: 'headers' },
  'response-contains-property': { names: 'properties' },
};

/** What a suite's options for a rule are in our settings. */
export function ourOptions(rule: string, options: Options): Options {
  const names = otherNames[rule] ?? {};
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [names[name] ?? name, value]));
}
