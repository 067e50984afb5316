type Options = Readonly<Record<string, unknown>>;

/** Where an option of ours has another name, since one rule of ours does what two of theirs do: ours by theirs. */
const otherNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'request-mime-type': { allowedValues: 'request' },
  'response-mime-type': { allowedValues: 'response' },
  'response-contains-header': { names: 'headers' },
  'response-contains-property': { names: 'properties' },
};

/** What makes a rule of ours do what theirs does. */
const presets: Readonly<Record<string, Options>> = {
  'component-name-unique': { unique: true },
};

/** What a suite's options for a rule are in our settings. */
export function ourOptions(rule: string, options: Options): Options {
  const names = otherNames[rule] ?? {};
  const own = Object.entries(options).map(([name, value]) => [names[name] ?? name, value] as const);
  return { ...presets[rule], ...Object.fromEntries(own) };
}
