type Options = Readonly<Record<string, unknown>>;

/** What a suite's options for a rule are in our settings. Where we have the option under its own name, nothing needs to be done. */
export function ourOptions(_rule: string, options: Options): Options {
  return options;
}
